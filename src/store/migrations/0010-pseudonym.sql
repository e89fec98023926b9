-- The name that somebody has chosen for the class’s leaderboards. Only teachers can see whose it is.
create table quiz_pseudonym (
  class text not null,
  person text not null,
  person_name text not null,
  name text not null,
  -- The name as it is compared.
  folded text not null,
  primary key (class, person)
);
create unique index quiz_pseudonym_once_a_class on quiz_pseudonym (class, folded);
create index quiz_pseudonym_person on quiz_pseudonym (person);
