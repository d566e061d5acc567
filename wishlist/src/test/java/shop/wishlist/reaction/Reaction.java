package shop.wishlist.reaction;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.axonframework.eventhandling.AnnotationEventHandlerAdapter;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericEventMessage;
import org.axonframework.messaging.Message;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.RollbackConfigurationType;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.h2.jdbcx.JdbcConnectionPool;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.datasource.init.ResourceDatabasePopulator;
import shop.contract.CheckoutId;
import shop.contract.CustomerId;
import shop.contract.LogQuery;
import shop.contract.ProductId;
import shop.contract.Refusal.Reason;
import shop.contract.ResourceEvent;
import shop.eventstore.Causation;
import shop.testing.RecordedLog;
import shop.wishlist.WishlistCommand;
import shop.wishlist.WishlistCommand.AddWish;
import shop.wishlist.WishlistCommand.RemoveWish;
import shop.wishlist.WishlistEvent.WishAvailable;
import shop.wishlist.WishlistsInMemory;
import shop.wishlist.resource.PublishedWishlists;

/**
 * The reaction as its processor runs it: batches of a recorded log, each in one transaction, on the
 * real table, with real wish lists whose events the log tells at once.
 */
final class Reaction implements AutoCloseable {

  final RecordedLog log = new RecordedLog();
  final PublicFacts facts = new PublicFacts(log);
  final Statements statements;
  private final JdbcTemplate sql;
  private final PublishedWishlists published = new PublishedWishlists(log);
  private final WishlistsInMemory wishlists = WishlistsInMemory.start();
  private final JdbcConnectionPool database;
  private final SpringTransactionManager transactions;
  private final List<AnnotationEventHandlerAdapter> handlers;
  private long handled;
  private int told;

  Reaction() {
    database =
        JdbcConnectionPool.create(
            "jdbc:h2:mem:%s;MODE=PostgreSQL;DATABASE_TO_LOWER=TRUE".formatted(UUID.randomUUID()),
            "shop",
            "");
    new ResourceDatabasePopulator(new ClassPathResource("db/migration/V5__waiting_wishes.sql"))
        .execute(database);
    statements = new Statements(database);
    sql = new JdbcTemplate(statements);
    transactions = new SpringTransactionManager(new DataSourceTransactionManager(statements));
    handlers =
        List.of(
            new AnnotationEventHandlerAdapter(new WishForCancelledLines(wishlists.commands())),
            new AnnotationEventHandlerAdapter(
                new AnnounceAvailableWishes(log, new WaitingWishes(sql), wishlists.commands())));
  }

  /** A line of a checkout of the household is refused to the customer. */
  String wish(String customer, String household, String product, int quantity, Reason reason) {
    var checkout = "checkout-" + (log.head() + 1);
    facts.submitted(checkout, customer, household);
    send(
        new AddWish(
            new CustomerId(customer),
            new CheckoutId(checkout),
            new ProductId(product),
            quantity,
            reason));
    return checkout + ":" + product;
  }

  void remove(String customer, String item) {
    send(new RemoveWish(new CustomerId(customer), item));
  }

  /** A command whose effect is published. */
  void send(WishlistCommand command) {
    sendUnpublished(command);
    publish();
  }

  void sendUnpublished(WishlistCommand command) {
    wishlists.context().send(command);
  }

  /** The processor handles everything that the log tells by now in one batch. */
  void handle() {
    handle(Integer.MAX_VALUE);
  }

  /** The processor handles at most so many events in one batch. */
  void handle(int atMost) {
    var batch = log.read(LogQuery.after(handled, atMost));
    if (!batch.isEmpty()) {
      inOneTransaction(batch.stream().map(Reaction::message).toList());
      handled = batch.getLast().position();
      publish();
    }
  }

  private static EventMessage<?> message(ResourceEvent event) {
    return new GenericEventMessage<>(event.id(), event, MetaData.emptyInstance(), event.time());
  }

  private void inOneTransaction(List<EventMessage<?>> batch) {
    var unit = new BatchingUnitOfWork<EventMessage<?>>(batch);
    unit.attachTransaction(transactions);
    unit.registerCorrelationDataProvider(new Causation());
    var result =
        unit.executeWithResult(
            () -> {
              for (var handler : handlers) {
                handler.handle(unit.getMessage());
              }
              return null;
            },
            RollbackConfigurationType.ANY_THROWABLE);
    if (result.isExceptional()) {
      throw new BatchTakenBack(result.exceptionResult());
    }
  }

  private void publish() {
    var events = wishlists.context().events();
    events.subList(told, events.size()).forEach(published::tell);
    told = events.size();
  }

  /** Everything that has happened to wish lists. */
  List<Object> happened() {
    return wishlists.context().events().stream().<Object>map(Message::getPayload).toList();
  }

  /** The items announced so far, in that order. */
  List<String> announced() {
    return happened().stream()
        .flatMap(event ->
            event instanceof WishAvailable available ? Stream.of(available.item()) : Stream.empty())
        .toList();
  }

  /** Of everything that has happened to wish lists, the id of the event that caused the last. */
  Object lastCause() {
    return wishlists.context().events().getLast().getMetaData().get(Causation.CAUSATION_ID);
  }

  /** How many wishes are waiting. */
  int waiting() {
    return sql.queryForObject("select count(*) from waiting_wish", Integer.class);
  }

  /** The position up to which the log has been handled. */
  long handled() {
    return handled;
  }

  @Override
  public void close() {
    wishlists.close();
    database.dispose();
  }

  /** The unit of work was rolled back. */
  static final class BatchTakenBack extends RuntimeException {

    BatchTakenBack(Throwable cause) {
      super(cause);
    }
  }
}
