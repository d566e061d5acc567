create table effect (thing varchar(64) not null, traceparent varchar(64));
