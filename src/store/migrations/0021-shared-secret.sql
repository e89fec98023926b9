-- Random secrets that all processes on one database share, such as the one from which links to projector views are derived. They
-- are made by the bot, belong to no class and say nothing about anybody.
create table shared_secret (
  name text primary key,
  value text not null
);
