-- When a class reads what, which moves how much of the story is open. `previous` is what a teacher can go back to.
create table reading_plan (
  class text not null,
  room text not null,
  pack text not null,
  plan text,
  previous text,
  revision bigint not null,
  person text not null,
  person_name text not null,
  set_at bigint not null,
  primary key (class, room, pack)
);

-- Reading plans that a teacher has been shown and not used yet.
create table reading_proposal (
  class text not null,
  id text not null,
  plan text not null,
  seen bigint not null,
  person text not null,
  made_at bigint not null,
  primary key (class, id)
);
