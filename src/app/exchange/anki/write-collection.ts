/** Writes a collection with the structure of Anki’s schema 11. */
import { createHash } from 'node:crypto'
import { DatabaseSync } from 'node:sqlite'
import { type OwnNoteType, ownNoteTypes, style } from './own-note-types.ts'

export interface OwnNote {
  readonly type: OwnNoteType
  /** What makes it the same note in the next package. */
  readonly identity: string
  /** HTML, in the order of the type’s fields. */
  readonly fields: readonly string[]
  readonly tags: readonly string[]
  /** Such as `Romeo and Juliet::Act 1`; empty for Anki’s own first deck. */
  readonly deck: string
}

const schema = `
  create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
    dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null,
    decks text not null, dconf text not null, tags text not null);
  create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
    tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null,
    data text not null);
  create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null,
    mod integer not null, usn integer not null, type integer not null, queue integer not null, due integer not null,
    ivl integer not null, factor integer not null, reps integer not null, lapses integer not null, left integer not null,
    odue integer not null, odid integer not null, flags integer not null, data text not null);
  create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
    ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
  create table graves (usn integer not null, oid integer not null, type integer not null);
  create index ix_notes_usn on notes (usn);
  create index ix_cards_usn on cards (usn);
  create index ix_revlog_usn on revlog (usn);
  create index ix_cards_nid on cards (nid);
  create index ix_cards_sched on cards (did, queue, due);
  create index ix_revlog_cid on revlog (cid);
  create index ix_notes_csum on notes (csum);`

/** Not yet known to a server that Anki syncs with. */
const unsynced = -1
const schemaVersion = 11
const defaultDeck = 1

/** @param now milliseconds since 1970; Anki takes over what is newer than what it has */
export function writeCollection(notes: readonly OwnNote[], now: number): Uint8Array {
  const database = new DatabaseSync(':memory:')
  try {
    database.exec(schema)
    const seconds = Math.floor(now / 1000)
    const decks = nameDecks(notes)
    const models = Object.values(ownNoteTypes).map((type) => [type.id, modelOf(type, seconds)])
    const named = [...decks].map(([name, id]) => [id, deckOf(id, name, seconds)])
    database
      .prepare('insert into col values (1, ?, ?, ?, ?, 0, 0, 0, ?, ?, ?, ?, ?)')
      .run(
        seconds,
        now,
        now,
        schemaVersion,
        JSON.stringify(settings),
        JSON.stringify(Object.fromEntries(models)),
        JSON.stringify(Object.fromEntries(named)),
        JSON.stringify({ 1: deckOptions }),
        '{}',
      )
    writeNotes(database, notes, decks, seconds)
    return database.serialize()
  } finally {
    database.close()
  }
}

function writeNotes(
  database: DatabaseSync,
  notes: readonly OwnNote[],
  decks: ReadonlyMap<string, number>,
  seconds: number,
): void {
  const insertNote = database.prepare(
    `insert into notes values (?, ?, ?, ?, ${unsynced}, ?, ?, ?, ?, 0, '')`,
  )
  const insertCard = database.prepare(
    `insert into cards values (?, ?, ?, 0, ?, ${unsynced}, 0, 0, ?, 0, 0, 0, 0, 0, 0, 0, 0, '')`,
  )
  const firstId = createId(notes.map(({ identity }) => identity).join('\n'), new Set())
  const takenGuids = new Map<string, number>()
  database.exec('begin')
  for (const [index, { type, identity, fields, tags, deck }] of notes.entries()) {
    const count = (takenGuids.get(identity) ?? 0) + 1
    takenGuids.set(identity, count)
    const hash = createHash('sha256')
      .update(count === 1 ? identity : `${identity}\n${count}`)
      .digest()
    // Anki shows notes in the order of their ids, and knows them again by their guid.
    const id = firstId + index
    const first = withoutHtml(fields[0] ?? '')
    const checksum = createHash('sha1').update(first).digest().readUInt32BE()
    insertNote.run(
      id,
      hash.toString('base64url').slice(0, 12),
      type.id,
      seconds,
      tags.length === 0 ? '' : ` ${tags.join(' ')} `,
      fields.join('\u001F'),
      first,
      checksum,
    )
    insertCard.run(id, id, decks.get(deck) ?? defaultDeck, seconds, index + 1)
  }
  database.exec('commit')
}

