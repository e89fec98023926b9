-- How somebody reviews: cards per day, time zone and reminder. After a year without a review they are told, and a week later
-- their flashcards are deleted.
create table review_reader (
  person text primary key,
  room text not null,
  daily_limit integer not null,
  zone text not null,
  reminder text,
  remind_at bigint,
  seen_at bigint not null,
  noticed_at bigint
);
create index review_reader_remind on review_reader (remind_at) where remind_at is not null;
create index review_reader_idle on review_reader (seen_at) where noticed_at is null;

-- Private flashcards, and how well each is remembered.
create table review_card (
  person text not null references review_reader (person) on delete cascade,
  pack text not null,
  kind text not null,
  item text not null,
  added_at bigint not null,
  due_at bigint not null,
  stability double precision not null,
  difficulty double precision not null,
  phase text not null,
  step integer not null,
  interval_days integer not null,
  reps integer not null,
  lapses integer not null,
  last_at bigint,
  primary key (person, pack, kind, item)
);

-- Every grade of every flashcard, from which it can be worked out again how well each is remembered.
create table review_grade (
  person text not null,
  pack text not null,
  kind text not null,
  item text not null,
  number integer not null,
  grade text not null,
  graded_at bigint not null,
  primary key (person, pack, kind, item, number),
  foreign key (person, pack, kind, item)
    references review_card (person, pack, kind, item) on delete cascade
);
create index review_grade_day on review_grade (person, pack, graded_at);
