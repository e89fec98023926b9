/**
 * `npm run bundle`: makes the files from which the bot starts quicker. `--seal` takes a bundle that was made elsewhere from the same
 * files, as an image does; `--only` first deletes what was made earlier, so that a package has one.
 */
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { sealBundle } from '../bundle/find-bundle.ts'

const program = fileURLToPath(new URL('../..', import.meta.url))
if (process.argv.includes('--seal')) sealBundle(program)
else {
  if (process.argv.includes('--only'))
    rmSync(join(program, 'bundle'), { recursive: true, force: true })
  const { writeBundle } = await import('../bundle/write-bundle.ts')
  await writeBundle(program)
}
