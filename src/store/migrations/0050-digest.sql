-- When teachers get the digest of their class in private, and how the last one went.
create table digest (
  id text primary key,
  class text not null,
  person text not null,
  platform text not null,
  -- The channel it was set in, whose pack and limits it follows.
  room text not null,
  allows_mature integer not null,
  -- Its time and days, and the time zone where the calendar of the class has none, as JSON.
  plan text not null,
  -- The local date of the next one, and when it is to be looked at.
  next_date text,
  next_at bigint,
  -- The local date of the last one that was begun, so that no day has two.
  begun_date text,
  outcome text not null,
  -- How many in a row did not arrive.
  failures integer not null,
  -- Up to when the last one that arrived told.
  told_until bigint not null,
  -- When its teacher was last seen as one in the class.
  seen_at bigint not null,
  version bigint not null,
  unique (class, person)
);
create index digest_due on digest (next_at) where next_at is not null;
create index digest_person on digest (person);
-- What was posted in a class between two days.
create index daily_post_of_class on daily_post (class, date);
-- When somebody used the class before they came back, so that they can catch up from there.
alter table home_class add column before_at bigint;
