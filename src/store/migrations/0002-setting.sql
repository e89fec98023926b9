-- Settings of classes and channels, and who chose them.
create table setting (
  class text not null,
  -- Empty for the whole class.
  room text not null,
  name text not null,
  value text not null,
  person text not null,
  person_name text not null,
  set_at bigint not null,
  primary key (class, room, name)
);
