-- What students answered before they talked a question over and answered it again; it earns nothing.
create table quiz_first_vote (
  quiz text not null,
  class text not null,
  round integer not null,
  person text not null,
  response text not null,
  at bigint not null,
  took bigint not null,
  primary key (quiz, round, person)
);
create index quiz_first_vote_person on quiz_first_vote (person);
