/** `npm run restore -- FILE`: puts a copy in place of the SQLite database in DATABASE_URL, which stays under another name. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { type RestoreQuestion, restoreDatabase } from '../store/restore-database.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { formatContents } from './database-contents.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  })
  const { databaseUrl, backupsDir = 'the folder backups' } = readConfig(withEnvFile(process.env))
  const [copy] = positionals
  if (copy === undefined || positionals.length > 1) {
    throw new ConfigError(
      `Say which copy to restore: npm run restore -- FILE. Your copies are in ${backupsDir}.`,
    )
  }
  const restored = await restoreDatabase(databaseUrl, copy, (question) => {
    console.log(`The copy holds ${formatContents(question.copy) ?? 'no class.'}`)
    console.log(`The database holds ${describePresent(question.present)}`)
    return values.yes
      ? Promise.resolve(true)
      : askToConfirm(
          'Put the copy in its place?',
          'Nothing was changed. To put the copy in place without being asked, add --yes.',
        )
  })
  if (restored === undefined) {
    console.log('Nothing was changed.')
    return
  }
  console.log(`Restored ${copy} as ${databaseUrl.replace(/^sqlite:/, '')}. Start the bot now.`)
  if (restored.aside !== undefined) {
    console.log(`What was there before is in ${restored.aside}. Delete it once you don’t need it.`)
  }
})

function describePresent(present: RestoreQuestion['present']): string {
  if (present === undefined) return 'nothing: there is none yet.'
  if (typeof present === 'string') return `something that can’t be used. ${present}`
  return formatContents(present) ?? 'no class.'
}
