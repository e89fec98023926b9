// `npm start` begins here. Plain JavaScript, so that the compile cache is on before the first TypeScript file is read:
// from the second start on Node neither strips types nor compiles again, which saves time and memory. The image and the systemd unit
// name a folder outside the data in NODE_COMPILE_CACHE; where it cannot be written to, Node goes on without.
// `check-node.js` comes first, and nothing is imported by a name that an older Node does not have.
import './check-node.js'
import { readdir, rm } from 'node:fs/promises'
import module from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

// A signal that comes while the program is still being read ends it; main.ts then stops what it has started. The first process
// of a container would ignore a signal that it does not listen to.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => process.exit(0))
// Names and answers are in the files that the bot writes: nobody but its own user reads them.
process.umask(0o077)
const usual = fileURLToPath(new URL('../var/compile-cache', import.meta.url))
module.enableCompileCache(usual)
const directory = module.getCompileCacheDir()
const program = fileURLToPath(new URL('..', import.meta.url))
const { findBundle } = await import('./bundle/find-bundle.ts')
const bundle = findBundle(program)
await import(bundle === undefined ? './main.ts' : pathToFileURL(bundle).href)

// Only for those who run it as the README says; a service is given a bundle or does without.
if (bundle === undefined && process.env.npm_lifecycle_event === 'start') {
  const { bundleLater } = await import('./bundle/bundle-later.js')
  bundleLater()
}

// Each version of Node makes a folder of its own there, each change and each bundle more files in it, and nothing else takes any away.
const maxFiles = 5000
if (directory !== undefined && dirname(directory) === usual) {
  const folders = await readdir(usual).catch(() => [])
  const files = await readdir(directory).catch(() => [])
  for (const name of folders) {
    if (name !== basename(directory) || files.length > maxFiles) {
      await rm(join(usual, name), { recursive: true, force: true }).catch(() => {})
    }
  }
}
