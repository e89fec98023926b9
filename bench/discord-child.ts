/**
 * One bot in its own process, started by `bench/discord.ts`: the whole bot, a bare discord.js bot that sends the same answers
 * from a table, or a bare HTTP server that checks signatures and does the same.
 */
import { createPublicKey, verify } from 'node:crypto'
import { type RequestListener, createServer } from 'node:http'
import { flushCompileCache } from 'node:module'
import type { AddressInfo } from 'node:net'
import type {
  APIChatInputApplicationCommandInteraction,
  APIMessageTopLevelComponent,
} from 'discord.js'

export interface BotProcessOptions {
  readonly kind: 'bot' | 'bare'
  readonly mode: 'gateway' | 'http'
  readonly token: string
  readonly applicationId: string
  readonly publicKey: string
  readonly apiUrl: string
}

/** The components of the whole bot’s answers by query, which the parent sends to the bare bots. */
export type Answers = Readonly<Record<string, readonly object[]>>

/** Sent once the bot is ready, and whenever the parent asks. */
export interface BotProcessStatus {
  readonly port: number
  readonly cpuMicroseconds: number
}

const processOptions = JSON.parse(process.argv[2] ?? '{}') as BotProcessOptions
/** IsComponentsV2 and Ephemeral, written out so that the bare server need not load discord.js. */
const flags = (1 << 15) | (1 << 6)
let answers: Answers = {}
const port = await start()
process.on('message', (message: 'status' | Answers) => {
  if (message !== 'status') answers = message
  sendStatus()
})
// As the program does, since the parent kills this process.
flushCompileCache()
sendStatus()

function sendStatus(): void {
  const { user, system } = process.cpuUsage()
  process.send?.({ port, cpuMicroseconds: user + system } satisfies BotProcessStatus)
}

function start(): Promise<number> {
  if (processOptions.kind === 'bot') return startWholeBot()
  return processOptions.mode === 'gateway' ? startBareBot() : startBareServer()
}

async function startWholeBot(): Promise<number> {
  const [
    { pino },
    { createDiscord },
    { unlimitedRequests },
    { collectGarbage },
    { createBot },
    { loadContent },
    { openStore },
  ] = await Promise.all([
    import('pino'),
    import('../src/adapters/discord/index.ts'),
    import('../src/app/request-limits.ts'),
    import('../src/collect-garbage.ts'),
    import('../src/create-bot.ts'),
    import('../src/load-content.ts'),
    import('../src/store/store.ts'),
  ])
  const log = pino({ level: 'silent' })
  const store = await openStore('sqlite::memory:')
  const { dispatch } = createBot({
    ...(await loadContent('data')),
    store,
    log,
    platforms: new Map(),
    requestRates: unlimitedRequests,
  })
  const publicKey = processOptions.mode === 'http' ? processOptions.publicKey : undefined
  const { platform, mount } = createDiscord({ ...processOptions, publicKey }, { dispatch, log })
  await platform.start()
  // As the program does once it is ready.
  await collectGarbage()
  return mount === undefined ? 0 : listen(mount.listener)
}

/** The minimal bot of https://discordjs.guide. */
async function startBareBot(): Promise<number> {
  const { Client, Events } = await import('discord.js')
  const client = new Client({ intents: ['Guilds'], rest: { api: processOptions.apiUrl } })
  client.on(Events.InteractionCreate, (interaction) => {
    if (!interaction.isChatInputCommand()) return
    const query = interaction.options.getString('query', true)
    const components = answers[query] as APIMessageTopLevelComponent[]
    void interaction.reply({ flags, components })
  })
  await client.login(processOptions.token)
  return 0
}

function startBareServer(): Promise<number> {
  const x = Buffer.from(processOptions.publicKey, 'hex').toString('base64url')
  const key = createPublicKey({ format: 'jwk', key: { kty: 'OKP', crv: 'Ed25519', x } })
  return listen((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      const body = Buffer.concat(chunks)
      const { 'x-signature-ed25519': signature, 'x-signature-timestamp': time } = request.headers
      const signed = Buffer.concat([Buffer.from(String(time)), body])
      if (!verify(null, signed, key, Buffer.from(String(signature), 'hex'))) {
        response.writeHead(401).end()
        return
      }
      const interaction = JSON.parse(body.toString()) as APIChatInputApplicationCommandInteraction
      const [option] = interaction.data.options ?? []
      const components = answers[String(option && 'value' in option && option.value)]
      response.writeHead(200, { 'content-type': 'application/json' })
      response.end(JSON.stringify({ type: 4, data: { flags, components } }))
    })
  })
}

async function listen(listener: RequestListener): Promise<number> {
  // As the program does: one that is closed while the other bot is measured may be closed under a request.
  const server = createServer({ keepAliveTimeout: 130_000 }, listener)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.address() as AddressInfo).port
}
