-- Questions, lines and terms that a class has added to its study packs, and who added them.
create table pack_addition (
  class text not null,
  pack text not null,
  section text not null,
  id text not null,
  item text not null,
  author text not null,
  person text not null,
  person_name text not null,
  added_at bigint not null,
  position integer not null,
  primary key (class, pack, section, id)
);
