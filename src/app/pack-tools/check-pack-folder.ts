/** Checks the pack in a folder: mistakes that stop the bot, and warnings about what could be better. */
import { readFile } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { lintPack } from '../../core/pack/checks/lint.ts'
import { packSchemas } from '../../core/pack/pack.ts'
import { loadPack } from '../pack/load-packs.ts'
import { findMisnamedFiles } from '../pack/misnamed-files.ts'
import type { FileProblem } from '../pack/parse-pack-file.ts'
import { lintSource } from './lint-source.ts'
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
  const { spare } = await findMisnamedFiles(folder)
  return {
    id: basename(folder),
    mistakes: problems,
    warnings: [
      ...spare,
      ...(await findSplitListsIn(folder)),
      ...(pack === undefined
        ? []
        : [
            ...(await lintSource(folder, pack)),
            ...locate(lintPack(pack)),
            ...(await findPictureWarnings(folder, pack)),
          ]),
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
