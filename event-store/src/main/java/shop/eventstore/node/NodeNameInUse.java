package shop.eventstore.node;

/** Another process that lives bears the name that this one was given. */
public final class NodeNameInUse extends RuntimeException {

  private final String node;

  NodeNameInUse(String node) {
    super("there is a node named " + node + " already");
    this.node = node;
  }

  String node() {
    return node;
  }
}
