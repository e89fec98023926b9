-- Whether its writer agreed that the whole class is shown the answer at the end.
alter table discussion_answer add column may_show integer not null default 0;

-- Words of which a class’s teachers decided that an answer with one of them is looked at first.
create table listed_word (
  class text not null,
  -- As it is compared, in small letters without accents.
  word text not null,
  at bigint not null,
  primary key (class, word)
);

-- Who reported an answer of somebody else to the teachers, and why. Nobody is shown who it was.
create table discussion_report (
  answer text not null,
  class text not null,
  schedule text not null,
  date text not null,
  person text not null,
  -- hurtful, private, off-topic or other.
  reason text not null,
  at bigint not null,
  -- When a teacher had looked at the answer; null until then.
  seen_at bigint,
  primary key (answer, person)
);
create index discussion_report_person on discussion_report (person);
create index discussion_report_of_class on discussion_report (class) where seen_at is null;

-- What a teacher last decided about an answer, and the word with which they sent it back.
create table discussion_decision (
  answer text primary key,
  class text not null,
  schedule text not null,
  date text not null,
  person text not null,
  person_name text not null,
  word text not null,
  at bigint not null
);
create index discussion_decision_person on discussion_decision (person);

-- Answers that a teacher chose for the class, and those that the class was shown at the end.
create table discussion_choice (
  answer text primary key,
  class text not null,
  schedule text not null,
  date text not null,
  -- When it was shown to the whole class; null before.
  posted_at bigint
);
create index discussion_choice_of_post on discussion_choice (schedule, date);

-- Who is in which small group of a class.
create table discussion_seat (
  class text not null,
  person text not null,
  -- The Monday of the week for which groups were drawn, or “kept”.
  period text not null,
  seat integer not null,
  drawn_at bigint not null,
  primary key (class, period, person)
);
create index discussion_seat_person on discussion_seat (person);
