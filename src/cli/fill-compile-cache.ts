/**
 * Run while the image is built: compiles what the bot loads, so that its first start finds it in NODE_COMPILE_CACHE. Later the
 * folder is read alone, so it neither grows nor lies among the data.
 */
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { findBundle } from '../bundle/find-bundle.ts'

const bundle = findBundle(fileURLToPath(new URL('../..', import.meta.url)))
await import(
  bundle === undefined
    ? '../load-everything.ts'
    : pathToFileURL(join(dirname(bundle), 'load-everything.mjs')).href
)
