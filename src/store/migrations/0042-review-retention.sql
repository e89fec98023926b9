-- How likely a student wants to be to know a card when it comes back, in percent.
alter table review_reader add column retention integer not null default 90;
