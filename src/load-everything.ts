/** Loads, compiles and reads whatever a start may need, for the folder that keeps it (NODE_COMPILE_CACHE). */
import { flushCompileCache, getCompileCacheDir } from 'node:module'
import './create-bot.ts'
import { loadContent } from './load-content.ts'
import './platforms.ts'
import './server.ts'
import './store/store.ts'

await import('./adapters/discord/index.ts')
await import('./adapters/slack/index.ts')
await loadContent('data', getCompileCacheDir())
flushCompileCache()
