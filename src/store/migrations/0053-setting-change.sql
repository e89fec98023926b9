-- What teachers have changed in a class: its settings, daily posts, calendar and the like; who, when, and what was there before.
create table setting_change (
  class text not null,
  -- Counts up in each class.
  number bigint not null,
  room text not null,
  name text not null,
  -- What completes “Ms Rivera …”; empty for a setting, whose name and values say it.
  said text not null,
  before text,
  after text,
  person text not null,
  person_name text not null,
  at bigint not null,
  primary key (class, number)
);
create index setting_change_at on setting_change (at);

-- How many changes a class has made, and how many of them were posted to the channel that it chose for them.
create table setting_log (
  class text primary key,
  newest bigint not null,
  posted bigint not null,
  try_at bigint not null
);
