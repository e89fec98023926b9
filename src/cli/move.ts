/**
 * `npm run move -- postgres://…`: moves everything from the SQLite file in DATABASE_URL to an empty PostgreSQL database;
 * `npm run move -- --undo`: lets the bot use the file again.
 */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { formatCount } from '../core/reply/format.ts'
import { readDatabaseUrl } from '../store/database-url.ts'
import { transferStore, undoTransfer } from '../store/transfer.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { undo: { type: 'boolean', default: false } },
  })
  const from = readConfig(withEnvFile(process.env)).databaseUrl
  if (values.undo) {
    console.log(
      (await undoTransfer(from))
        ? 'The bot can start with this file again. What was stored on PostgreSQL since the move isn’t in it.'
        : 'This file wasn’t moved, so there is nothing to undo.',
    )
    return
  }
  const [target] = positionals
  if (target === undefined) {
    throw new ConfigError('Say which database to move to: npm run move -- postgres://…')
  }
  const copied = await transferStore(from, readDatabaseUrl(target, 'The new address'))
  for (const [table, rows] of Object.entries(copied)) {
    console.log(`${table}: ${formatCount(rows, 'row')}`)
  }
  console.log(
    'Everything was copied, read back and compared. Set DATABASE_URL to the new address and start the bot. The old file stays as it is, but no bot starts with it any more; to go back to it, run: npm run move -- --undo',
  )
})
