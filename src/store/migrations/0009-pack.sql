-- Study packs that classes have uploaded, and who uploaded them.
create table pack (
  class text not null,
  id text not null,
  content text not null,
  person text not null,
  person_name text not null,
  saved_at bigint not null,
  primary key (class, id)
);
