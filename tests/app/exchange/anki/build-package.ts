/** Builds packages as Anki writes them, in each of their forms, from parts that can be read. */
import { DatabaseSync } from 'node:sqlite'
import { zstdCompressSync } from 'node:zlib'
import { zip } from '../../../../src/app/exchange/zip.ts'

export interface TypeParts {
  readonly kind?: 'standard' | 'cloze' | 'picture'
  readonly fields: readonly string[]
  readonly cards: readonly { readonly front: string; readonly back: string }[]
}

export interface NoteParts {
  readonly type: string
  readonly fields: readonly (string | number)[]
  readonly tags?: string
  /** Which cards it has, each in its deck; the first card in Default if left out. */
  readonly cards?: readonly number[]
  readonly deck?: string
  /** The deck whose filter has borrowed its cards. */
  readonly filtered?: string
}

export interface CollectionParts {
  readonly types: Readonly<Record<string, TypeParts>>
  readonly notes: readonly NoteParts[]
}

export const basic: TypeParts = {
  fields: ['Front', 'Back'],
  cards: [{ front: '{{Front}}', back: '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}' }],
}

export const reversed: TypeParts = {
  fields: ['Front', 'Back'],
  cards: [...basic.cards, { front: '{{Back}}', back: '{{FrontSide}}<hr id=answer>{{Front}}' }],
}

export const cloze: TypeParts = {
  kind: 'cloze',
  fields: ['Text', 'Back Extra'],
  cards: [{ front: '{{cloze:Text}}', back: '{{cloze:Text}}<br>\n{{Back Extra}}' }],
}

const firstId = 1_700_000_000_000

/** The structure of schema 11: note types and decks are JSON in one row. */
export function oldCollection(parts: CollectionParts): Uint8Array {
  const database = new DatabaseSync(':memory:')
  database.exec(`
    create table col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
      ls integer, conf text, models text, decks text, dconf text, tags text);
    ${notesAndCards}`)
  const models = Object.entries(parts.types).map(([name, type], at) => {
    const id = idOfType(parts, name)
    const flds = type.fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      font: 'Arial',
      size: 20,
    }))
    const tmpls = type.cards.map(({ front, back }, ord) => ({
      name: `Card ${ord + 1}`,
      ord,
      qfmt: front,
      afmt: back,
    }))
    const originalStockKind = type.kind === 'picture' ? 6 : 1
    // Neither list has to stand in its order.
    return [
      id,
      {
        id,
        name,
        type: type.kind === 'cloze' || type.kind === 'picture' ? 1 : 0,
        flds: flds.toReversed(),
        tmpls,
        css: '.card {}',
        mod: at,
        originalStockKind,
      },
    ]
  })
  const decks = decksOf(parts).map((name) => [
    idOfDeck(parts, name),
    { id: idOfDeck(parts, name), name, desc: '', dyn: 0 },
  ])
  database
    .prepare('insert into col values (1, 0, 0, 0, 11, 0, 0, 0, ?, ?, ?, ?, ?)')
    .run(
      '{}',
      JSON.stringify(Object.fromEntries(models)),
      JSON.stringify(Object.fromEntries(decks)),
      '{}',
      '{}',
    )
  fill(database, parts)
  return database.serialize()
}

/** The form of Anki since 2.1.50: a table each, names in a collation of Anki’s own, settings as Protocol Buffers. */
export function newCollection(parts: CollectionParts): Uint8Array {
  const database = new DatabaseSync(':memory:', { defensive: false })
  database.exec(`
    create table col (id integer primary key, crt integer, mod integer, scm integer, ver integer, dty integer, usn integer,
      ls integer, conf text, models text, decks text, dconf text, tags text);
    insert into col values (1, 0, 0, 0, 18, 0, 0, 0, '', '', '', '', '');
    create table fields (ntid integer not null, ord integer not null, name text not null collate nocase, config blob not null,
      primary key (ntid, ord)) without rowid;
    create unique index idx_fields_name_ntid on fields (name, ntid);
    create table templates (ntid integer not null, ord integer not null, name text not null collate nocase,
      mtime_secs integer, usn integer, config blob not null, primary key (ntid, ord)) without rowid;
    create unique index idx_templates_name_ntid on templates (name, ntid);
    create table notetypes (id integer not null primary key, name text not null collate nocase, mtime_secs integer, usn integer,
      config blob not null);
    create unique index idx_notetypes_name on notetypes (name);
    create table decks (id integer primary key not null, name text not null collate nocase, mtime_secs integer, usn integer,
      common blob not null, kind blob not null);
    create unique index idx_decks_name on decks (name);
    ${notesAndCards}`)
  for (const [name, { kind = 'standard', fields, cards }] of Object.entries(parts.types)) {
    const id = idOfType(parts, name)
    const config = [
      ...(kind === 'standard' ? [] : [8, 1]),
      ...lengthDelimited(3, '.card {}'),
      ...(kind === 'picture' ? [9 * 8, 6] : []),
    ]
    database
      .prepare('insert into notetypes values (?, ?, 0, 0, ?)')
      .run(id, name, Uint8Array.from(config))
    for (const [ord, field] of fields.entries()) {
      database
        .prepare('insert into fields values (?, ?, ?, ?)')
        .run(id, ord, field, Uint8Array.from(lengthDelimited(3, 'Arial')))
    }
    for (const [ord, { front, back }] of cards.entries()) {
      const template = Uint8Array.from([...lengthDelimited(1, front), ...lengthDelimited(2, back)])
      database
        .prepare('insert into templates values (?, ?, ?, 0, 0, ?)')
        .run(id, ord, `Card ${ord + 1}`, template)
    }
  }
  for (const name of decksOf(parts)) {
    const path = name.replaceAll('::', '\u001F')
    database
      .prepare('insert into decks values (?, ?, 0, 0, ?, ?)')
      .run(idOfDeck(parts, name), path, new Uint8Array(), new Uint8Array())
  }
  fill(database, parts)
  // SQLite itself has no such collation, so it is only named once everything is in its place.
  database.exec(
    `PRAGMA writable_schema = ON; UPDATE sqlite_schema SET sql = replace(sql, 'nocase', 'unicase'); PRAGMA writable_schema = RESET`,
  )
  return database.serialize()
}

