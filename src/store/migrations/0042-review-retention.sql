-- How likely a student wants to be to know a card when it comes back, in percent.
alter table review_reader add column retention integer not null default 90;

-- When a student’s cards come back, as fitted to their own grades, and how far off the forecasts were before and after.
create table review_fit (
  person text not null references review_reader (person) on delete cascade,
  pack text not null,
  weights text not null,
  grades integer not null,
  loss_before double precision not null,
  loss_after double precision not null,
  fitted_at bigint not null,
  primary key (person, pack)
);
