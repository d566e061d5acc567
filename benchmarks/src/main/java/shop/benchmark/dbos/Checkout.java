package shop.benchmark.dbos;

/** The workflow. DBOS wants an interface, which it stands in for. */
interface Checkout {

  void run(String cart) throws Exception;
}
