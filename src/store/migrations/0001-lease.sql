-- Which of several processes does a piece of work, and until when.
create table lease (
  name text primary key,
  owner text not null,
  held_until bigint not null,
  fence bigint not null
);
