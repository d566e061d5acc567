-- The public log. Appended to by one publisher, never changed.
create table public_log (
  position bigint primary key,
  source varchar(255) not null,
  subject varchar(255) not null,
  sequence bigint not null,
  type varchar(255) not null,
  id varchar(255) not null,
  time timestamp(6) with time zone not null,
  data text not null,
  correlationid varchar,
  causationid varchar,
  traceparent varchar
);

-- One revision of a resource after the other. Descending, because H2 reads no index backwards and
-- the newest revision is what GET asks for.
create unique index public_log_revision on public_log (subject, source, sequence desc);

-- CloudEvents: source and id name an event. Also what stops an event that is delivered again.
create unique index public_log_event on public_log (source, id);

-- The feed's filters, each in the order of the feed.
create index public_log_subject on public_log (subject, source, position);
create index public_log_source on public_log (source, position);
create index public_log_type on public_log (type, position);

-- For narrow windows on PostgreSQL; H2 walks by position.
create index public_log_time on public_log (time);
