-- Two classes may upload packs with the same id, so the cards of an uploaded pack now name the class too: `class/pack`. Earlier
-- cards go to the class of their owner that has such a pack, the one used last if there are several.
create temporary table moved as
select distinct card.person, card.pack, (
  select home.class || '/' || pack.id from home_class as home
  join pack on pack.class = home.class and pack.id = card.pack
  where home.person = card.person order by home.used_at desc limit 1
) as new_pack from review_card as card;
delete from moved where new_pack is null;

insert into review_card (person, pack, kind, item, added_at, due_at, stability, difficulty, phase, step, interval_days, reps,
  lapses, last_at)
select card.person, moved.new_pack, card.kind, card.item, card.added_at, card.due_at, card.stability, card.difficulty,
  card.phase, card.step, card.interval_days, card.reps, card.lapses, card.last_at
from review_card as card join moved on moved.person = card.person and moved.pack = card.pack;
update review_grade set pack = (
  select moved.new_pack from moved where moved.person = review_grade.person and moved.pack = review_grade.pack
) where exists (
  select 1 from moved where moved.person = review_grade.person and moved.pack = review_grade.pack
);
delete from review_card where exists (
  select 1 from moved where moved.person = review_card.person and moved.pack = review_card.pack
);
drop table moved;
