-- The flashcards that a class’s teachers have chosen for it. `revision` says in which order they were added.
create table class_deck_card (
  class text not null,
  pack text not null,
  kind text not null,
  item text not null,
  revision integer not null,
  primary key (class, pack, kind, item)
);

-- How often cards were added to a class’s flashcards.
create table class_deck (
  class text not null,
  pack text not null,
  revision integer not null,
  primary key (class, pack)
);

-- Who gets the class’s flashcards among their own, and up to which revision they have them.
create table class_deck_member (
  class text not null,
  pack text not null,
  person text not null references review_reader (person) on delete cascade,
  revision integer not null,
  joined_at bigint not null,
  primary key (class, pack, person)
);
create index class_deck_member_person on class_deck_member (person);
