/**
 * Runs the project's own tools one after the other in this folder, as `npm run <tool> -- <words>` would, so that the tests of the
 * documents start one process and not fifty. Takes the runs as JSON and sends back the exit code of each.
 */
import { once } from 'node:events'
import { writeFile } from 'node:fs/promises'
import { openStore } from '../../src/store/store.ts'

export interface ToolRun {
  readonly tool: string
  readonly words: readonly string[]
  readonly environment: Readonly<Record<string, string>>
}

export interface ToolResult {
  readonly exitCode: number
  readonly said: string
}

const [runs] = (await once(process, 'message')) as [readonly ToolRun[]]

// A database with one class in it, as after a first day.
const store = await openStore('sqlite:var/commonplace.db')
const by = { id: 'discord:1', name: 'Ms. Rivera' }
const teen = { room: '', name: 'rating', value: 'teen', by }
await store.settings.set('discord:guild/123', teen)
await store.close()

/** Whatever a tool writes, for whoever reads why it failed. */
let said = ''
function take(text: string | Uint8Array): boolean {
  said += String(text)
  return true
}
process.stdout.write = take
process.stderr.write = take

const usual = { ...process.env }
const results: ToolResult[] = []
for (const [number, { tool, words, environment }] of runs.entries()) {
  said = ''
  process.exitCode = 0
  process.env = { ...usual, ...environment }
  process.argv = [process.execPath, `${tool}.ts`, ...words]
  try {
    // A module with another address is another module, so each run begins anew.
    await import(`../../src/cli/${tool}.ts?run=${number}`)
  } catch (error) {
    process.exitCode = 1
    take(String(error))
  }
  results.push({ exitCode: Number(process.exitCode), said: said.slice(0, 400) })
}
await writeFile('results.json', JSON.stringify(results))
process.exit(0)
