package shop.eventstore.node;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/** The place of the active node; a database has one. */
interface Seat {

  /**
   * Takes it or keeps it.
   *
   * @param self where this node can be reached
   * @return whether this node has it, for a {@link #lease} from the moment of the call
   */
  boolean hold(URI self);

  /** For how long it is certain that nobody else has it. */
  Duration lease();

  /** Where the node can be reached that had it when this one last looked. */
  Optional<URI> holder();

  /** Leaves it to others. */
  void leave();

  /** The seat at a database that belongs to one process. */
  Seat ONLY =
      new Seat() {
        @Override
        public boolean hold(URI self) {
          return true;
        }

        @Override
        public Duration lease() {
          return Duration.ofDays(10_000);
        }

        @Override
        public Optional<URI> holder() {
          return Optional.empty();
        }

        @Override
        public void leave() {}
      };
}
