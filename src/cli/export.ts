/** `npm run export -- CLASS`: prints everything stored about one class as JSON; without a class, prints the ids of all classes. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { withEnvFile } from '../env-file.ts'
import { openStore } from '../store/store.ts'
import { runTool } from './run-tool.ts'

await runTool(async () => {
  const { positionals } = parseArgs({ allowPositionals: true })
  await using store = await openStore(readConfig(withEnvFile(process.env)).databaseUrl, {
    shared: true,
  })
  const [classId] = positionals
  const classes = await store.listClasses()
  if (classId === undefined) console.log(classes.join('\n'))
  else if (classes.includes(classId)) {
    console.log(JSON.stringify(await store.exportClass(classId), undefined, 2))
  } else {
    throw new ConfigError(
      `Nothing is stored about a class ${classId}. To list the classes, run: npm run export`,
    )
  }
})
