package shop.wishlist.reaction;

import static shop.contract.Refusal.Reason.HOUSEHOLD_LIMIT_EXCEEDED;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.messaging.MetaData;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.stereotype.Component;
import shop.contract.CustomerId;
import shop.contract.Reaction;
import shop.contract.ResourceEvent;
import shop.contract.ResourceJson;
import shop.contract.ResourceLog;
import shop.contract.Subject;
import shop.wishlist.WishlistCommand.AnnounceWish;
import shop.wishlist.reaction.Awaited.Allowance;
import shop.wishlist.reaction.Awaited.Stock;
import shop.wishlist.resource.WishlistResource;
import shop.wishlist.resource.WishlistResource.Item;

/**
 * Tells customers when what they wished for is to be had, in the order in which they asked: each
 * wish once whenever that becomes so. That it is no longer so is not told.
 *
 * <p>Stock changes all the time and mostly nobody waits for it. So events are only collected, and
 * judged together when the last of a batch is handled. Not when the unit of work is about to
 * commit: if another handler has caused events in the unit already, Axon has handed them to the
 * store by then, and loses those that come after.
 */
@Component
class AnnounceAvailableWishes implements Reaction {

  /** Inside metadata: the id of the event that caused this one. */
  private static final String CAUSATION_ID = "causationid";

  /** Inside metadata: W3C trace context of the request behind the event. */
  private static final String TRACEPARENT = "traceparent";

  private static final String BATCH = Batch.class.getName();
  private static final String ITEM_ADDED = "shop.wishlist.itemAdded";
  private static final String ITEM_REMOVED = "shop.wishlist.itemRemoved";

  private final ResourceLog log;
  private final WaitingWishes wishes;
  private final CommandGateway commands;

  AnnounceAvailableWishes(ResourceLog log, WaitingWishes wishes, CommandGateway commands) {
    this.log = log;
    this.wishes = wishes;
    this.commands = commands;
  }

  @Override
  public boolean concerns(ResourceEvent event) {
    return switch (event.subject().source()) {
      case Stock.LEVELS, Allowance.USES, Allowance.RULES -> true;
      default -> event.type().equals(ITEM_ADDED) || event.type().equals(ITEM_REMOVED);
    };
  }

  @EventHandler
  void on(ResourceEvent event) {
    var unit = CurrentUnitOfWork.get().root();
    var batch = unit.<Batch>getOrComputeResource(BATCH, _ -> new Batch());
    batch.add(event);
    if (isLast(unit)) {
      judge(batch);
    }
  }

  private static boolean isLast(UnitOfWork<?> unit) {
    return !(unit instanceof BatchingUnitOfWork<?> batch) || batch.isLastMessage();
  }

  private void judge(Batch batch) {
    var facts = new Facts(log, batch);
    var added = added(batch, facts);
    wishes.add(added);
    wishes.keep(shortened(batch, facts));
    var awaited = awaited(batch, added).distinct().toList();
    facts.read(awaited.stream().flatMap(each -> each.subjects().stream()));
    var levels = awaited.stream().collect(Collectors.toMap(Function.identity(), facts::pieces));
    var changed = wishes.changed(levels);
    wishes.turn(changed);
    changed.stream()
        .filter(wish -> !wish.announced())
        .forEach(wish -> announce(wish, batch.cause(wish)));
  }

  private static List<WaitingWish> added(Batch batch, Facts facts) {
    var wishes = batch.ofType(ITEM_ADDED).map(Added::of).toList();
    facts.read(
        wishes.stream()
            .map(Added::item)
            .filter(item -> item.reason() == HOUSEHOLD_LIMIT_EXCEEDED)
            .map(item -> Facts.checkout(item.checkout())));
    return wishes.stream().flatMap(wish -> waiting(wish, facts).stream()).toList();
  }

  /** A wish that is new. */
  private record Added(long position, CustomerId customer, Item item) {

    /** The newest item is the last. */
    static Added of(ResourceEvent event) {
      var list = ResourceJson.read(event.data(), WishlistResource.class);
      return new Added(event.position(), list.customer(), list.items().getLast());
    }
  }

  /** Empty when it waits for nothing that could be told of. */
  private static Optional<WaitingWish> waiting(Added wish, Facts facts) {
    var item = wish.item();
    return awaited(item, facts)
        .map(awaited ->
            new WaitingWish(
                wish.position(), wish.customer(), item.id(), awaited, item.quantity(), false));
  }

  private static Optional<Awaited> awaited(Item item, Facts facts) {
    return switch (item.reason()) {
      case OUT_OF_STOCK -> Optional.of(new Stock(item.product()));
      case HOUSEHOLD_LIMIT_EXCEEDED ->
          Optional.of(new Allowance(item.product(), facts.household(item.checkout())));
      case EXPIRED -> Optional.empty();
    };
  }

  private static List<WishlistResource> shortened(Batch batch, Facts facts) {
    return batch
        .ofType(ITEM_REMOVED)
        .map(ResourceEvent::subject)
        .distinct()
        .flatMap((Subject list) -> facts.latest(list, WishlistResource.class).stream())
        .toList();
  }

  /** What somebody waits for and may have become available or not. */
  private Stream<Awaited> awaited(Batch batch, List<WaitingWish> added) {
    Set<Awaited> touched =
        wishes.awaited(
            batch.changed(Stock.LEVELS),
            batch.changed(Allowance.USES),
            batch.changed(Allowance.RULES));
    return Stream.concat(touched.stream(), added.stream().map(WaitingWish::awaited));
  }

  private void announce(WaitingWish wish, ResourceEvent cause) {
    commands.sendAndWait(
        new GenericCommandMessage<>(
            new AnnounceWish(wish.customer(), wish.item()),
            MetaData.with(CAUSATION_ID, cause.id()).and(TRACEPARENT, cause.traceparent())));
  }
}
