/** Writes new packs as the one file of an upload, or as the files of a folder. */
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { dump } from 'js-yaml'
import type { PackDraft } from '../../core/exchange/to-packs.ts'
import { createPackFolder } from '../pack-tools/create-pack.ts'

/** In the order in which somebody would read them. */
const files = ['scenes', 'quiz', 'questions', 'terms'] as const

export function toYaml(value: unknown): string {
  // Packs may have no anchors, which repeated values would become.
  return dump(value, { quoteStyle: 'single', noRefs: true })
}

/** Returns the text that can be uploaded. */
export function packText(draft: PackDraft): string {
  const sections = files.filter((name) => draft[name].length > 0)
  return toYaml({
    pack: draft.pack,
    ...Object.fromEntries(sections.map((name) => [name, draft[name]])),
  })
}

/** Creates the folder of a pack and returns its path. Throws a UserError if it exists. */
export async function writePackFolder(packsDir: string, draft: PackDraft): Promise<string> {
  const folder = await createPackFolder(packsDir, draft.pack.id)
  const contents = [
    ['pack', draft.pack] as const,
    ...files.map((name) => [name, draft[name]] as const),
  ]
  for (const [name, content] of contents) {
    if (Array.isArray(content) && content.length === 0) continue
    const schema = `# yaml-language-server: $schema=../schema/${name}.schema.json\n`
    await writeFile(join(folder, `${name}.yaml`), schema + toYaml(content))
  }
  return folder
}
