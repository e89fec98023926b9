/** Writes new items to the end of a pack’s file. */
import { readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { packSchemas } from '../../core/pack/pack.ts'
import type { SectionName } from '../../core/pack/sections.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { toYaml } from '../exchange/pack-text.ts'
import { parsePackFile } from '../pack/parse-pack-file.ts'

/** Throws a UserError if the file is not a list of lines that begin with “- ”. */
export async function appendItems(
  folder: string,
  section: SectionName,
  items: readonly unknown[],
): Promise<void> {
  const path = join(folder, `${section}.yaml`)
  const before = await readFile(path, 'utf8').catch(
    () => `# yaml-language-server: $schema=../schema/${section}.schema.json\n`,
  )
  const content = `${before.trimEnd()}\n\n${toYaml(items)}`
  if (parsePackFile(path, content, packSchemas[section]).problems.length > 0) {
    throw new UserError(
      `Nothing was added: ${path} should end in a list of items that begin with “- ”.`,
    )
  }
  await writeFile(path, content)
}
