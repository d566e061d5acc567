package shop.contract;

/**
 * What reacts by itself to facts of the public log. It is one of Axon's event handlers, and its
 * package is the processor that runs it; it is shown what concerns it or another one of its
 * package, and now and then something else, by which its place in the log moves on.
 */
public interface Reaction {

  /** Whether it has something to do when the log tells this. */
  boolean concerns(ResourceEvent event);
}
