/** `npm run export -- CLASS`: everything that is kept about one class, as JSON; without a class, which ones there are. */
import { parseArgs } from 'node:util'
import { ConfigError, readConfig } from '../config.ts'
import { StoreError } from '../store/store-error.ts'
import { openStore } from '../store/store.ts'

try {
  const { positionals } = parseArgs({ allowPositionals: true })
  const store = await openStore(readConfig(process.env).databaseUrl, { shared: true })
  try {
    const [classId] = positionals
    const classes = await store.listClasses()
    if (classId === undefined) console.log(classes.join('\n'))
    else if (classes.includes(classId)) {
      console.log(JSON.stringify(await store.exportClass(classId), undefined, 2))
    } else {
      throw new ConfigError(
        `Nothing is kept about the class ${classId}. Without a name, the command lists the classes.`,
      )
    }
  } finally {
    await store.close()
  }
} catch (error) {
  if (!(error instanceof ConfigError || error instanceof StoreError)) throw error
  console.error(error.message)
  process.exitCode = 1
}
