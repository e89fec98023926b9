-- Earlier versions of the study packs that classes have uploaded, so that a teacher can go back to one.
create table pack_version (
  class text not null,
  pack text not null,
  number integer not null,
  content text not null,
  person text not null,
  person_name text not null,
  saved_at bigint not null,
  replaced_at bigint not null,
  primary key (class, pack, number)
);
