-- Quiz questions that students wrote for their class, and what became of them. Deleted a year after the last change.
create table submission (
  class text not null,
  id text not null,
  pack text not null,
  person text not null,
  person_name text not null,
  -- What the student wrote, as JSON.
  question text not null,
  -- The name that the class sees with it; null where the student wants none.
  signature text,
  state text not null,
  -- What a teacher wrote when they sent it back.
  word text not null,
  -- The id of the teacher who decided.
  decided_by text,
  version integer not null,
  created_at bigint not null,
  changed_at bigint not null,
  primary key (class, id)
);
create index submission_person on submission (person);
