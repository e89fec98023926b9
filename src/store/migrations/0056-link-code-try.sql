-- How many codes somebody has typed to link themselves to the class’s list of students, so that nobody can try many.
create table link_code_try (
  person text primary key,
  -- When the first of them was typed, and how many there were in the hour from then on.
  since bigint not null,
  tries integer not null
);

-- What was added up at the very moment at which a quiz, a class or somebody’s data was deleted.
delete from book_score where person like 'gone:%' or not exists (select id from quiz where quiz.id = book_score.quiz);
delete from book_quiz where not exists (select id from quiz where quiz.id = book_quiz.quiz);
