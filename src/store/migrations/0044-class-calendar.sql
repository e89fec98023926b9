-- The calendar of a class: time zone, school days, days off, terms, exam weeks and pauses.
create table class_calendar (
  class text primary key,
  calendar text not null,
  version integer not null,
  changed_at bigint not null
);
