-- How sure students said they were of an answer (sure, think or guess); nothing where they did not say.
alter table quiz_answer add column confidence text;
alter table quiz_first_vote add column confidence text;

-- Whether the points of a quiz count on the class’s leaderboards, which would show what the quiz itself keeps private.
alter table quiz add column in_scores integer not null default 1;
update quiz set in_scores = 0 where anonymous = 1;
