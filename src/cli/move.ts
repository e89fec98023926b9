/** `npm run move -- postgres://…`: copies everything from the SQLite file in DATABASE_URL to an empty PostgreSQL database. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { formatCount } from '../core/reply/format.ts'
import { readDatabaseUrl } from '../store/database-url.ts'
import { transferStore } from '../store/transfer.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const [target] = parseArgs({ allowPositionals: true }).positionals
  if (target === undefined) {
    throw new ConfigError('Say which database to move to: npm run move -- postgres://…')
  }
  const to = readDatabaseUrl(target, 'The new address')
  const copied = await transferStore(readConfig(withEnvFile(process.env)).databaseUrl, to)
  for (const [table, rows] of Object.entries(copied)) {
    console.log(`${table}: ${formatCount(rows, 'row')}`)
  }
  console.log('Everything was copied. Set DATABASE_URL to the new address and start the bot.')
})
