// `npm start` begins here. Plain JavaScript, so that the compile cache is on before the first TypeScript file is read:
// from the second start on Node neither strips types nor compiles again, which saves time and memory.
import { enableCompileCache } from 'node:module'
import { fileURLToPath } from 'node:url'

// Names and answers are in the files that the bot writes: nobody but its own user reads them.
process.umask(0o077)
enableCompileCache(fileURLToPath(new URL('../var/compile-cache', import.meta.url)))
await import('./main.ts')
