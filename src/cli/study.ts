/** `npm run study -- <command line>`: the bot in this terminal, without servers or tokens. */
import { parseArgs } from 'node:util'
import { runLines, runOnce, runPrompt } from '../adapters/terminal/index.ts'
import { unlimitedRequests } from '../app/request-limits.ts'
import { createBot } from '../create-bot.ts'
import { readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { quote } from '../core/command/quotation-marks.ts'
import { loadContent } from '../load-content.ts'
import { createLog, createLogStream } from '../log.ts'
import { StoreError } from '../store/store-error.ts'
import { type Store, openStore } from '../store/store.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { isJson, words } = readArguments(process.argv.slice(2))
  const config = readConfig(withEnvFile(process.env))
  await using store = await openExisting(config.databaseUrl)
  const { dispatch } = createBot({
    ...(await loadContent(config.packsDir)),
    store,
    log: createLog({ logLevel: 'error' }, createLogStream(process.stderr)),
    platforms: new Map(),
    // Nobody else uses this process, and lines may come from a file.
    requestRates: unlimitedRequests,
  })
  const terminal = { dispatch, input: process.stdin, output: process.stdout, json: isJson }
  if (words.length > 0) await runOnce(terminal, words.map(quoteArgument).join(' '))
  else if (process.stdin.isTTY) await runPrompt(terminal)
  else await runLines(terminal)
})

/** Without a database there is nothing to look up but the packs; only `npm start` creates one. */
async function openExisting(url: string): Promise<Store> {
  try {
    return await openStore(url, { shared: true, writes: true })
  } catch (error) {
    if (!(error instanceof StoreError) || error.problem !== 'missing') throw error
    console.error(`${error.message} Until then, nothing you do here is saved.`)
    return openStore('sqlite::memory:')
  }
}

/** Flags come before the line, or `--json` anywhere; in the line, options may begin with dashes too. */
function readArguments(all: readonly string[]) {
  const start = all.findIndex((word) => !word.startsWith('-'))
  const flags = start === -1 ? all : all.slice(0, start)
  const line = start === -1 ? [] : all.slice(start)
  const { values } = parseArgs({
    args: [...flags],
    options: { json: { type: 'boolean', default: false }, help: { type: 'boolean', short: 'h' } },
  })
  return {
    isJson: values.json || line.includes('--json'),
    words: values.help === true ? ['help', ...line] : line.filter((word) => word !== '--json'),
  }
}

/** Puts back the quotation marks that the shell has taken away. The first argument may be a whole line. */
function quoteArgument(word: string, index: number): string {
  if (index === 0 || !/\s/.test(word)) return word
  const [, name, value = ''] = /^([\p{L}-]+[:=])(.+)$/su.exec(word) ?? []
  return name === undefined ? quote(word) : name + quote(value)
}
