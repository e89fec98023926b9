-- Each quiz that is over and was not anonymous, as the class’s book counts it.
create table book_quiz (
  quiz text primary key,
  class text not null,
  opened_at bigint not null,
  about text not null,
  -- How many of its questions were scored.
  scored integer not null
);
create index book_quiz_of_class on book_quiz (class, opened_at);

-- What each student made of such a quiz, added up once it is over, so that the class’s book is read quickly.
create table book_score (
  quiz text not null,
  class text not null,
  person text not null,
  name text not null,
  opened_at bigint not null,
  -- How many answers they gave, how many of them were scored, and what these earned, from 0 to 1 each.
  given integer not null,
  answered integer not null,
  credit double precision not null,
  primary key (quiz, person)
);
create index book_score_of_class on book_score (class, opened_at);
-- Who has ever answered is read from the index alone.
create index book_score_of_people on book_score (class, person, given, name);
create index book_score_person on book_score (person);
