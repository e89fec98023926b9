/** The texts that a new pack begins with: small, and without a mistake. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { type StarterKind, starterFolders } from '../pack-tools/create-pack.ts'
import { packFiles } from '../../core/pack/sections.ts'
import type { DraftTexts } from './check-draft.ts'
import { withoutSchemaLine } from './open-draft.ts'

export async function readStarter(kind: StarterKind): Promise<DraftTexts> {
  const texts = await Promise.all(
    packFiles.map(async (file) => {
      const path = join(starterFolders[kind], `${file}.yaml`)
      const text = await readFile(path, 'utf8').catch(() => '')
      return [file, withoutSchemaLine(text)] as const
    }),
  )
  return Object.fromEntries(texts) as DraftTexts
}
