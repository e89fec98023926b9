-- Why a question seems wrong to a student, and when a teacher has dealt with that. What was reported before has neither an id nor a reason.
alter table quiz_flag add column id text;
alter table quiz_flag add column pack text not null default '';
alter table quiz_flag add column item text not null default '';
alter table quiz_flag add column reason text;
alter table quiz_flag add column words text not null default '';
-- Empty in an anonymous quiz.
alter table quiz_flag add column name text not null default '';
alter table quiz_flag add column at bigint not null default 0;
alter table quiz_flag add column closed_at bigint;
create index quiz_flag_open on quiz_flag (class, at) where closed_at is null;
