-- The name that somebody goes by on the class's boards, by her own choice. Only teachers are told whose it is. `folded` is
-- the name as it is compared.
create table quiz_pseudonym (
  class text not null,
  person text not null,
  person_name text not null,
  name text not null,
  folded text not null,
  primary key (class, person)
);
create unique index quiz_pseudonym_once_a_class on quiz_pseudonym (class, folded);
create index quiz_pseudonym_person on quiz_pseudonym (person);