const notesAndCards = `
  create table notes (id integer primary key, guid text, mid integer, mod integer, usn integer, tags text, flds text, sfld integer,
    csum integer, flags integer, data text);
  create table cards (id integer primary key, nid integer, did integer, ord integer, mod integer, usn integer, type integer,
    queue integer, due integer, ivl integer, factor integer, reps integer, lapses integer, left integer, odue integer,
    odid integer, flags integer, data text);
  create table revlog (id integer primary key, cid integer, usn integer, ease integer, ivl integer, lastIvl integer,
    factor integer, time integer, type integer);
  create table graves (usn integer, oid integer, type integer);
  create index ix_notes_csum on notes (csum);
  create index ix_cards_nid on cards (nid);`

function fill(database: DatabaseSync, parts: CollectionParts): void {
  const noteRow = database.prepare('insert into notes values (?, ?, ?, 0, -1, ?, ?, ?, 0, 0, ?)')
  const cardRow = database.prepare(
    'insert into cards values (?, ?, ?, ?, 0, -1, 0, 0, 0, 0, 0, 0, 0, 0, 0, ?, 0, ?)',
  )
  database.exec('begin')
  for (const [at, note] of parts.notes.entries()) {
    const id = firstId + at
    const only = note.fields.length === 1 ? note.fields[0] : undefined
    const fields = typeof only === 'number' ? BigInt(only) : note.fields.join('\u001F')
    noteRow.run(
      id,
      `guid-${at}`,
      idOfType(parts, note.type),
      ` ${note.tags ?? ''} `,
      fields,
      String(note.fields[0]),
      '',
    )
    for (const ord of note.cards ?? [0]) {
      const home = idOfDeck(parts, note.deck ?? 'Default')
      const lent = note.filtered === undefined ? home : idOfDeck(parts, note.filtered)
      cardRow.run(id * 10 + ord, id, lent, ord, note.filtered === undefined ? 0 : home, '')
    }
  }
  database.exec('commit')
}

function idOfType(parts: CollectionParts, name: string): number {
  return firstId + 1000 + Object.keys(parts.types).indexOf(name)
}

function decksOf({ notes }: CollectionParts): readonly string[] {
  return [
    ...new Set([
      'Default',
      ...notes.flatMap(({ deck, filtered }) => [deck ?? 'Default', filtered ?? 'Default']),
    ]),
  ]
}

function idOfDeck(parts: CollectionParts, name: string): number {
  return name === 'Default' ? 1 : firstId + 5000 + decksOf(parts).indexOf(name)
}

function lengthDelimited(field: number, text: string): readonly number[] {
  const bytes = Buffer.from(text)
  const length =
    bytes.length < 128 ? [bytes.length] : [(bytes.length & 127) | 128, bytes.length >> 7]
  return [field * 8 + 2, ...length, ...bytes]
}

/** What is beside the real collection for versions of Anki that are too old for it. */
const stub = oldCollection({
  types: { Basic: basic },
  notes: [
    {
      type: 'Basic',
      fields: [
        'Please update to the latest Anki version, then import the .colpkg/.apkg file again.',
        '',
      ],
    },
  ],
})

/** Anki 2.0 and “Support older Anki versions” before the scheduler of 2.1. */
export function packageOf(parts: CollectionParts): Uint8Array {
  return zip({ 'collection.anki2': oldCollection(parts), media: '{}' })
}

/** Anki 2.1 with its second scheduler, and “Support older Anki versions” since. */
export function package21Of(parts: CollectionParts): Uint8Array {
  return zip({
    'collection.anki2': stub,
    'collection.anki21': oldCollection(parts),
    media: '{"0":"a.jpg"}',
    '0': 'JPEG',
  })
}

/** Anki since 2.1.50. */
export function package21bOf(parts: CollectionParts): Uint8Array {
  return zip({
    meta: Uint8Array.from([8, 3]),
    'collection.anki21b': zstdCompressSync(newCollection(parts)),
    'collection.anki2': stub,
    media: zstdCompressSync(Buffer.from([])),
  })
}

export const stubPackage = zip({ 'collection.anki2': stub, media: '{}' })
