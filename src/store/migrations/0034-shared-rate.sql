-- How fast all processes together may still ask Discord and Slack for something, by the digest of what is counted. It names nobody.
create table shared_rate (
  key text primary key,
  even_at bigint not null,
  paused_until bigint not null
);
