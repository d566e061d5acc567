-- What was answered to a POST under the name that its client gave it. Kept for 24 hours.
create table idempotency_key (
  key_name    varchar(255)             primary key,
  fingerprint varchar(64)              not null,
  answer      text                     not null,
  created     timestamp with time zone not null
);

create index idempotency_key_created on idempotency_key (created);
