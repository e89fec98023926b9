-- Lines and questions that teachers wrote for the daily post themselves. They belong to the class, not to its pack.
create table daily_own_item (
  schedule text not null,
  id text not null,
  class text not null,
  line text not null,
  source text not null,
  question text not null,
  person text not null,
  created_at bigint not null,
  primary key (schedule, id)
);
