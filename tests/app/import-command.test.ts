import { writeFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { loadCommands } from '../../src/app/load-commands.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

test('a file that can’t be imported is named with the reason and what to do', async () => {
  const folder = await temporaryFolder()
  await writeFile(`${folder}/mine.ts`, "throw new Error('no dice.\\nmore')\n")
  await expect(loadCommands(folder)).rejects.toThrow(
    `${folder}/mine.ts can’t be loaded: no dice. Correct it, or take it out of the folder.`,
  )
})
