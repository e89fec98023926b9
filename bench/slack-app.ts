/** One Slack app in its own process, for the benchmark: the whole bot, or a bare Bolt app that sends a fixed answer. */
import { createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { SlackConfig } from '../src/adapters/slack/config.ts'

/** The options that the benchmark passes on the command line, as JSON. */
export interface AppProcessOptions {
  readonly kind: 'bot' | 'bare'
  readonly transport: 'socket' | 'http'
  readonly apiUrl: string
  readonly botToken: string
  readonly appToken: string
  readonly signingSecret: string
  /** The bare app's answer, so that both send the same. */
  readonly answer: { readonly text: string; readonly blocks: readonly object[] }
}

const processOptions = JSON.parse(process.argv[2] ?? '') as AppProcessOptions
const url =
  processOptions.kind === 'bot' ? await startBot(processOptions) : await startBare(processOptions)
// As the program does, since the parent kills this process.
flushCompileCache()
console.log(`ready ${url}`)

async function startBot(given: AppProcessOptions): Promise<string> {
  const { transport, apiUrl, botToken, appToken, signingSecret } = given
  const [
    { pino },
    { createSlack },
    { classProgress, createHome, lineOfTheDay },
    { unlimitedRequests },
    { createBot },
    { loadContent },
    { createMetrics },
    { startServer },
    { openStore },
  ] = await Promise.all([
    import('pino'),
    import('../src/adapters/slack/index.ts'),
    import('../src/app/home-page.ts'),
    import('../src/app/request-limits.ts'),
    import('../src/create-bot.ts'),
    import('../src/load-content.ts'),
    import('../src/metrics.ts'),
    import('../src/server.ts'),
    import('../src/store/store.ts'),
  ])
  const log = pino({ level: 'silent' })
  const metrics = createMetrics()
  const store = await openStore('sqlite::memory:')
  const { dispatch, openContext } = createBot({
    ...(await loadContent('data')),
    store,
    platforms: new Map(),
    requestRates: unlimitedRequests,
    log,
    observer: metrics.observer,
  })
  const config: SlackConfig =
    transport === 'socket'
      ? { kind: 'socket', apiUrl, botToken, appToken, signingSecret }
      : { kind: 'http', apiUrl, botToken, signingSecret }
  const { platform, mount } = createSlack(config, {
    dispatch,
    log,
    observer: metrics.observer,
    home: createHome({ openContext, sections: [lineOfTheDay, classProgress], log }),
    installations: undefined,
  })
  await platform.start()
  const { address } = await startServer({
    host: '127.0.0.1',
    port: 0,
    metrics,
    log,
    healthProblems: () => Promise.resolve([]),
    routes: [],
    mounts: mount === undefined ? [] : [mount],
  })
  return address
}

async function startBare(given: AppProcessOptions): Promise<string> {
  const { transport, apiUrl, botToken, appToken, signingSecret, answer } = given
  // The bot's own code would take memory beside it.
  const { App, HTTPReceiver, LogLevel, SocketModeReceiver } = await import('@slack/bolt')
  const clientOptions = { slackApiUrl: apiUrl }
  const logLevel = LogLevel.ERROR
  const http = new HTTPReceiver({ signingSecret, logLevel })
  const receiver =
    transport === 'http'
      ? http
      : new SocketModeReceiver({ appToken, logLevel, installerOptions: { clientOptions } })
  const app = new App({ token: botToken, receiver, clientOptions, logLevel })
  app.command('/study', async ({ ack, respond }) => {
    await ack()
    await respond({ text: answer.text, blocks: [...answer.blocks] as never })
  })
  if (transport === 'socket') {
    await app.start()
    return ''
  }
  const server = createServer(http.requestListener)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}
