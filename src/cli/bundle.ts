/**
 * `npm run bundle`: makes the files from which the bot starts quicker. `--seal` takes a bundle that was made elsewhere from the same
 * files, as an image does; `--only` first deletes what was made earlier, so that a package has one.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { BundleError, sealBundle } from '../bundle/find-bundle.ts'
import { UserError } from '../core/reply/user-error.ts'
import { runTool } from './run-tool.ts'

const program = fileURLToPath(new URL('../..', import.meta.url))

await runTool(async () => {
  try {
    if (process.argv.includes('--seal')) sealBundle(program)
    else await makeBundle()
  } catch (error) {
    throw error instanceof BundleError ? new UserError(error.message) : error
  }
  console.log('The bot starts from the bundle until one of the program’s files changes.')
})

async function makeBundle(): Promise<void> {
  const { writeBundle } = await importBundler()
  if (process.argv.includes('--only')) {
    rmSync(join(program, 'bundle'), { recursive: true, force: true })
  }
  await writeBundle(program)
}

async function importBundler() {
  try {
    return await import('../bundle/write-bundle.ts')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ERR_MODULE_NOT_FOUND') throw error
    throw new UserError(
      'What makes the bundle is not installed. Run npm ci without --omit=dev, and then npm run bundle again.',
    )
  }
}
