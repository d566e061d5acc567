package shop.eventstore.node;

/** What the active node does and no other. */
public interface Duties {

  /** Begins; this node has become the active one. */
  void begin();

  /** Ends, and returns when nothing is done any more. */
  void end();
}
