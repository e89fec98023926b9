/** How long the bot takes from the start of its process to ready, and how much memory it holds when idle. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { writeBundle } from '../src/bundle/write-bundle.ts'
import { idleMemory, program, startNode } from './program.ts'
import { type Row, median } from './row.ts'

const runs = 7

/** The least a server in Node can be: the baseline for both figures. */
const bareServer = `
  const server = require('node:http').createServer((request, response) => response.end('ok'))
  server.listen(0, '127.0.0.1', () => console.log('"address":"http://127.0.0.1:' + server.address().port + '"'))
`

interface Start {
  readonly ms: number
  readonly residentMb: number
}

async function measure(words: readonly string[], environment: NodeJS.ProcessEnv): Promise<Start> {
  const { child, ms } = await startNode(words, environment)
  const residentMb = await idleMemory(child)
  child.kill('SIGKILL')
  return { ms, residentMb }
}

export async function benchStart(): Promise<readonly Row[]> {
  // As in the image, and as `npm start` has it from the second start on.
  await writeBundle(process.cwd())
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const environment = { DATABASE_URL: `sqlite:${join(folder, 'state.db')}`, LOG_LEVEL: 'info' }
  const bot: Start[] = []
  const bare: Start[] = []
  try {
    for (let run = 0; run <= runs; run += 1) {
      const one = await measure(program, environment)
      const other = await measure(['--eval', bareServer], {})
      // The first run fills the compile cache and migrates the store.
      if (run > 0) {
        bot.push(one)
        bare.push(other)
      }
    }
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
  return [
    {
      what: 'process start to ready, store migrated',
      value: median(bot.map(({ ms }) => ms)),
      unit: 'ms',
      baseline: { name: 'bare node:http', value: median(bare.map(({ ms }) => ms)) },
      goal: '≤ 8 ×',
    },
    {
      what: 'idle memory, playground only',
      value: median(bot.map(({ residentMb }) => residentMb)),
      unit: 'MB',
      baseline: { name: 'bare node:http', value: median(bare.map(({ residentMb }) => residentMb)) },
      goal: '≤ 2 ×',
    },
  ]
}
