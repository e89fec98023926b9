-- Which answers of others somebody was shown, and what they said of them. Where answers are anonymous, the person is a random id.
create table discussion_reading (
  answer text not null,
  class text not null,
  schedule text not null,
  date text not null,
  person text not null,
  -- The order in which this reader was shown them.
  number integer not null,
  -- agree, adds or differs; null while they have said nothing.
  reaction text,
  at bigint not null,
  primary key (answer, person)
);
create index discussion_reading_person on discussion_reading (person, schedule, date);
create index discussion_reading_of_class on discussion_reading (class, date);

-- Who writes under which random id where answers are anonymous, so that they can change, delete and read. Deleted a week after the close:
-- then nobody can find out whose an answer was.
create table discussion_author (
  schedule text not null,
  date text not null,
  class text not null,
  person text not null,
  author text not null,
  until bigint not null,
  primary key (schedule, date, person)
);
create unique index discussion_author_once on discussion_author (author);
create index discussion_author_person on discussion_author (person);
create index discussion_author_until on discussion_author (until);
