-- What there is to copy: everything that checkouts have done, in its order.
create table seed_event as
  select row_number() over (order by globalindex) as rank,
      aggregateidentifier like 'stock:%' as shared, e.*
    from domainevententry e
    where convert_from(payload, 'UTF8') like '%past0000-%';

create table seed_stream as
  select aggregateidentifier as stream, count(*) as events
    from seed_event where shared group by aggregateidentifier;

-- A product's first event says what is on hand, which is no checkout's doing.
create table seed_log as
  select row_number() over (order by position) as rank, source = 'inventory' as shared, l.*
    from public_log l
    where source <> 'limit-rules' and (source <> 'inventory' or sequence > 1);

create table seed_subject as
  select subject as product, count(*) - 1 as events,
      max((data::jsonb ->> 'onHand')::bigint) - min((data::jsonb ->> 'onHand')::bigint) as sold
    from public_log where source = 'inventory' group by subject;

create table seed_wish as
  select l.rank, w.* from waiting_wish w join seed_log l on l.position = w.asked;
