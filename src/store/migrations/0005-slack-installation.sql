-- Slack workspaces that have added the app, each with its encrypted token.
create table slack_installation (
  team text primary key,
  name text not null,
  url text not null,
  sealed_token text not null,
  bot_user text not null,
  scopes text not null,
  installed_at bigint not null
);
-- Installations on Slack that were started, kept until they expire so that none is used twice.
create table slack_sign_in (
  state text primary key,
  good_until bigint not null
);
