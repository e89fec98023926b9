/** Makes the folder of a new pack from a text: the draft of each file, with a blank for whatever a person has to say. */
import { readFile, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { draftPack } from '../../core/draft/draft-pack.ts'
import { createIds } from '../../core/draft/draft-fields.ts'
import { type TextKind, textKinds } from '../../core/draft/draft-material.ts'
import { titleOfFile } from '../../core/exchange/title-of-file.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { createPackFolder } from './create-pack.ts'
import { draftToYaml } from './draft-yaml.ts'
import { readTextFile } from './read-text-file.ts'

interface TextRequest {
  readonly path: string
  /** Made from the name of the file if it is left out. */
  readonly id?: string | undefined
  readonly kind?: string | undefined
  /** How many lines to choose, as somebody typed it. */
  readonly lines?: string | undefined
}

const maxLinesOption = 1000

/** Throws a UserError if the file is no text, or the folder cannot be made. */
export async function createPackFromText(packsDir: string, { path, id, kind, lines }: TextRequest) {
  const textKind = readKind(kind)
  const maxLines = readLineCount(lines)
  const text = readTextFile({ name: basename(path), bytes: await readBytes(path) })
  const name = basename(path, extname(path))
  const packId = id ?? createIds('my-pack')(name)
  const fallbackTitle = cutText(titleOfFile(basename(path), 'My pack'), 75)
  const draft = draftPack(text, { id: packId, kind: textKind, fallbackTitle, maxLines })
  if (draft.material.units.length === 0) {
    throw new UserError(
      `${basename(path)} has no ${draft.kind === 'play' ? 'speeches with the names of their speakers' : 'paragraphs'}. Say what it is with --kind ${textKinds.filter((each) => each !== draft.kind).join(', --kind ')}.`,
    )
  }
  const folder = await createPackFolder(packsDir, packId)
  for (const file of draft.files) {
    await writeFile(join(folder, `${file.name}.yaml`), draftToYaml(file))
  }
  return { ...draft, id: packId, folder }
}

async function readBytes(path: string): Promise<Uint8Array> {
  const found = await stat(path).catch((error: Error) => {
    throw new UserError(`${path} can’t be read (${error.message}).`)
  })
  if (!found.isFile()) {
    throw new UserError(`${path} isn’t a file. Name the file that holds the text.`)
  }
  if (found.size > 100_000_000) {
    throw new UserError(`${path} is too large. Keep only the part that your class reads.`)
  }
  return readFile(path)
}

function readKind(kind: string | undefined): TextKind | undefined {
  const found = textKinds.find((each) => each === kind)
  if (kind !== undefined && found === undefined) {
    throw new UserError(`--kind can’t be “${kind}”. Use one of: ${textKinds.join(', ')}.`)
  }
  return found
}

function readLineCount(lines: string | undefined): number | undefined {
  if (lines === undefined) return undefined
  const count = /^\d{1,4}$/.test(lines) ? Number(lines) : 0
  if (count >= 1 && count <= maxLinesOption) return count
  throw new UserError(
    `--lines can’t be “${lines}”. Write a number from 1 to ${maxLinesOption.toLocaleString('en')}.`,
  )
}
