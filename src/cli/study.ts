/** `npm run study -- <command line>`: the bot in this terminal, without servers or tokens. */
import { parseArgs } from 'node:util'
import { runLines, runOnce, runPrompt } from '../adapters/terminal/index.ts'
import { unlimitedRequests } from '../app/request-limits.ts'
import { createBot } from '../create-bot.ts'
import { readConfig } from '../config.ts'
import { loadContent } from '../load-content.ts'
import { createLog, createLogStream } from '../log.ts'
import { StoreError } from '../store/store-error.ts'
import { type Store, openStore } from '../store/store.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { json: { type: 'boolean', default: false } },
  })
  const config = readConfig(process.env)
  await using store = await openExisting(config.databaseUrl)
  const { dispatch } = createBot({
    ...(await loadContent(config.packsDir)),
    store,
    log: createLog({ logLevel: 'error' }, createLogStream(process.stderr)),
    platforms: new Map(),
    // Nobody else uses this process, and lines may come from a file.
    requestRates: unlimitedRequests,
  })
  const terminal = { dispatch, input: process.stdin, output: process.stdout, json: values.json }
  if (positionals.length > 0) await runOnce(terminal, positionals.join(' '))
  else if (process.stdin.isTTY) await runPrompt(terminal)
  else await runLines(terminal)
})

/** Without a database there is nothing to look up but the packs; only `npm start` creates one. */
async function openExisting(url: string): Promise<Store> {
  try {
    return await openStore(url, { shared: true })
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem !== 'missing') throw error
    console.error(`${error.message} Until then, nothing you do here is saved.`)
    return openStore('sqlite::memory:')
  }
}
