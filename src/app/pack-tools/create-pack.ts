/** Creates the folder of a new pack: small, commented files that pass every check and are there to be overwritten. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Id } from '../../core/pack/fields.ts'
import { UnitWord } from '../../core/pack/manifest.ts'
import { UserError } from '../../core/reply/user-error.ts'

/** A story with its characters, and a text in sections without any. */
const starterFolders = {
  story: fileURLToPath(new URL('starter', import.meta.url)),
  text: fileURLToPath(new URL('starter-text', import.meta.url)),
}

/**
 * Returns the path of the new folder. Throws a UserError if the id or the unit is invalid, or the folder exists.
 * @param unit what the class calls the parts of the work; any but “scene” makes a text in parts
 */
export async function createPack(packsDir: string, id: string, unit = 'scene'): Promise<string> {
  if (!UnitWord.safeParse(unit).success) {
    throw new UserError(`--unit can’t be “${unit}”. Use a single word, such as chapter or section.`)
  }
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
  await cp(unit === 'scene' ? starterFolders.story : starterFolders.text, folder, {
    recursive: true,
  })
  const manifest = join(folder, 'pack.yaml')
  const content = await readFile(manifest, 'utf8')
  await writeFile(
    manifest,
    content.replace('id: starter', `id: ${id}`).replace('unit: section', `unit: ${unit}`),
  )
  return folder
}
