-- The class’s list of students that a teacher brought: names, student ids and e-mails, and who of them is who in the chat.
create table roster_student (
  class text not null,
  id text not null,
  name text not null,
  first_name text not null,
  last_name text not null,
  student_id text not null,
  email text not null,
  login text not null,
  student_group text not null,
  -- Who they are in the chat; null until that is known.
  person text,
  linked_by text,
  -- The hash of the code with which they can link themselves, and until when; null for none.
  code_hash text,
  code_until bigint,
  changed_at bigint not null,
  primary key (class, id)
);
create unique index roster_student_person on roster_student (class, person) where person is not null;
create index roster_student_of_person on roster_student (person) where person is not null;
create index roster_student_code on roster_student (code_hash) where code_hash is not null;
