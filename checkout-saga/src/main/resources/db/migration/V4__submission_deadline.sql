create table submission_deadline (
  checkout varchar(255) primary key,
  cart     varchar(255) not null,
  due      timestamp(6) with time zone not null
);

create index submission_deadline_due on submission_deadline (due);
