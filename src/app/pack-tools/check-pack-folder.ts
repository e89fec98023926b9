/** Checks packs and says what is wrong with them, and apart from that what could be better. */
import { readdir } from 'node:fs/promises'
import { basename } from 'node:path'
import { findClosestName } from '../../core/command/did-you-mean.ts'
import { lintPack } from '../../core/pack/checks/lint.ts'
import { packSchemas } from '../../core/pack/pack.ts'
import type { FileProblem } from '../pack/parse-pack-file.ts'
import { loadPack } from '../pack/load-packs.ts'

export interface CheckedPack {
  readonly id: string
  readonly mistakes: readonly FileProblem[]
  readonly warnings: readonly FileProblem[]
}

/** Checks the pack of a folder. Warnings on content come once it has no mistakes. */
export async function checkPackFolder(folder: string): Promise<CheckedPack> {
  const { pack, problems, locate } = await loadPack(folder)
  return {
    id: basename(folder),
    mistakes: problems,
    warnings: [
      ...(await strayFiles(folder)),
      ...(pack === undefined ? [] : locate(lintPack(pack))),
    ],
  }
}

/** Files whose names look like a pack’s and are not: the bot would pass over them in silence. */
async function strayFiles(folder: string): Promise<readonly FileProblem[]> {
  const known = Object.keys(packSchemas)
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => {
    const [, stem = '', ending] = /^(.+)\.(ya?ml|json)$/i.exec(name) ?? []
    if (ending === undefined || (ending === 'yaml' && known.includes(stem))) return []
    const close = findClosestName(stem.toLowerCase(), known)
    if (close === undefined) return []
    const message = `The bot does not read a file of this name. Should it be ${close}.yaml?`
    return [{ file: `${folder}/${name}`, line: 1, column: 1, message }]
  })
}
