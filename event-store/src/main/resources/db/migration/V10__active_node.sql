-- Where the active node of those that share a PostgreSQL is reached. Who is active is said by a lock.
create table active_node (
  singleton boolean                  primary key check (singleton),
  name      varchar(255)             not null,
  url       varchar(2048)            not null,
  since     timestamp with time zone not null
);
