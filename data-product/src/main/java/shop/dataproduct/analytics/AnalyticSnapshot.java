package shop.dataproduct.analytics;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import shop.sandbox.Snapshot;

/** The store as it was at a position, in files that do not change and stay until this is closed. */
public final class AnalyticSnapshot implements AutoCloseable {

  private final ContractSql contract;
  private final SharedFile base;
  private final SharedFile tail;
  private final long position;
  private boolean closed;

  AnalyticSnapshot(ContractSql contract, SharedFile base, SharedFile tail, long position) {
    this.contract = contract;
    this.base = base;
    this.tail = tail;
    this.position = position;
  }

  /** The position of the last event that is in it. */
  public long position() {
    return position;
  }

  /** What a child has to do to ask it, and what may be asked. */
  public Snapshot files() {
    return new Snapshot(
        Stream.concat(
                Stream.of(
                    Database.attachToRead(base.path(), "base"),
                    Database.attachToRead(tail.path(), "tail")),
                contract.relations().stream())
            .toList(),
        List.of(),
        relations(),
        contract.functions());
  }

  /** The views, and the lists of resources on which some of them stand. */
  private Set<String> relations() {
    var names = new HashSet<>(contract.views());
    for (var state : contract.states()) {
      names.add(state.name());
      state.lists().forEach(list -> names.add(list.name()));
    }
    return names;
  }

  /** Lets the files go. */
  @Override
  public synchronized void close() {
    if (!closed) {
      closed = true;
      base.release();
      tail.release();
    }
  }
}