/** Anki compares and sorts notes by what their first field says. */
function withoutHtml(html: string): string {
  return html
    .replaceAll(/<[^<>]*>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&')
}

/** Ids are moments in milliseconds for Anki; these lie between 2014 and 2020, in no order, so that packages hardly share one. */
function createId(text: string, takenIds: Set<number>): number {
  const hash = createHash('sha256').update(text).digest()
  let id = 1_400_000_000_000 + (hash.readUIntBE(0, 6) % 200_000_000_000)
  while (takenIds.has(id)) id += 1
  takenIds.add(id)
  return id
}

/** Returns the ids of all decks and of those they are in. */
function nameDecks(notes: readonly OwnNote[]): ReadonlyMap<string, number> {
  const decks = new Map([['Default', defaultDeck]])
  const takenIds = new Set<number>()
  for (const { deck } of notes) {
    const parts = deck === '' ? [] : deck.split('::')
    for (const depth of parts.keys()) {
      const name = parts.slice(0, depth + 1).join('::')
      if (!decks.has(name)) decks.set(name, createId(name, takenIds))
    }
  }
  return decks
}

function modelOf({ id, name, fields, front, back }: OwnNoteType, mod: number) {
  return {
    id,
    name,
    type: 0,
    mod,
    usn: unsynced,
    sortf: 0,
    did: defaultDeck,
    tmpls: [{ name: 'Card 1', ord: 0, qfmt: front, afmt: back, bqfmt: '', bafmt: '', did: null }],
    flds: fields.map((field, ord) => ({
      name: field,
      ord,
      sticky: false,
      rtl: false,
      font: 'Arial',
      size: 20,
      media: [],
    })),
    css: style,
    latexPre: String.raw`\documentclass[12pt]{article}\special{papersize=3in,5in}\usepackage{amssymb,amsmath}\pagestyle{empty}\setlength{\parindent}{0in}\begin{document}`,
    latexPost: String.raw`\end{document}`,
    vers: [],
    tags: [],
    req: [[0, 'any', [0]]],
  }
}

function deckOf(id: number, name: string, mod: number) {
  const today = [0, 0]
  return {
    id,
    name,
    mod,
    usn: unsynced,
    desc: '',
    dyn: 0,
    conf: 1,
    collapsed: false,
    browserCollapsed: false,
    newToday: today,
    revToday: today,
    lrnToday: today,
    timeToday: today,
    extendNew: 0,
    extendRev: 0,
  }
}

const settings = {
  nextPos: 1,
  estTimes: true,
  activeDecks: [defaultDeck],
  sortType: 'noteFld',
  timeLim: 0,
  sortBackwards: false,
  addToCur: true,
  curDeck: defaultDeck,
  newSpread: 0,
  dueCounts: true,
  curModel: String(ownNoteTypes.card.id),
  collapseTime: 1200,
}

const deckOptions = {
  id: 1,
  name: 'Default',
  mod: 0,
  usn: 0,
  maxTaken: 60,
  autoplay: true,
  timer: 0,
  replayq: true,
  dyn: false,
  new: {
    bury: true,
    delays: [1, 10],
    initialFactor: 2500,
    ints: [1, 4, 7],
    order: 1,
    perDay: 20,
    separate: true,
  },
  rev: { bury: true, ease4: 1.3, fuzz: 0.05, ivlFct: 1, maxIvl: 36_500, minSpace: 1, perDay: 100 },
  lapse: { delays: [10], leechAction: 0, leechFails: 8, minInt: 1, mult: 0 },
}
