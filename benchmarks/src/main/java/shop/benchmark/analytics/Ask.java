package shop.benchmark.analytics;

import java.util.List;

/**
 * A question to both.
 *
 * @param store as it is put to the analytic store
 * @param postgres as it is put to the table of PostgreSQL
 */
record Ask(String name, String store, String postgres) {

  private static final String NEWEST =
      "(select distinct on (subject) subject, data from events where source = '%s'"
          + " order by subject, seq desc) newest";

  /** The three questions of the idea, and the reports. */
  static List<Ask> all(String cart) {
    return List.of(
        new Ask(
            "the events of a cart",
            "select * from events where subject = '%s'".formatted(cart),
            "select * from events where subject = '%s'".formatted(cart)),
        new Ask(
            "a cart as it stands",
            "select * from carts where id = '%s'".formatted(cart),
            "select data from events where source = 'carts' and subject = '%s' order by seq desc limit 1"
                .formatted(cart)),
        new Ask(
            "carts created on a day",
            "select count(*) from carts where create_time >= date '2026-01-05' and create_time <"
                + " date '2026-01-06'",
            "select count(*) from events where type = 'shop.cart.created' and occurred_at >="
                + " '2026-01-05Z' and occurred_at < '2026-01-06Z'"),
        new Ask(
            "a cart as it was",
            "select * from carts_at(timestamp '2026-01-15') where id = '%s'".formatted(cart),
            "select data from events where source = 'carts' and subject = '%s' and occurred_at <= '2026-01-15Z' order by seq desc limit 1"
                .formatted(cart)),
        new Ask(
            "report: checkouts per hour",
            "select * from report_checkouts_per_hour",
            "select date_trunc('hour', (data ->> 'createTime')::timestamptz), data ->> 'status',"
                + " count(*) from "
                + NEWEST.formatted("checkouts")
                + " group by 1, 2"),
        new Ask(
            "report: refusal reasons",
            "select * from report_refusal_reasons",
            "select data #>> '{refusal,reason}', count(*) from "
                + NEWEST.formatted("checkouts")
                + " where data ? 'refusal' group by 1"),
        new Ask(
            "report: compensation rate",
            "select * from report_compensation_rate",
            "select count(*), count(*) filter (where data ->> 'status' <> 'completed' and data ->"
                + " 'steps' @> '[{\"state\":\"reserved\"}]') from "
                + NEWEST.formatted("checkouts")
                + " where data ->> 'status' in ('completed', 'rejected', 'expired')"),
        new Ask(
            "report: limit use",
            "select * from report_limit_use",
            "select product ->> 'product', count(*), sum((product ->> 'used')::int), sum((product"
                + " ->> 'left')::int) from "
                + NEWEST.formatted("household-limits")
                + ", jsonb_array_elements(data -> 'products') product group by 1"),
        new Ask(
            "report: top wished products",
            "select * from report_top_wished_products",
            "select item ->> 'product', count(*), sum((item ->> 'quantity')::int) from "
                + NEWEST.formatted("wishlists")
                + ", jsonb_array_elements(data -> 'items') item group by 1"));
  }
}
