/** `npm run forget -- CLASS`: deletes everything stored about one class, after asking. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { formatCount } from '../core/reply/format.ts'
import { withEnvFile } from '../env-file.ts'
import { openStore } from '../store/store.ts'
import { askToConfirm } from './ask-to-confirm.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { yes: { type: 'boolean', default: false } },
  })
  const [classId] = positionals
  if (classId === undefined || positionals.length > 1) {
    throw new ConfigError(
      'Say which class to delete: npm run forget -- CLASS. To list the classes, run: npm run export',
    )
  }
  // Not shared: a bot with the same SQLite file remembers what is deleted here.
  await using store = await openStore(readConfig(withEnvFile(process.env)).databaseUrl, {
    mustExist: true,
    writes: true,
  })
  if (!(await store.listClasses()).includes(classId)) {
    throw new ConfigError(
      `Nothing is stored about a class ${classId}. To list the classes, run: npm run export`,
    )
  }
  for (const [table, rows] of Object.entries(await store.exportClass(classId))) {
    if (rows.length > 0) console.log(`${table}: ${formatCount(rows.length, 'row')}`)
  }
  const isSure =
    values.yes ||
    (await askToConfirm(
      'Delete all of this for good?',
      'Nothing was deleted. To delete it without being asked, add --yes.',
    ))
  if (!isSure) {
    console.log('Nothing was deleted.')
    return
  }
  const isOverwritten = await store.forgetClass(classId)
  console.log('Everything about this class is deleted. Backups made before still have it.')
  if (!isOverwritten) {
    console.log(
      'Another program is reading the database, so copies stay in its log until that program has finished and the bot runs again.',
    )
  }
})
