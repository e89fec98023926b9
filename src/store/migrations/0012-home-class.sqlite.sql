-- The classes somebody belongs to, with the channel where they last used the bot and when. The limits of these classes
-- also apply in their direct messages with the bot.
create table home_class (
  person text not null,
  class text not null,
  room text not null,
  platform text not null,
  allows_mature integer not null,
  used_at bigint not null,
  primary key (person, class)
);
create index home_class_class on home_class (class);
create index home_class_used on home_class (used_at);

-- So far only reviews knew the channel. Rows from before migration 0011 say `ageRestricted`, which only Discord had.
insert into home_class (person, class, room, platform, allows_mature, used_at)
select person, room ->> 'class', room ->> 'id', room ->> 'platform',
  case when room ->> 'allowsMature' = 1 or room ->> 'ageRestricted' = 1
    or room ->> 'platform' <> 'discord' then 1 else 0 end, seen_at
from review_reader where room ->> 'class' not like '%:dm/%';
alter table review_reader drop column room;
