package shop.benchmark;

import java.util.function.Consumer;

/** Something that runs checkouts durably on PostgreSQL. Its methods are called by many threads. */
public interface Engine extends AutoCloseable {

  /** Starts an engine. */
  @FunctionalInterface
  interface Starter {

    /**
     * Starts an engine with the workload's shop in it.
     *
     * @param url of an empty database, with user and password in it
     * @param ended is told the cart of every checkout that has ended durably
     */
    Engine start(String url, Workload workload, Consumer<String> ended) throws Exception;
  }

  /** Puts a filled cart in place. Not measured: to fill carts is not the checkout. */
  void fill(Purchase purchase) throws Exception;

  /** Submits a filled cart and returns when its checkout is accepted durably. */
  void submit(Purchase purchase) throws Exception;

  /** What the data says; asked when every checkout has ended. */
  Tally tally() throws Exception;

  @Override
  void close();
}
