-- From which change on a channel is being told, and since when; null unless a post has begun and nobody knows how it ended.
alter table setting_log add column begun_from bigint;
alter table setting_log add column begun_at bigint;
