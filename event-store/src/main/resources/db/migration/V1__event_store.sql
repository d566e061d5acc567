-- Axon's tables, in the shapes that H2 (MODE=PostgreSQL) and PostgreSQL both understand.

-- Positions in the order in which they are drawn. Never give it a cache on PostgreSQL: a session
-- would then hand out old positions late (PostgresHorizon refuses to read).
create sequence domainevententry_position;

-- An event's identifier has no index: nobody looks for an event by it, and the outside finds events
-- by id in the public log.
create table domainevententry (
  globalindex         bigint       primary key,
  aggregateidentifier varchar(255) not null,
  sequencenumber      bigint       not null,
  type                varchar(255),
  eventidentifier     varchar(255) not null,
  metadata            bytea        not null,
  payload             bytea        not null,
  payloadrevision     varchar(255),
  payloadtype         varchar(255) not null,
  timestamp           varchar(255) not null,
  unique (aggregateidentifier, sequencenumber)
);

create table snapshotevententry (
  aggregateidentifier varchar(255) not null,
  sequencenumber      bigint       not null,
  type                varchar(255) not null,
  eventidentifier     varchar(255) not null,
  metadata            bytea        not null,
  payload             bytea        not null,
  payloadrevision     varchar(255),
  payloadtype         varchar(255) not null,
  timestamp           varchar(255) not null,
  primary key (aggregateidentifier, sequencenumber)
);

create table tokenentry (
  processorname varchar(255) not null,
  segment       integer      not null,
  token         bytea,
  tokentype     varchar(255),
  timestamp     varchar(255),
  owner         varchar(255),
  primary key (processorname, segment)
);

create table sagaentry (
  sagaid         varchar(255) primary key,
  revision       varchar(255),
  sagatype       varchar(255),
  serializedsaga bytea
);

create table associationvalueentry (
  id               bigserial primary key,
  associationkey   varchar(255),
  associationvalue varchar(255),
  sagaid           varchar(255),
  sagatype         varchar(255)
);

-- Axon's own DDL leaves these out; without them every saga event scans all associations.
create index associationvalueentry_value on associationvalueentry (associationvalue, associationkey, sagatype);
create index associationvalueentry_saga on associationvalueentry (sagaid, sagatype);
