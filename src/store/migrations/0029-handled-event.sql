-- What people did on Discord and Slack in the last minutes, by the platform’s own number for it, so that what is delivered twice is done once. It says neither who nor what.
create table handled_event (
  id text primary key,
  handled_at bigint not null
);
create index handled_event_by_time on handled_event (handled_at);
