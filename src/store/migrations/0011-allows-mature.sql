-- What the platform says of a room in one word: whether mature items may be shown there at all. Only Discord says no.
alter table daily_schedule rename column age_restricted to allows_mature;
update daily_schedule set allows_mature = 1 where platform <> 'discord';
