-- More time, or fewer options, that a teacher has given one student; only the student and the class’s teachers see it.
create table accommodation (
  class text not null,
  person text not null,
  name text not null,
  -- How many times the usual time, or none for no limit.
  time_factor text not null,
  fewer_options integer not null,
  changed_at bigint not null,
  primary key (class, person)
);
