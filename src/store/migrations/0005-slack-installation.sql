-- Slack workspaces that have added the app. The token is sealed for its row, so it opens in no other.
create table slack_installation (
  team text primary key,
  name text not null,
  url text not null,
  sealed_token text not null,
  bot_user text not null,
  scopes text not null,
  installed_at bigint not null
);
-- States of sign-ins that were used, kept until they are too old to be shown again.
create table slack_sign_in (
  state text primary key,
  good_until bigint not null
);
