-- Daily posts as teachers have set them up.
create table daily_schedule (
  id text primary key,
  class text not null,
  platform text not null,
  room text not null,
  age_restricted integer not null,
  name text not null,
  calendar text not null,
  notify text,
  thread integer not null,
  pin integer not null,
  follow_up integer not null,
  status text not null,
  problem text,
  paused_at bigint,
  cycle integer not null,
  next_date text,
  next_at bigint,
  checked_at bigint not null,
  version integer not null,
  owner text,
  held_until bigint not null
);
create index daily_schedule_class on daily_schedule (class);
create index daily_schedule_due on daily_schedule (next_at) where status = 'on';
create index daily_schedule_check on daily_schedule (checked_at) where status = 'on';

-- Who gets a message if a daily post cannot be sent.
create table daily_contact (
  -- Separate from daily_schedule, so that the class keeps its posts when a person’s data is deleted.
  schedule text primary key,
  class text not null,
  person text not null
);

-- Changes that teachers made to the plan for a date: another item, or none.
create table daily_change (
  schedule text not null,
  class text not null,
  date text not null,
  card text,
  instead_of text,
  cycle integer not null,
  primary key (schedule, date)
);

-- Every daily post by date, and how its delivery went.
create table daily_post (
  schedule text not null,
  date text not null,
  kind text not null,
  class text not null,
  platform text not null,
  room text not null,
  card text not null,
  cycle integer not null,
  due_at bigint not null,
  latest_at bigint not null,
  state text not null,
  try_at bigint not null,
  tries integer not null,
  unsure_since bigint,
  unsure_at bigint,
  copy integer not null,
  message text,
  sent_at bigint,
  problem text,
  steps text not null,
  -- 0: the day’s item; 1: answers and side steps, which wait while items are due.
  lane integer not null,
  is_open integer not null,
  owner text,
  held_until bigint not null,
  primary key (schedule, date, kind)
);
create index daily_post_open on daily_post (lane, try_at) where is_open = 1;
