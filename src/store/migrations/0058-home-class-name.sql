-- What the platform calls somebody in this class, so that its teachers read names. Empty until they are there again.
alter table home_class add column name text not null default '';
