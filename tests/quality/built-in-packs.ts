/** Every pack that the bot comes with, for tests of what holds for all of them. */
import { readdir } from 'node:fs/promises'
import { formatProblems } from '../../src/app/pack/format-problems.ts'
import { loadPack } from '../../src/app/pack/load-packs.ts'
import type { Pack } from '../../src/core/pack/pack.ts'

const folders = (await readdir('data', { withFileTypes: true }))
  .filter((entry) => entry.isDirectory() && entry.name !== 'schema')
  .map(({ name }) => `data/${name}`)

export const builtInPacks: readonly Pack[] = await Promise.all(
  folders.map(async (folder) => {
    const { pack, problems } = await loadPack(folder)
    if (pack === undefined) throw new Error(formatProblems(problems))
    return pack
  }),
)
