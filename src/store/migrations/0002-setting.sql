-- What classes and their rooms have settled; an empty room stands for the whole class. `person` set it.
create table setting (
  class text not null,
  room text not null,
  name text not null,
  value text not null,
  person text not null,
  person_name text not null,
  set_at bigint not null,
  primary key (class, room, name)
);
