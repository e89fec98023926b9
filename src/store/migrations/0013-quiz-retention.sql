-- When an old quiz is deleted, which its teachers are told two weeks before.
alter table quiz add column delete_at bigint;
create index quiz_to_delete on quiz (delete_at) where delete_at is not null;
