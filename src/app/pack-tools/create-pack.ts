/** Creates the folder of a new pack: small, commented files that pass every check and are there to be overwritten. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Id } from '../../core/pack/fields.ts'
import { UnitWord } from '../../core/pack/manifest.ts'
import { UserError } from '../../core/reply/user-error.ts'

/** A story with its characters, a play in verse with acts, and a text in sections without characters. */
export const starterFolders = {
  story: fileURLToPath(new URL('starter', import.meta.url)),
  play: fileURLToPath(new URL('starter-play', import.meta.url)),
  text: fileURLToPath(new URL('starter-text', import.meta.url)),
}

export type StarterKind = keyof typeof starterFolders

export interface Starter {
  /** A story, a play or a text; what `unit` says if it is left out. */
  readonly kind?: string | undefined
  /** What the class calls the parts of the work; any but “scene” makes a text in parts. */
  readonly unit?: string | undefined
}

/** Returns the path of the new folder. Throws a UserError if the id, the kind or the unit is invalid, or the folder exists. */
export async function createPack(
  packsDir: string,
  id: string,
  starter: Starter = {},
): Promise<string> {
  const kind = chooseKind(starter)
  const { unit = 'section' } = starter
  const folder = await createPackFolder(packsDir, id)
  await cp(starterFolders[kind], folder, { recursive: true })
  const manifest = join(folder, 'pack.yaml')
  const content = await readFile(manifest, 'utf8')
  await writeFile(
    manifest,
    content.replace('id: starter', `id: ${id}`).replace('unit: section', `unit: ${unit}`),
  )
  return folder
}

/** Returns the path of the new, empty folder. Throws a UserError if the id is invalid or the folder exists. */
export async function createPackFolder(packsDir: string, id: string): Promise<string> {
  if (!Id.safeParse(id).success) {
    throw new UserError(
      `“${id}” isn’t a valid id. Use up to 40 lower-case letters, digits and hyphens, such as romeo-act-1.`,
    )
  }
  const folder = join(packsDir, id)
  // The folder for packs may be a new one that PACKS_DIR names; if it can’t be made, the pack’s own says why.
  await mkdir(packsDir, { recursive: true }).catch(() => undefined)
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      error.code === 'EEXIST'
        ? `${folder} already exists. Choose another id.`
        : `${folder} can’t be created (${error.message}).`,
    )
  })
  return folder
}

function chooseKind({ kind, unit }: Starter): StarterKind {
  if (unit !== undefined && !UnitWord.safeParse(unit).success) {
    throw new UserError(`--unit can’t be “${unit}”. Use a single word, such as chapter or section.`)
  }
  if (kind === undefined) return unit === undefined || unit === 'scene' ? 'story' : 'text'
  if (!isStarterKind(kind)) {
    throw new UserError(
      `--kind can’t be “${kind}”. Use one of: ${Object.keys(starterFolders).join(', ')}.`,
    )
  }
  if (unit !== undefined && kind !== 'text') {
    throw new UserError(
      '--unit goes with --kind text only. Leave it out, and change unit in pack.yaml afterwards.',
    )
  }
  return kind
}

export function isStarterKind(kind: string): kind is StarterKind {
  return Object.hasOwn(starterFolders, kind)
}
