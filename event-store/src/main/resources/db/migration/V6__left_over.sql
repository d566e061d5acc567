-- Events whose consequences could not be committed with them, and are to be caught up with.
create table left_over (
  id                  bigserial    primary key,
  aggregateidentifier varchar(255) not null,
  sequencenumber      bigint       not null
);
