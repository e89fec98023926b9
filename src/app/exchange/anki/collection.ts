/** Reads a collection of Anki, in its older form (JSON in one row) and its newer one (a table each). */
import { z } from 'zod'
import { readProtobuf } from './read-protobuf.ts'
import { type ReadableTables, type Row, damaged, withDatabase } from './open-database.ts'
import { UserError } from '../../../core/reply/user-error.ts'

export interface NoteType {
  readonly name: string
  readonly kind: 'standard' | 'cloze' | 'picture'
  /** The names of its fields in order. */
  readonly fields: readonly string[]
  readonly templates: readonly { readonly front: string; readonly back: string }[]
}

export interface Note {
  readonly type: NoteType | undefined
  /** HTML, in the order of the type’s fields; undefined if the note cannot be read. */
  readonly fields: readonly string[] | undefined
  readonly tags: readonly string[]
  /** Which of the type’s templates it has cards of. */
  readonly cards: readonly number[]
  /** From the widest to the narrowest. */
  readonly deck: readonly string[]
}

export interface Collection {
  readonly notes: readonly Note[]
  /** Whether there are more notes than are read. */
  readonly isCut: boolean
}

export const maxNotes = 10_000
const maxCards = 200_000
const maxTypes = 5000
const maxTextLength = 40_000_000

export function readCollection(bytes: Uint8Array): Collection {
  return withDatabase(bytes, (tables) => {
    if (!tables.has('notes') || !tables.has('cards') || !tables.has('col')) throw damaged()
    const isNew = tables.has('notetypes')
    const types = isNew ? newNoteTypes(tables) : oldNoteTypes(tables)
    const decks = isNew ? newDecks(tables) : oldDecks(tables)
    return readNotes(tables, types, decks)
  })
}

function readNotes(
  tables: ReadableTables,
  types: ReadonlyMap<string, NoteType>,
  decks: ReadonlyMap<string, readonly string[]>,
): Collection {
  const cards = new Map<string, { readonly ords: number[]; readonly deck: string }>()
  for (const { nid, did, odid, ord } of tables.rows(
    'cards',
    ['nid', 'did', 'odid', 'ord'],
    maxCards,
  )) {
    const note = cards.get(String(nid))
    // A card in a filtered deck is only lent to it.
    if (note === undefined) {
      cards.set(String(nid), { ords: [Number(ord)], deck: String(odid === 0n ? did : odid) })
    } else if (note.ords.length < 100) note.ords.push(Number(ord))
  }
  const notes: Note[] = []
  let length = 0
  for (const row of tables.rows('notes', ['id', 'mid', 'tags', 'flds'], maxNotes + 1, 'id')) {
    const { ords = [], deck = '' } = cards.get(String(row['id'])) ?? {}
    const fields = textOf(row, 'flds')
    length += fields?.length ?? 0
    if (length > maxTextLength) {
      throw new UserError(
        'The package holds more text than the bot reads. Export fewer cards at once.',
      )
    }
    notes.push({
      type: types.get(String(row['mid'])),
      fields: fields?.split('\u001F'),
      tags: (textOf(row, 'tags') ?? '').split(/\s+/).filter((tag) => tag !== ''),
      cards: ords.toSorted((one, other) => one - other),
      deck: decks.get(deck) ?? [],
    })
  }
  return { notes: notes.slice(0, maxNotes), isCut: notes.length > maxNotes }
}

/** In old files a field that is only a number may be stored as one. */
function textOf(row: Row, column: string): string | undefined {
  const value = row[column]
  if (typeof value === 'string') return value
  return typeof value === 'bigint' || typeof value === 'number' ? String(value) : undefined
}

const oldTypes = z.record(
  z.string(),
  z.object({
    name: z.coerce.string(),
    type: z.number().catch(0),
    flds: z.array(z.object({ name: z.coerce.string(), ord: z.number().catch(0) })),
    tmpls: z.array(z.object({ qfmt: z.string(), afmt: z.string(), ord: z.number().catch(0) })),
    originalStockKind: z.number().optional().catch(undefined),
  }),
)

