/** `npm run backup -- [FILE]`: writes a complete, checked copy of the database while the bot runs. */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { formatCount } from '../core/reply/format.ts'
import { copyDatabase } from '../store/copy-database.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  const { databaseUrl } = readConfig(withEnvFile(process.env))
  const timestamp = new Date().toISOString().replace(/[:.]/g, '-')
  const file = positionals[0] ?? join('var', 'backups', `commonplace-${timestamp}.db`)
  if (existsSync(file)) throw new ConfigError(`${file} already exists. Choose another file name.`)
  const { classes, newestAt } = await copyDatabase(databaseUrl, file)
  console.log(`Backup saved and checked: ${file}`)
  console.log(
    classes === 0 || newestAt === undefined
      ? 'It holds no class yet. If that’s wrong, check DATABASE_URL.'
      : `It holds ${formatCount(classes, 'class', 'classes')}. The latest entry is from ${formatMinute(newestAt)}.`,
  )
})

/** Such as `2027-01-15 09:30 UTC`. */
function formatMinute(at: number): string {
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
