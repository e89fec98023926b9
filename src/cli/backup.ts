/** `npm run backup -- [FILE]`: writes a complete, checked copy of the database while the bot runs. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { openStore } from '../store/store.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const { databaseUrl } = readConfig(process.env)
  const timestamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = positionals[0] ?? join('var', 'backups', `commonplace-${timestamp}.db`)
  if (existsSync(file)) throw new ConfigError(`${file} already exists. Choose another file name.`)
  mkdirSync(dirname(file), { recursive: true })
  await using store = await openStore(databaseUrl, { shared: true })
  await store.backup(file)
  console.log(`Backup saved and checked: ${file}`)
})
