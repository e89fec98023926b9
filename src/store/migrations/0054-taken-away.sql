-- Who deleted an answer that teachers had sent back or hidden, or classmates had reported: what they write anew under that post is
-- looked at first. Where answers are anonymous, the person is a random id.
create table discussion_taken_away (
  schedule text not null,
  date text not null,
  class text not null,
  person text not null,
  at bigint not null,
  primary key (schedule, date, person)
);
create index discussion_taken_away_person on discussion_taken_away (person);
