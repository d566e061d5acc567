package shop.benchmark.pekko;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pekko.actor.typed.ActorRef;
import org.apache.pekko.persistence.typed.PersistenceId;
import org.apache.pekko.persistence.typed.javadsl.CommandHandler;
import org.apache.pekko.persistence.typed.javadsl.Effect;
import org.apache.pekko.persistence.typed.javadsl.EventHandler;
import org.apache.pekko.persistence.typed.javadsl.EventSourcedBehavior;
import shop.benchmark.Line;

/** The stock of a product. */
final class Product extends EventSourcedBehavior<Product.Command, Product.Event, Product.Stock> {

  sealed interface Command {}

  record SetStock(int onHand, ActorRef<Answer> replyTo) implements Command {}

  record Reserve(String cart, Line line, ActorRef<Answer> replyTo) implements Command {}

  record Release(String cart, ActorRef<Answer> replyTo) implements Command {}

  record Confirm(String cart, ActorRef<Answer> replyTo) implements Command {}

  sealed interface Event extends Stored {}

  record StockSet(int onHand) implements Event {}

  record Reserved(String cart, int quantity) implements Event {}

  record Released(String cart, int quantity) implements Event {}

  record Confirmed(String cart, int quantity) implements Event {}

  /** Pieces that are available, and those that are held, by cart. */
  static final class Stock {
    private int available;
    private final Map<String, Integer> held = new HashMap<>();

    Stock set(StockSet event) {
      available = event.onHand();
      return this;
    }

    Stock reserved(Reserved event) {
      held.put(event.cart(), event.quantity());
      available -= event.quantity();
      return this;
    }

    Stock released(Released event) {
      held.remove(event.cart());
      available += event.quantity();
      return this;
    }

    Stock confirmed(Confirmed event) {
      held.remove(event.cart());
      return this;
    }
  }

  Product(String id) {
    super(PersistenceId.of("product", id));
  }

  static Entities.To<Command> to(String product, Command command) {
    return new Entities.To<>("product-" + product, () -> new Product(product), command);
  }

  @Override
  public Stock emptyState() {
    return new Stock();
  }

  @Override
  public CommandHandler<Command, Event, Stock> commandHandler() {
    return newCommandHandlerBuilder()
        .forAnyState()
        .onCommand(SetStock.class, (_, set) -> said(new StockSet(set.onHand()), set.replyTo()))
        .onCommand(Reserve.class, this::reserve)
        .onCommand(Release.class, this::release)
        .onCommand(Confirm.class, this::confirm)
        .build();
  }

  private Effect<Event, Stock> reserve(Stock stock, Reserve reserve) {
    if (stock.held.containsKey(reserve.cart())) {
      return nothing(Answer.YES, reserve.replyTo());
    }
    return reserve.line().quantity() > stock.available
        ? nothing(new Answer(List.of(reserve.line())), reserve.replyTo())
        : said(new Reserved(reserve.cart(), reserve.line().quantity()), reserve.replyTo());
  }

  private Effect<Event, Stock> release(Stock stock, Release release) {
    var held = stock.held.get(release.cart());
    return held == null
        ? nothing(Answer.YES, release.replyTo())
        : said(new Released(release.cart(), held), release.replyTo());
  }

  private Effect<Event, Stock> confirm(Stock stock, Confirm confirm) {
    var held = stock.held.get(confirm.cart());
    return held == null
        ? nothing(Answer.YES, confirm.replyTo())
        : said(new Confirmed(confirm.cart(), held), confirm.replyTo());
  }

  private Effect<Event, Stock> said(Event event, ActorRef<Answer> replyTo) {
    return Effect().persist(event).thenRun(_ -> replyTo.tell(Answer.YES));
  }

  private Effect<Event, Stock> nothing(Answer answer, ActorRef<Answer> replyTo) {
    return Effect().none().thenRun(_ -> replyTo.tell(answer));
  }

  @Override
  public EventHandler<Stock, Event> eventHandler() {
    return newEventHandlerBuilder()
        .forAnyState()
        .onEvent(StockSet.class, Stock::set)
        .onEvent(Reserved.class, Stock::reserved)
        .onEvent(Released.class, Stock::released)
        .onEvent(Confirmed.class, Stock::confirmed)
        .build();
  }
}
