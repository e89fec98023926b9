/** `npm run pack -- import` and `export`: questions from and for other programs. */
import { readFile, writeFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { importQuestions } from '../app/exchange/import-questions.ts'
import { formats } from '../app/exchange/formats.ts'
import type { Format } from '../app/exchange/format.ts'
import { writePackFolder } from '../app/exchange/pack-text.ts'
import { heavyWork } from '../app/heavy/heavy-work.ts'
import { importRows } from '../app/pack-tools/import-rows.ts'
import type { ImportedList } from '../app/pack-tools/import-fields.ts'
import { findOwnList } from '../app/pack-tools/parse-table.ts'
import { didYouMean, findClosestName } from '../core/command/did-you-mean.ts'
import { countItems, listNotes, listUnusable } from '../core/exchange/describe-import.ts'
import { fromItems } from '../core/exchange/from-items.ts'
import type { ImportResult } from '../core/exchange/import-result.ts'
import { titleOfFile } from '../core/exchange/title-of-file.ts'
import { toPacks } from '../core/exchange/to-packs.ts'
import type { Pack } from '../core/pack/pack.ts'
import { toId } from '../core/pack/new-id.ts'
import { joinWords } from '../core/reply/format.ts'
import { UserError } from '../core/reply/user-error.ts'

interface Files {
  readonly write: (text: string) => void
}

export interface GivenImport extends Files {
  readonly folder: string
  readonly pack: Pack
  /** What a table with the pack’s own columns holds, if it was said. */
  readonly list?: ImportedList | undefined
  readonly path: string
  readonly about?: string | undefined
  readonly partial: boolean
}

/** Adds a file to a pack, and returns whether all is well. A table with the pack’s own columns is checked row by row. */
export async function importInto(given: GivenImport): Promise<boolean> {
  const bytes = await readGiven(given.path)
  const list = findOwnList(bytes, given.list)
  return list === undefined ? importFile(given, bytes) : importTable({ ...given, list }, bytes)
}

async function importTable(
  { folder, pack, list, path, partial, write }: GivenImport & { readonly list: ImportedList },
  table: Buffer,
): Promise<boolean> {
  const { added, problems, notes } = await importRows({ folder, pack, list, table, partial })
  for (const { line, message } of problems) write(`${path}:${line}: ${message}\n`)
  for (const { line, message } of notes) write(`${path}:${line}: note: ${message}\n`)
  if (problems.length > 0 && added === 0) {
    write('Nothing was added. Correct these rows, or use --partial to add only the others.\n')
  } else {
    write(`Added ${added} to ${join(folder, `${list}.yaml`)}.\n`)
  }
  return problems.length === 0
}

async function importFile(
  { folder, pack, path, about, write }: GivenImport,
  bytes: Buffer,
): Promise<boolean> {
  const file = await heavyWork.run('readExchange', 'tools', { name: basename(path), bytes })
  if (about !== undefined && !pack.scenes.some(({ id }) => id === about)) {
    const ids = pack.scenes.map(({ id }) => id)
    const hint = didYouMean(
      findClosestName(about, ids),
      `They are: ${ids.slice(0, 12).join(', ')}.`,
    )
    throw new UserError(`The pack has no ${pack.unit.name} “${about}”. ${hint}`)
  }
  const result = await importQuestions({ folder, pack, file, about })
  const counted = countItems(result.items)
  tell(result, { path, write })
  if (counted !== undefined) {
    write(`Added ${counted} from ${file.format} to ${folder}.\n`)
    return true
  }
  const needsScene = about === undefined && file.questions.length > 0
  write(
    `Nothing was added.${needsScene ? ` To put them all into one ${pack.unit.name}, use --about, such as --about ${pack.scenes[0]?.id}. For a pack of their own, use --new.` : ''}\n`,
  )
  return false
}

interface GivenNewPack extends Files {
  readonly packsDir: string
  readonly path: string
  /** Left out, it is made from the name of the file. */
  readonly id?: string | undefined
  readonly title?: string | undefined
  readonly language?: string | undefined
}

/** Makes packs of a file, and returns whether there are any. */
export async function importAsPack(given: GivenNewPack): Promise<boolean> {
  const { packsDir, path, language, write } = given
  const name = basename(path)
  const file = await heavyWork.run('readExchange', 'tools', { name, bytes: await readGiven(path) })
  const title = given.title ?? file.title ?? titleOfFile(name)
  const id = given.id ?? toId(title) ?? 'questions'
  const { packs, ...told } = toPacks(file, { id, title, language })
  tell(told, { path, write })
  for (const draft of packs) {
    const folder = await writePackFolder(packsDir, draft)
    write(`Created ${folder} with ${countItems(draft)} from ${file.format}.\n`)
  }
  const [first] = packs
  if (first === undefined) {
    write('No pack was made, since no question can be used.\n')
    return false
  }
  if (packs.length > 1) write(`One pack can’t hold them all, so they are ${packs.length} packs.\n`)
  write(`Look at it with npm run pack -- preview ${first.pack.id}, then run npm start.\n`)
  return true
}

/** A tool prints everything. */
function tell(
  told: Pick<ImportResult, 'notes' | 'unusable'>,
  { path, write }: Files & { readonly path: string },
) {
  for (const line of listUnusable(told, Infinity)) write(`${path}: left out: ${line}\n`)
  for (const line of listNotes(told, Infinity)) write(`${path}: note: ${line}\n`)
}

async function readGiven(path: string): Promise<Buffer> {
  return readFile(path).catch((error: NodeJS.ErrnoException) => {
    const reason = readProblems[error.code ?? ''] ?? `${error.message}.`
    throw new UserError(`${path} can’t be read: ${reason}`)
  })
}

const readProblems: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file.',
  EISDIR: 'it is a folder. Name a file in it.',
  EACCES: 'it belongs to somebody else.',
}

interface GivenExport extends Files {
  readonly pack: Pack
  readonly format: string
  readonly path?: string | undefined
}

/** Writes a pack’s questions as a file of another program. */
export async function exportPack({
  pack,
  format: name,
  path,
  write,
}: GivenExport): Promise<boolean> {
  const format: Format = findWritable(name)
  const target = path ?? `${pack.id}.${format.endings[0]}`
  const written = await format.write?.(fromItems(pack))
  if (written === undefined) return false
  await writeFile(target, written.content, { flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      error.code === 'EEXIST'
        ? `${target} already exists. Name another file.`
        : `${target} can’t be written (${error.message}).`,
    )
  })
  for (const line of listUnusable({ unusable: written.lost }, Infinity)) {
    write(`${target}: left out: ${line}\n`)
  }
  write(`Wrote ${target} (${format.title}).\n`)
  return true
}

function findWritable(name: string): Format {
  const writable = Object.entries<Format>(formats).filter(([, { write }]) => write !== undefined)
  const found = writable.find(([each]) => each === name)
  if (found !== undefined) return found[1]
  const names = writable.map(([each]) => each)
  const hint = didYouMean(findClosestName(name, names), '')
  throw new UserError(
    `There is no format “${name}” to export to. ${hint} The formats are: ${joinWords(names)}.`.replace(
      '  ',
      ' ',
    ),
  )
}
