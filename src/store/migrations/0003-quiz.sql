-- Group quizzes: their questions and settings, and how they went.
create table quiz (
  id text primary key,
  room text not null,
  class text not null,
  phase text not null,
  anonymous integer not null,
  version bigint not null,
  drawn bigint not null,
  wakes_at bigint,
  seen_at bigint not null,
  opened_at bigint not null,
  ended_at bigint,
  -- Written once; the state is written with every change of phase.
  plan text not null,
  state text not null
);
create unique index quiz_one_a_room on quiz (room) where ended_at is null;
create index quiz_live on quiz (id) where ended_at is null or drawn < version;
create index quiz_of_class on quiz (class, opened_at);
create index quiz_of_room on quiz (room, opened_at);

-- Who hosts a quiz and may stop, skip and extend it.
create table quiz_host (
  quiz text primary key,
  class text not null,
  person text not null,
  name text not null
);

-- Who plays in a quiz: their team, their name on the leaderboard, and their points.
create table quiz_player (
  quiz text not null,
  class text not null,
  person text not null,
  name text not null,
  team integer,
  alias text,
  seated integer not null,
  points integer not null,
  primary key (quiz, person)
);
create index quiz_player_person on quiz_player (person);

-- Every student’s answer to every question, and what it earned.
create table quiz_answer (
  quiz text not null,
  class text not null,
  round integer not null,
  person text not null,
  response text not null,
  at bigint not null,
  took bigint not null,
  -- Credit and points are set when the round is scored.
  credit double precision,
  points integer,
  primary key (quiz, round, person)
);
create index quiz_answer_person on quiz_answer (person);

-- Questions that students reported as wrong: who, why, what they said about it, and when a teacher dealt with it. In an anonymous quiz it names nobody.
create table quiz_flag (
  quiz text not null,
  class text not null,
  round integer not null,
  person text not null,
  primary key (quiz, round, person)
);

-- Who has chosen not to appear on the class’s leaderboards.
create table quiz_hidden (
  class text not null,
  person text not null,
  primary key (class, person)
);

-- Quiz settings that a class has saved under a name.
create table quiz_preset (
  class text not null,
  name text not null,
  preset text not null,
  primary key (class, name)
);
