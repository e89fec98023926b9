/** Checks the pack in a folder: mistakes that stop the bot, and warnings about what could be better. */
import { readFile, readdir } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { findClosestName } from '../../core/command/did-you-mean.ts'
import { lintPack } from '../../core/pack/checks/lint.ts'
import { packSchemas } from '../../core/pack/pack.ts'
import { loadPack } from '../pack/load-packs.ts'
import type { FileProblem } from '../pack/parse-pack-file.ts'
import { findPictureWarnings } from './picture-warnings.ts'
import { findSplitLists } from './split-lists.ts'

export interface CheckedPack {
  readonly id: string
  readonly mistakes: readonly FileProblem[]
  readonly warnings: readonly FileProblem[]
}

/** Most warnings are only given once the pack has no mistakes; a split list is often what is behind one. */
export async function checkPackFolder(folder: string): Promise<CheckedPack> {
  const { pack, problems, locate } = await loadPack(folder)
  return {
    id: basename(folder),
    mistakes: problems,
    warnings: [
      ...(await findMisnamedFiles(folder)),
      ...(await findSplitListsIn(folder)),
      ...(pack === undefined
        ? []
        : [...locate(lintPack(pack)), ...(await findPictureWarnings(folder, pack))]),
    ],
  }
}

async function findSplitListsIn(folder: string): Promise<readonly FileProblem[]> {
  const found = await Promise.all(
    Object.keys(packSchemas).map(async (name) => {
      const path = join(folder, `${name}.yaml`)
      return findSplitLists(path, await readFile(path, 'utf8').catch(() => ''))
    }),
  )
  return found.flat()
}

/** Finds files that are named almost like a pack’s file, which the bot would silently ignore. */
async function findMisnamedFiles(folder: string): Promise<readonly FileProblem[]> {
  const known = Object.keys(packSchemas)
  const names = await readdir(folder).catch(() => [])
  return names.flatMap((name) => {
    const [, stem = '', extension] = /^(.+)\.(ya?ml|json)$/i.exec(name) ?? []
    if (extension === undefined || (extension === 'yaml' && known.includes(stem))) return []
    const closest = findClosestName(stem.toLowerCase(), known)
    if (closest === undefined) return []
    const message = `The bot doesn’t read files with this name. Should it be ${closest}.yaml?`
    return [{ file: `${folder}/${name}`, line: 1, column: 1, message }]
  })
}
