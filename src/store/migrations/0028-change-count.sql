-- Counts changes to what processes keep in memory, so that each of them knows when to read it again.
create table change_count (
  bucket integer primary key,
  number bigint not null
);
