-- Who plays under which random id in an anonymous quiz, until a day later; nothing else says whose an answer is.
create table quiz_anonymous_player (
  quiz text not null,
  class text not null,
  person text not null,
  player text not null,
  joined_at bigint not null,
  primary key (quiz, person)
);
create unique index quiz_anonymous_player_once on quiz_anonymous_player (quiz, player);
create index quiz_anonymous_player_person on quiz_anonymous_player (person);

-- The teachers who have used the bot in a class, so that nobody there can choose a pseudonym that looks like theirs.
create table class_teacher (
  class text not null,
  person text not null,
  name text not null,
  primary key (class, person)
);
create index class_teacher_person on class_teacher (person);

-- Whether a teacher hosts, in whose quizzes the whole class waits with its lookups.
alter table quiz_host add column teacher integer not null default 0;
update quiz_host set teacher = 1 where quiz in (select id from quiz where ended_at is null);

create index quiz_running on quiz (class) where ended_at is null;

-- Anonymous quizzes from before: the made-up name takes the place of the person.
update quiz_answer set person = 'player ' || (
  select player.alias from quiz_player as player
  where player.quiz = quiz_answer.quiz and player.person = quiz_answer.person
) where exists (
  select 1 from quiz_player as player join quiz on quiz.id = player.quiz
  where player.quiz = quiz_answer.quiz and player.person = quiz_answer.person
    and quiz.anonymous = 1 and player.alias is not null
);
delete from quiz_answer where person not like 'player %'
  and quiz in (select id from quiz where anonymous = 1);
delete from quiz_flag where quiz in (select id from quiz where anonymous = 1);
delete from quiz_player where alias is null
  and quiz in (select id from quiz where anonymous = 1);
update quiz_player set person = 'player ' || alias, name = ''
  where quiz in (select id from quiz where anonymous = 1);
