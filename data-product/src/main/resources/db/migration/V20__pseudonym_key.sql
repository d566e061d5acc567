-- The one key that pseudonyms are made with. Who has it can find out whom a pseudonym means, so it
-- is kept with what it hides, and never in the analytic store.
create table pseudonym_key (
  id integer primary key check (id = 1),
  secret varchar(64) not null
);
