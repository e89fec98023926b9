-- How many questions in a row a player has not answered. A question no longer waits for somebody who has left.
alter table quiz_player add column missed integer not null default 0;
