-- Homework, tests and practice: their questions, when they are due, and what students see. A practice has the person whose it is.
create table assignment (
  id text primary key,
  class text not null,
  -- Null where it is for the class.
  person text,
  -- How often what the card shows has changed.
  version bigint not null,
  -- When the card is to be drawn again.
  redraw_at bigint,
  set_at bigint not null,
  -- The last moment at which anybody can answer; null while there is none.
  ends_at bigint,
  -- Written once; the state is written with every change by a teacher.
  plan text not null,
  state text not null
);
create index assignment_of_class on assignment (class, set_at);
create index assignment_person on assignment (person) where person is not null;
create index assignment_to_draw on assignment (redraw_at) where redraw_at is not null;

-- What students have answered in homework, tests and practice, and when they handed it in.
create table attempt (
  assignment text not null,
  class text not null,
  person text not null,
  person_name text not null,
  number integer not null,
  started_at bigint not null,
  finished_at bigint,
  changed_at bigint not null,
  -- The order of the questions and the answers, as JSON.
  attempt text not null,
  primary key (assignment, person, number)
);
create index attempt_person on attempt (person);
create index attempt_of_class on attempt (class);
