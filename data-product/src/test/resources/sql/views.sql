create view events as
  select log_position, source, subject, seq, type, id, occurred_at, occurred_hour, data,
    correlationid, causationid
  from log;

create view letters as select * from letter_state;
