-- What is promised to whoever asks in SQL. It stands on the relations log, ..._state and their
-- lists, which each engine makes of the log in its own way, and is itself written in words that
-- DuckDB, Flink SQL and Spark SQL share. Times are UTC.

-- Every event; data is the whole resource after it, as JSON.
create view events as
  select log_position, source, subject, seq, type, id, occurred_at, occurred_hour, data,
    correlationid, causationid
  from log;

-- Every resource as it stands; seq is its revision.

create view carts as
  select id, status, customer, household, items, total_quantity, checkout, create_time, update_time,
    seq
  from cart_state;

create view checkouts as
  select id, cart, customer, household, status, lines, steps, refusal_reason, refusal_product,
    refusal_requested, refusal_available, policy_household_limit, policy_stock, backorders,
    cancelled, apologies, create_time, update_time, seq
  from checkout_state;

create view stock as
  select product, on_hand, reserved, available, backordered, update_time, seq
  from stock_state;

create view limit_rules as
  select product, limit_ as max_quantity, window_ as counted_for, create_time, update_time, remove_time, seq
  from limit_rule_state;

create view household_limits as
  select household, products, update_time, seq
  from household_limits_state;

create view wishlists as
  select customer, items, update_time, seq
  from wishlist_state;

-- What resources are made of, a row for each.

create view cart_lines as
  select cart, items_n as line, id as item, product, quantity
  from cart_state_items;

create view checkout_lines as
  select checkout, lines_n as line, product, quantity
  from checkout_state_lines;

create view checkout_steps as
  select checkout, steps_n as number, step, state, product, time_ as occurred_at
  from checkout_state_steps;

create view household_limit_products as
  select household, product, limit_ as max_quantity, used, reserved, left_ as remaining, excess
  from household_limits_state_products;

create view wishes as
  select customer, id as wish, product, quantity, reason, checkout, time_ as wished_at,
    available_time as available_at
  from wishlist_state_items;

-- Reports.

create view report_checkouts_per_hour as
  select started.occurred_hour, count(*) as checkouts,
    sum(case when checkouts.status = 'completed' then 1 else 0 end) as completed,
    sum(case when checkouts.status = 'rejected' then 1 else 0 end) as rejected,
    sum(case when checkouts.status = 'expired' then 1 else 0 end) as expired,
    sum(case when checkouts.status in ('started', 'limitReserved') then 1 else 0 end) as under_way
  from log as started
  join checkouts on checkouts.id = started.subject
  where started.source = 'checkouts' and started.seq = 1
  group by started.occurred_hour;

create view report_refusal_reasons as
  select refusal_reason as reason, count(*) as checkouts
  from checkouts
  where refusal_reason is not null
  group by refusal_reason;

-- Of the checkouts that ended, those in which something that was reserved had to be given back.
create view report_compensation_rate as
  select cast(sum(ended) as bigint) as ended, cast(sum(compensated) as bigint) as compensated,
    cast(sum(compensated) as double) / nullif(sum(ended), 0) as rate
  from (
    select count(*) as ended, 0 as compensated
    from checkouts
    where status in ('completed', 'rejected', 'expired')
    union all
    select 0 as ended, count(distinct correlationid) as compensated
    from log
    where type in ('shop.householdLimit.released', 'shop.inventory.stockReleased')
  ) as counted;

create view report_limit_use as
  select product, count(*) as households, sum(used) as used, sum(reserved) as reserved,
    sum(remaining) as remaining,
    sum(case when remaining = 0 then 1 else 0 end) as exhausted,
    sum(coalesce(excess, 0)) as excess
  from household_limit_products
  group by product;

create view report_top_wished_products as
  select product, count(*) as wishes, count(distinct customer) as customers,
    sum(quantity) as quantity
  from wishes
  group by product;
