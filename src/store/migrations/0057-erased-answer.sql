-- That somebody whose data was deleted had an answer that teachers or classmates objected to, so that it does not come back unseen
-- while answers are taken. It names nobody: the mark is a check number of the post and the person.
create table discussion_erased (
  schedule text not null,
  date text not null,
  class text not null,
  mark text not null,
  until bigint not null,
  primary key (schedule, date, mark)
);
