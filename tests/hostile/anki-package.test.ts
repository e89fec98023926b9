import { DatabaseSync } from 'node:sqlite'
import { constants, zstdCompressSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { UserError } from '../../src/core/reply/user-error.ts'
import { readAnkiPackage } from '../../src/app/exchange/read/anki-package.ts'
import { zip } from '../../src/app/exchange/zip.ts'
import {
  basic,
  cloze,
  newCollection,
  oldCollection,
  package21bOf,
  stubPackage,
} from '../app/exchange/anki/build-package.ts'

const parts = {
  types: { Basic: basic, Cloze: cloze },
  notes: [
    { type: 'Basic', fields: ['der Hund', 'dog'], deck: 'German::Animals', tags: 'a' },
    { type: 'Cloze', fields: ['{{c1::Bern}} is the capital.', 'x'] },
  ],
}
const damaged = 'The package is damaged, so its cards can’t be read. Export it from Anki again.'

function read(bytes: Uint8Array) {
  return readAnkiPackage({ name: 'deck.apkg', bytes })
}

function packed(collection: Uint8Array): Uint8Array {
  return zip({ 'collection.anki2': collection, media: '{}' })
}

/** Returns how many questions there are, or the sentence that refuses the file. Any other error is a fault. */
function outcome(bytes: Uint8Array): number | string {
  try {
    return read(bytes).questions.length
  } catch (error) {
    if (error instanceof UserError) return error.message
    throw error
  }
}

/** Returns a good collection after some SQL of somebody who means no good. */
function changedBy(sql: string): Uint8Array {
  const database = new DatabaseSync(':memory:', { defensive: false })
  database.deserialize(oldCollection(parts))
  database.exec(sql)
  return packed(database.serialize())
}

describe('collections that no Anki wrote', () => {
  test.each([
    [
      'a view that never ends',
      `ALTER TABLE notes RENAME TO real; CREATE VIEW notes AS
      WITH RECURSIVE more(id) AS (SELECT 1 UNION ALL SELECT id + 1 FROM more)
      SELECT id, 1 AS mid, '' AS tags, 'x' AS flds FROM more WHERE id < 0`,
    ],
    [
      'a view over the right table',
      'ALTER TABLE cards RENAME TO real; CREATE VIEW cards AS SELECT * FROM real',
    ],
    [
      'a column that computes',
      `DROP TABLE cards; CREATE TABLE cards (nid, did, odid, ord AS (length(zeroblob(1000000000))));
      INSERT INTO cards (nid, did, odid) VALUES (1, 1, 0)`,
    ],
    [
      'a table of a module',
      'DROP TABLE cards; CREATE VIRTUAL TABLE cards USING fts5(nid, did, odid, ord)',
    ],
    ['no notes', 'DROP TABLE notes'],
    ['no cards', 'DROP TABLE cards'],
    ['no collection', 'DROP TABLE col'],
    ['other columns', 'ALTER TABLE notes RENAME COLUMN flds TO fields'],
    ['an empty row', 'DELETE FROM col'],
    ['models that are no JSON', `UPDATE col SET models = '{"1": {'`],
    ['models of another shape', `UPDATE col SET models = '{"1": {"name": 3, "flds": "x"}}'`],
    ['decks that are a list', `UPDATE col SET decks = '[1, 2]'`],
    ['a text of nine megabytes', `UPDATE notes SET flds = hex(randomblob(4500000))`],
  ])('%s', (_, sql) => {
    expect(outcome(changedBy(sql))).toBe(damaged)
  })

  test.each([
    ['texts that are bytes', `UPDATE notes SET flds = x'00ff', tags = x'01'`, 0],
    ['nothing where texts should be', 'UPDATE notes SET flds = NULL, tags = NULL, mid = NULL', 0],
    ['ids beyond all numbers', 'UPDATE notes SET id = id + 9200000000000000000', 2],
    ['cards of nothing', 'UPDATE cards SET nid = 7, ord = -3', 2],
    ['cards of templates that are not there', 'UPDATE cards SET ord = 99', 1],
    ['a trigger', `CREATE TRIGGER t AFTER UPDATE ON notes BEGIN DELETE FROM notes; END`, 2],
    ['texts with zeros', `UPDATE notes SET flds = 'a' || char(0) || 'b' || char(31) || 'c'`, 1],
  ])('%s', (_, sql, count) => {
    expect(outcome(changedBy(sql))).toBe(count)
  })

  test.each([
    ['blanks that never end', '{{c1::'.repeat(15_000)],
    ['blanks in blanks', `${'{{c1::a'.repeat(5000)}${'}}'.repeat(5000)}`],
    ['hundreds of blanks', Array.from({ length: 900 }, (_, at) => `{{c${at}::x::y}}`).join(' ')],
    ['tags in tags', '<div>'.repeat(19_000)],
    ['formulas in formulas', `\\(${'\\frac{1}{'.repeat(190)}x${'}'.repeat(190)}\\)`],
  ])('a note of %s', (_, text) => {
    const notes = ['Basic', 'Cloze'].map((type) => ({ type, fields: [text, text], cards: [0, 1] }))
    expect(outcome(packed(oldCollection({ ...parts, notes })))).toBeLessThan(60)
  })

  test('a template that opens thousands of sections', () => {
    const front = `${'{{#Front}}{{^Front}}'.repeat(10_000)}{{Front}}`
    const types = { Basic: { ...basic, cards: [{ front, back: '{{Back}}'.repeat(10_000) }] } }
    expect(
      outcome(packed(oldCollection({ types, notes: [{ type: 'Basic', fields: ['a', 'b'] }] }))),
    ).toBe(0)
  })

  test.each(['PRAGMA page_size = 512', 'PRAGMA page_size = 65536', 'PRAGMA encoding = "UTF-16le"'])(
    'a database may have its own build: %s',
    (pragma) => {
      const database = new DatabaseSync(':memory:')
      database.exec(pragma)
      const source = new DatabaseSync(':memory:')
      source.deserialize(oldCollection(parts))
      for (const { sql } of source
        .prepare(`SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY rowid`)
        .all()) {
        database.exec(String(sql))
      }
      for (const table of ['col', 'notes', 'cards']) {
        for (const row of source.prepare(`SELECT * FROM ${table}`).all()) {
          const values = Object.values(row)
          database
            .prepare(`INSERT INTO ${table} VALUES (${values.map(() => '?').join(', ')})`)
            .run(...values)
        }
      }
      expect(outcome(packed(database.serialize()))).toBe(2)
    },
  )

  test('a database that was written with a log is opened without it', () => {
    const collection = oldCollection(parts)
    collection.set([2, 2], 18)
    expect(outcome(packed(collection))).toBe(2)
  })
})

describe('packages that no Anki wrote', () => {
  test.each([
    [
      'an archive of something else',
      zip({ 'word/document.xml': '<w:document/>' }),
      /^This isn’t an Anki package/,
    ],
    ['no archive', Buffer.from('front,back\n'), /is not a zip archive/],
    ['text in place of a database', packed(Buffer.from('hello')), /damaged/],
    ['an empty database', packed(new Uint8Array()), /damaged/],
    ['half a database', packed(oldCollection(parts).subarray(0, 9000)), /damaged/],
    ['text in place of Zstandard', zip({ 'collection.anki21b': 'hello' }), /damaged/],
    ['only the note for older versions', stubPackage, /without its cards/],
  ])('%s', (_, bytes, sentence) => {
    expect(outcome(bytes)).toMatch(sentence)
  })

  test('what unpacks to far more than it is stops at its bound', () => {
    const bomb = zstdCompressSync(new Uint8Array(300 * 1024 * 1024))
    expect(bomb.length).toBeLessThan(100_000)
    expect(outcome(zip({ 'collection.anki21b': bomb }))).toMatch(/larger than the bot opens/)
  })

  test('a window of half a gigabyte is not given', () => {
    const wide = zstdCompressSync(new Uint8Array(64), {
      params: { [constants.ZSTD_c_windowLog]: 29, [constants.ZSTD_c_contentSizeFlag]: 0 },
    })
    expect(outcome(zip({ 'collection.anki21b': wide }))).toMatch(/damaged/)
  })
})

test('bytes that were changed anywhere lead to a result or a sentence', () => {
  const collections = [oldCollection(parts), newCollection(parts)]
  const changes = fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 40 })
  fc.assert(
    fc.property(
      fc.constantFrom(...collections),
      changes,
      fc.boolean(),
      (collection, edits, isPacked) => {
        const bytes = Uint8Array.from(collection)
        for (const [at, byte] of edits) bytes[at % bytes.length] = byte
        const file = isPacked
          ? { 'collection.anki21b': zstdCompressSync(bytes) }
          : { 'collection.anki2': bytes }
        expect(['number', 'string']).toContain(typeof outcome(zip(file)))
      },
    ),
    { numRuns: 150 },
  )
  const whole = package21bOf(parts)
  fc.assert(
    fc.property(changes, (edits) => {
      const bytes = Uint8Array.from(whole)
      for (const [at, byte] of edits) bytes[at % bytes.length] = byte
      expect(['number', 'string']).toContain(typeof outcome(bytes))
    }),
    { numRuns: 100 },
  )
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 3000 }), (bytes) => {
      expect(outcome(packed(bytes))).toBe(damaged)
      expect(outcome(bytes)).toBeTypeOf('string')
    }),
    { numRuns: 100 },
  )
})
