-- Daily posts that the class answers: the question, and what was promised to those who write. Only of classes that switched answers on.
create table discussion (
  schedule text not null,
  date text not null,
  class text not null,
  room text not null,
  item text not null,
  prompt text not null,
  -- Under which names classmates read answers: named, pseudonym or anonymous.
  names text not null,
  minimum integer not null,
  hold integer not null,
  zone text not null,
  opened_at bigint not null,
  closes_at bigint not null,
  -- The post without its count, as JSON.
  post text not null,
  -- How often what the post shows has changed.
  version bigint not null,
  -- When it is to be drawn again.
  redraw_at bigint,
  primary key (schedule, date)
);
create index discussion_of_class on discussion (class, date);
create index discussion_to_draw on discussion (redraw_at) where redraw_at is not null;

-- What students wrote under a daily post. Where answers are anonymous, the person is a random id.
create table discussion_answer (
  id text primary key,
  class text not null,
  schedule text not null,
  date text not null,
  person text not null,
  -- Empty where the answer is anonymous.
  person_name text not null,
  text text not null,
  state text not null,
  at bigint not null,
  changed_at bigint not null,
  late integer not null,
  small_group text,
  role text,
  -- To how many readers it was shown.
  shown integer not null,
  -- Whether its writer is to be told when there are answers to read.
  waits integer not null
);
create unique index discussion_answer_once on discussion_answer (schedule, date, person);
create index discussion_answer_person on discussion_answer (person);
create index discussion_answer_of_class on discussion_answer (class, date);
create index discussion_answer_held on discussion_answer (class, at) where state = 'held';
