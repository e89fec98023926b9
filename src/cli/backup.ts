/** `npm run backup -- [FILE]`: a complete, checked copy of the database while the bot goes on. */
import { existsSync, mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { StoreError } from '../store/store-error.ts'
import { openStore } from '../store/store.ts'

try {
  const { positionals } = parseArgs({ allowPositionals: true })
  const { databaseUrl } = readConfig(process.env)
  const stamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = positionals[0] ?? join('var', 'backups', `commonplace-${stamp}.db`)
  if (existsSync(file)) throw new ConfigError(`${file} is there already; name another file.`)
  mkdirSync(dirname(file), { recursive: true })
  const store = await openStore(databaseUrl, { shared: true })
  try {
    await store.backup(file)
  } finally {
    await store.close()
  }
  console.log(`Saved and checked: ${file}`)
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
