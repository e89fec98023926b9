/** Makes the folder of a new pack: small commented files that are sound and wait to be overwritten. */
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { UserError } from '../../core/reply/user-error.ts'
import { Id } from '../../core/pack/fields.ts'

const starterFolder = fileURLToPath(new URL('starter', import.meta.url))

/** Returns the new folder. Throws a UserError where the id is no id or the folder is there already. */
export async function createPack(packsDir: string, id: string): Promise<string> {
  if (!Id.safeParse(id).success) {
    throw new UserError(
      `“${id}” is no id for a pack: use up to 40 lower-case letters, digits and hyphens, such as romeo-act-1.`,
    )
  }
  const folder = join(packsDir, id)
  await mkdir(folder).catch((error: NodeJS.ErrnoException) => {
    throw new UserError(
      error.code === 'EEXIST'
        ? `${folder} is there already; choose another id.`
        : `${folder} cannot be made (${error.message}).`,
    )
  })
  await cp(starterFolder, folder, { recursive: true })
  const manifest = join(folder, 'pack.yaml')
  const content = await readFile(manifest, 'utf8')
  await writeFile(manifest, content.replace('id: starter', `id: ${id}`))
  return folder
}
