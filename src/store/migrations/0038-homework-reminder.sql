-- A draft is seen by its teacher only, and deleted a day later unless it is posted.
alter table assignment add column draft integer not null default 0;
-- When students who have not handed in are reminded; null once they have been.
alter table assignment add column remind_at bigint;
create index assignment_to_remind on assignment (remind_at) where remind_at is not null;

-- Who was reminded of which homework, so that nobody is reminded twice.
create table homework_reminder (
  assignment text not null,
  class text not null,
  person text not null,
  at bigint not null,
  primary key (assignment, person)
);
create index homework_reminder_person on homework_reminder (person);

-- Who wants no reminders of homework.
create table homework_quiet (
  person text primary key,
  since bigint not null
);
