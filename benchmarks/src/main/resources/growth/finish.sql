-- What a service would have beside events that has done all that.
delete from snapshotevententry;

insert into snapshotevententry (aggregateidentifier, sequencenumber, type, eventidentifier,
    metadata, payload, payloadrevision, payloadtype, timestamp)
  select 'stock:' || subject, sequence - 1, 'Stock', gen_random_uuid()::text,
      convert_to('{}', 'UTF8'),
      convert_to(json_build_object(
        'backorders', json_build_object('missing', '{}'::json),
        'ended', json_build_object('ends', '{}'::json),
        'onHand', (data::jsonb ->> 'onHand')::bigint,
        'reservations', '{}'::json,
        'reserved', 0,
        'stream', 'stock:' || subject)::text, 'UTF8'),
      '1', 'shop.inventory.Stock',
      to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
    from (select distinct on (subject) subject, sequence, data
      from public_log where source = 'inventory' order by subject, sequence desc) newest
    where sequence > 500;

select setval('domainevententry_position', (select max(globalindex) from domainevententry));

-- Everybody who follows the log has read all of it.
update tokenentry
  set token = convert_to(regexp_replace(convert_from(token, 'UTF8'), '[0-9]+',
    (select max(position) from public_log)::text), 'UTF8')
  where token is not null and tokentype like '%GlobalSequence%';

analyze;
