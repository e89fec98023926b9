/** `npm run move -- postgres://…`: takes everything from the SQLite file of DATABASE_URL into an empty PostgreSQL. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { transferStore } from '../store/transfer.ts'
import { StoreError } from '../store/store-error.ts'

try {
  const { positionals } = parseArgs({ allowPositionals: true })
  const [target] = positionals
  if (target === undefined) {
    throw new ConfigError('Name the database to move to: npm run move -- postgres://…')
  }
  const moved = await transferStore(readConfig(process.env).databaseUrl, target)
  for (const [table, rows] of Object.entries(moved)) console.log(`${table}: ${rows}`)
  console.log('Moved. Set DATABASE_URL to the new address and start the bot.')
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