const oldDeckNames = z.record(z.string(), z.object({ name: z.coerce.string() }))

function oldNoteTypes(tables: ReadableTables): Map<string, NoteType> {
  const types = oldTypes.safeParse(columnOfCollection(tables, 'models'))
  if (!types.success) throw damaged()
  return new Map(
    Object.entries(types.data).map(([id, { name, type, flds, tmpls, originalStockKind }]) => [
      id,
      {
        name,
        kind: kindOf(type, originalStockKind),
        fields: flds.toSorted((one, other) => one.ord - other.ord).map((field) => field.name),
        templates: tmpls
          .toSorted((one, other) => one.ord - other.ord)
          .map(({ qfmt, afmt }) => ({ front: qfmt, back: afmt })),
      },
    ]),
  )
}

const pictureKind = 6

function kindOf(type: number, stockKind: number | undefined): NoteType['kind'] {
  if (stockKind === pictureKind) return 'picture'
  return type === 1 ? 'cloze' : 'standard'
}

function oldDecks(tables: ReadableTables): Map<string, readonly string[]> {
  const decks = oldDeckNames.safeParse(columnOfCollection(tables, 'decks'))
  if (!decks.success) throw damaged()
  return new Map(Object.entries(decks.data).map(([id, { name }]) => [id, deckPath(name, '::')]))
}

function columnOfCollection(tables: ReadableTables, column: string): unknown {
  for (const row of tables.rows('col', [column], 1)) {
    const text = textOf(row, column)
    try {
      return text === undefined ? undefined : JSON.parse(text)
    } catch {
      return undefined
    }
  }
  return undefined
}

function deckPath(name: string, separator: string): readonly string[] {
  const path = name
    .split(separator)
    .map((part) => part.trim())
    .filter((part) => part !== '')
  // Where Anki puts what belongs nowhere.
  return path.length === 1 && path[0] === 'Default' ? [] : path.slice(0, 20)
}

function newDecks(tables: ReadableTables): Map<string, readonly string[]> {
  const decks = new Map<string, readonly string[]>()
  for (const row of tables.rows('decks', ['id', 'name'], maxTypes)) {
    decks.set(String(row['id']), deckPath(textOf(row, 'name') ?? '', '\u001F'))
  }
  return decks
}

function newNoteTypes(tables: ReadableTables): Map<string, NoteType> {
  const fields = groupByType(tables, 'fields', (row) => textOf(row, 'name') ?? '')
  const templates = groupByType(tables, 'templates', (row) => {
    const config = configOf(row)
    return { front: decode(config.get(1)), back: decode(config.get(2)) }
  })
  const types = new Map<string, NoteType>()
  for (const row of tables.rows('notetypes', ['id', 'name', 'config'], maxTypes)) {
    const id = String(row['id'])
    const config = configOf(row)
    types.set(id, {
      name: textOf(row, 'name') ?? '',
      kind: kindOf(Number(config.get(1) ?? 0), Number(config.get(9) ?? 0)),
      fields: fields.get(id) ?? [],
      templates: templates.get(id) ?? [],
    })
  }
  return types
}

/** Returns the parts of each note type in their order. */
function groupByType<Part>(
  tables: ReadableTables,
  table: 'fields' | 'templates',
  read: (row: Row) => Part,
): Map<string, Part[]> {
  const groups = new Map<string, Part[]>()
  for (const row of tables.rows(
    table,
    ['ntid', 'ord', 'name', 'config'],
    maxTypes * 10,
    'ntid, ord',
  )) {
    const id = String(row['ntid'])
    const group = groups.get(id)
    if (group === undefined) groups.set(id, [read(row)])
    else group.push(read(row))
  }
  return groups
}

function configOf(row: Row): ReadonlyMap<number, number | Uint8Array> {
  const config = row['config']
  return config instanceof Uint8Array ? readProtobuf(config) : new Map()
}

function decode(value: number | Uint8Array | undefined): string {
  return value instanceof Uint8Array ? new TextDecoder().decode(value) : ''
}
