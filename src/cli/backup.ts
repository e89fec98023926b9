/** `npm run backup -- [FILE]`: writes a complete, checked copy of the database while the bot runs, and lets old copies go. */
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { formatCount } from '../core/reply/format.ts'
import { withEnvFile } from '../env-file.ts'
import {
  type KeptCopies,
  backupsBeside,
  defaultKeptCopies,
  deleteOldBackups,
  listBackups,
  nameBackup,
} from '../store/backup-folder.ts'
import { copyDatabase } from '../store/copy-database.ts'
import { formatContents } from './database-contents.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { keep: { type: 'string' } },
  })
  const { databaseUrl, backupsDir = backupsBeside(databaseUrl) } = readConfig(
    withEnvFile(process.env),
  )
  const kept = readKept(values.keep)
  const file = positionals[0] ?? nameBackup(backupsDir, Date.now())
  if (existsSync(file)) throw new ConfigError(`${file} already exists. Choose another file name.`)
  const contents = await copyDatabase(databaseUrl, file)
  console.log(`Backup saved and checked: ${file}`)
  const said = formatContents(contents)
  console.log(
    said === undefined
      ? 'It holds no class yet. If that’s wrong, check DATABASE_URL.'
      : `It holds ${said}`,
  )
  // Where somebody has chosen the file, the copies are theirs to look after.
  if (positionals[0] !== undefined) return
  const deleted = deleteOldBackups(backupsDir, kept, Date.now())
  if (deleted.length === 0) return
  const staying = formatCount(listBackups(backupsDir).length, 'copy', 'copies')
  console.log(
    `Deleted ${formatCount(deleted.length, 'older copy', 'older copies')}; ${staying} in ${backupsDir}.`,
  )
})

/** Reads `7,4,12`: copies of how many days, weeks and months stay. */
function readKept(typed: string | undefined): KeptCopies {
  if (typed === undefined) return defaultKeptCopies
  const [, days, weeks, months] = /^([1-9]\d{0,3}),(\d{1,4}),(\d{1,4})$/.exec(typed) ?? []
  if (days === undefined) {
    throw new ConfigError(
      'Write after --keep for how many days, weeks and months a copy stays, such as --keep 7,4,12. There must be at least one day.',
    )
  }
  return { days: Number(days), weeks: Number(weeks), months: Number(months) }
}
