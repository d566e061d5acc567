-- Wishes that wait to be had. Kept in step with the public log, in the transaction of its reader.
create table waiting_wish (
  -- Position in the log: the order in which customers asked.
  asked     bigint       primary key,
  customer  varchar(255) not null,
  item      varchar(255) not null,
  product   varchar(255) not null,
  -- Whose limit the wish waits for. Empty when it waits for stock.
  household varchar(255) not null,
  quantity  integer      not null,
  -- Since it last became available.
  announced boolean      not null
);

create unique index waiting_wish_item on waiting_wish (customer, item);

-- Of all wishes that wait for the same, those whose turn it is.
create index waiting_wish_awaited on waiting_wish (product, household, announced, quantity);

create index waiting_wish_household on waiting_wish (household);
