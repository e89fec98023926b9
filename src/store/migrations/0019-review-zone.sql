-- A student without a time zone of their own has their class’s days, so the zone may be missing. Until now UTC meant that none
-- was chosen, except where a reminder needed one.
alter table review_reader add column own_zone text;
update review_reader set own_zone = zone where zone <> 'UTC' or reminder is not null;
alter table review_reader drop column zone;
alter table review_reader rename column own_zone to zone;
