-- Questions that a teacher has taken out of the class’s quizzes, after students had reported them.
create table quiz_left_out (
  class text not null,
  pack text not null,
  -- The id of the question in its pack, or of one that is made from it.
  item text not null,
  prompt text not null,
  person text not null,
  left_out_at bigint not null,
  primary key (class, pack, item)
);
