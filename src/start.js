// `npm start` begins here. Plain JavaScript, so that the compile cache is on before the first TypeScript file is read:
// from the second start on Node neither strips types nor compiles again, which saves time and memory. Where the folder cannot be
// written to, as in a read-only image, Node goes on without.
import './check-node.js'
// As a whole: an old Node has no enableCompileCache, and would say no more than that.
import module from 'node:module'
import { fileURLToPath } from 'node:url'

// A signal that comes while the program is still being read ends it; main.ts then stops what it has started. The first process
// of a container would ignore a signal that it does not listen to.
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP']) process.on(signal, () => process.exit(0))
// Names and answers are in the files that the bot writes: nobody but its own user reads them.
process.umask(0o077)
module.enableCompileCache(fileURLToPath(new URL('../var/compile-cache', import.meta.url)))
await import('./main.ts')
