package shop.wishlist.reaction;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.SqlArrayValue;
import org.springframework.stereotype.Component;
import shop.contract.CustomerId;
import shop.contract.HouseholdId;
import shop.contract.ProductId;
import shop.wishlist.reaction.Awaited.Allowance;
import shop.wishlist.reaction.Awaited.Stock;
import shop.wishlist.resource.WishlistResource;
import shop.wishlist.resource.WishlistResource.Item;

/**
 * Every statement on the table {@code waiting_wish}. Each serves a whole batch, and is put so that
 * no database can choose to look at the table first and at what is asked for afterwards: by
 * subqueries with one value, not by joins.
 *
 * <p>H2 2.4 finds nothing to be {@code not in} an array that is a parameter.
 */
@Component
class WaitingWishes {

  private static final String ADD =
      """
      insert into waiting_wish (asked, customer, item, product, household, quantity, announced)
      values (?, ?, ?, ?, ?, ?, ?)
      on conflict do nothing
      """;

  private static final String KEEP =
      """
      delete from waiting_wish
      where customer = ?
      and not exists (select 1 from unnest(?) kept (its_item) where its_item = item)
      """;

  private static final String AWAITED =
      """
      select its_product as product, '' as household from unnest(?) stock (its_product)
      where (select asked from waiting_wish where product = its_product and household = ''
        order by product, household, announced, quantity limit 1) is not null
      union all
      select distinct product, household from waiting_wish where household = any(?)
      union all
      select distinct product, household from waiting_wish
      where product = any(?) and household > ''
      """;

  private static final String CHANGED =
      """
      select
        (select array_agg(asked) from waiting_wish
          where product = its_product and household = its_household
          and announced = false and quantity <= its_pieces) as to_be_had,
        (select array_agg(asked) from waiting_wish
          where product = its_product and household = its_household
          and announced = true and quantity > its_pieces) as gone
      from unnest(?, ?, ?) level (its_product, its_household, its_pieces)
      """;

  private static final String ASKED =
      """
      select asked, customer, item, product, household, quantity, announced
      from waiting_wish where asked = any(?) order by asked
      """;

  private static final String TURN =
      "update waiting_wish set announced = not announced where asked = ?";

  private final JdbcTemplate template;
  private final JdbcClient client;

  WaitingWishes(JdbcTemplate template) {
    this.template = template;
    this.client = JdbcClient.create(template);
  }

  void add(List<WaitingWish> wishes) {
    template.batchUpdate(
        ADD,
        wishes.stream()
            .map(wish ->
                new Object[] {
                  wish.asked(),
                  wish.customer().value(),
                  wish.item(),
                  wish.awaited().product().value(),
                  household(wish.awaited()),
                  wish.quantity(),
                  wish.announced()
                })
            .toList());
  }

  /** Forgets what is no longer on these lists. */
  void keep(List<WishlistResource> lists) {
    template.batchUpdate(
        KEEP,
        lists.stream()
            .map(list ->
                new Object[] {
                  list.customer().value(), varchars(list.items().stream().map(Item::id))
                })
            .toList());
  }

  /**
   * What somebody waits for among what has changed.
   *
   * @param stock products whose stock has changed
   * @param uses households that have used their limits
   * @param rules products whose rule has changed
   */
  Set<Awaited> awaited(Set<String> stock, Set<String> uses, Set<String> rules) {
    if (stock.isEmpty() && uses.isEmpty() && rules.isEmpty()) {
      return Set.of();
    }
    return client
        .sql(AWAITED)
        .param(varchars(stock.stream()))
        .param(varchars(uses.stream()))
        .param(varchars(rules.stream()))
        .query((row, _) -> awaited(row))
        .set();
  }

  /**
   * The wishes, in the order of asking, that can be had and are not announced, or are announced and
   * cannot be had.
   *
   * @param levels how many pieces can be had of what is waited for
   */
  List<WaitingWish> changed(Map<Awaited, Long> levels) {
    if (levels.isEmpty()) {
      return List.of();
    }
    var changed = new ArrayList<Object>();
    client
        .sql(CHANGED)
        .params(columns(levels))
        .query((ResultSet row) -> {
          changed.addAll(array(row, "to_be_had"));
          changed.addAll(array(row, "gone"));
        });
    return changed.isEmpty()
        ? List.of()
        : client
            .sql(ASKED)
            .param(new SqlArrayValue("bigint", changed.toArray()))
            .query(WaitingWishes::wish)
            .list();
  }

  private static List<SqlArrayValue> columns(Map<Awaited, Long> levels) {
    var awaited = List.copyOf(levels.keySet());
    return List.of(
        varchars(awaited.stream().map(it -> it.product().value())),
        varchars(awaited.stream().map(WaitingWishes::household)),
        new SqlArrayValue("bigint", awaited.stream().map(levels::get).toArray()));
  }

  /** Marks what is not marked as announced, and takes the mark from what is. */
  void turn(Collection<WaitingWish> wishes) {
    template.batchUpdate(TURN, wishes.stream().map(wish -> new Object[] {wish.asked()}).toList());
  }

  private static WaitingWish wish(ResultSet row, int n) throws SQLException {
    return new WaitingWish(
        row.getLong("asked"),
        new CustomerId(row.getString("customer")),
        row.getString("item"),
        awaited(row),
        row.getInt("quantity"),
        row.getBoolean("announced"));
  }

  private static Awaited awaited(ResultSet row) throws SQLException {
    var product = new ProductId(row.getString("product"));
    var household = row.getString("household");
    return household.isEmpty()
        ? new Stock(product)
        : new Allowance(product, new HouseholdId(household));
  }

  private static String household(Awaited awaited) {
    return switch (awaited) {
      case Stock _ -> "";
      case Allowance allowance -> allowance.household().value();
    };
  }

  private static List<Object> array(ResultSet row, String column) throws SQLException {
    var array = row.getArray(column);
    return array == null ? List.of() : List.of((Object[]) array.getArray());
  }

  private static SqlArrayValue varchars(Stream<String> values) {
    return new SqlArrayValue("varchar", values.toArray());
  }
}
