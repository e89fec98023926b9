/**
 * Run while the image is built: compiles what the bot loads, so that its first start finds it in NODE_COMPILE_CACHE. Later the
 * folder is read alone, so it neither grows nor lies among the data.
 */
import { flushCompileCache } from 'node:module'
import '../app/load-commands.ts'
import '../create-bot.ts'
import '../load-content.ts'
import '../platforms.ts'
import '../server.ts'
import '../store/store.ts'

await import('../adapters/discord/index.ts')
await import('../adapters/slack/index.ts')
flushCompileCache()
