/** The playground: a classroom in the browser that needs no account. It is a platform like the others, and a set of routes. */
import { join } from 'node:path'
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { streamSSE } from 'hono/streaming'
import type { Logger } from 'pino'
import type { Dispatcher } from '../../app/dispatch.ts'
import type { Platform } from '../../core/platform/platform.ts'
import { createAssets } from './assets.ts'
import { channels, personOf, roomOf } from './classroom.ts'
import { complete } from './complete.ts'
import { declareCommands } from './declare.ts'
import { headers, sameOrigin } from './guard.ts'
import { limits } from './limits.ts'
import { renderPage } from './render-page.ts'
import { createWebPlatform } from './messages.ts'
import {
  As,
  CommandRequest,
  In,
  LineRequest,
  ComponentRequest,
  SuggestRequest,
  createReceive,
  readBody,
} from './receive.ts'
import { renderCommandForm } from './command-form.ts'
import { createRoomLog, canRead } from './room-log.ts'
import { type Presence, streamMessages } from './event-stream.ts'
import { ideasFor } from './welcome.ts'

export interface WebParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Where the page is, such as `http://127.0.0.1:3000`: for links to messages, and to know whether it is this machine's own. */
  readonly address: string
  /** What the class is studying, such as the title of its pack, for the greeting. */
  readonly reading?: string
}

export interface Web {
  readonly platform: Platform
  readonly routes: Hono
}

/** Makes the classroom. Mount `routes` at `/`; they guard only their own paths. */
export function createWeb({ dispatch, log: logger, now, address, reading }: WebParts): Web {
  const log = createRoomLog(now, limits.maxMessages)
  const stopping = new AbortController()
  const presence: Presence = new Map()
  const receive = createReceive({ dispatch, log, now })
  const routes = new Hono()
  let streams = 0

  for (const path of ['/', '/assets/*', '/play/*']) {
    routes.use(path, headers, sameOrigin(address))
  }
  routes.use(
    '/play/*',
    bodyLimit({
      maxSize: limits.maxBodyBytes,
      onError: (c) => c.json({ error: 'That is too much to send at once; 2 MB fit.' }, 413),
    }),
  )
  routes.route('/assets', createAssets(join(import.meta.dirname, 'page')))

  routes.get('/', async (c) => {
    const as = As.catch('ana').parse(c.req.query('as'))
    const key = In.catch('general').parse(c.req.query('room'))
    const channel = channels.find((each) => each.key === key) ?? channels[0]
    if (channel === undefined) return c.notFound()
    const person = personOf(as)
    const room = roomOf(key, as)
    const commands = declareCommands(dispatch.commands, person)
    const ideas = await ideasFor(channel, commands, ({ command, action }, option) =>
      dispatch.suggest({ person, room, command, subcommand: action, option, typed: '' }),
    )
    const messages = log
      .visibleTo(person.id)
      .filter((message) => message.room === room.id)
      .sort((a, b) => a.order - b.order)
    const seen = `${log.run}.${log.revision}`
    c.header('Cache-Control', 'no-store')
    const parts = { as, channel, messages, seen, commands, ideas, now: now() }
    return c.html(renderPage(reading === undefined ? parts : { ...parts, reading }))
  })

  routes.get('/play/events', (c) => {
    const as = As.safeParse(c.req.query('as'))
    if (!as.success) return c.json({ error: 'Nobody of that name is in the class.' }, 400)
    if (streams >= limits.maxStreams) {
      return c.json({ error: 'The classroom is full. Please close a tab.' }, 503)
    }
    const seen = c.req.header('last-event-id') ?? c.req.query('seen')
    streams += 1
    return streamSSE(c, async (stream) => {
      try {
        const parts = { log, presence, now, stopping: stopping.signal }
        await streamMessages(stream, as.data, seen, parts)
      } catch (error) {
        logger.error({ err: error }, 'An event stream of the playground failed')
      } finally {
        streams -= 1
      }
    })
  })

  routes.get('/play/commands', (c) => {
    const as = As.catch('ana').parse(c.req.query('as'))
    return c.json(declareCommands(dispatch.commands, personOf(as)))
  })

  routes.get('/play/form', (c) => {
    const { command = '', action = '' } = c.req.query()
    const form = renderCommandForm(dispatch.commands, command, action)
    return form === undefined
      ? c.json({ error: 'There is no such command.' }, 404)
      : c.json({ form: form.markup })
  })

  routes.get('/play/preview', async (c) => {
    const as = As.catch('ana').parse(c.req.query('as'))
    const message = log.get(c.req.query('message') ?? '')
    if (message === undefined || !canRead(message, personOf(as).id)) {
      return c.json({ error: 'That message is gone.' }, 404)
    }
    // The first preview loads discord.js, which the start of the playground should not wait for.
    const { renderPreview } = await import('./preview.ts')
    return c.json({ preview: renderPreview(message, now()).markup })
  })

  routes.post('/play/line', async (c) => {
    const sent = await readBody(c, LineRequest)
    return sent instanceof Response ? sent : c.json(await receive.line(sent))
  })

  routes.post('/play/command', async (c) => {
    const sent = await readBody(c, CommandRequest)
    return sent instanceof Response ? sent : c.json(await receive.command(sent))
  })

  routes.post('/play/press', async (c) => {
    const sent = await readBody(c, ComponentRequest)
    return sent instanceof Response ? sent : c.json(await receive.press(sent))
  })

  routes.post('/play/suggest', async (c) => {
    const sent = await readBody(c, SuggestRequest)
    if (sent instanceof Response) return sent
    const person = personOf(sent.as)
    const room = roomOf(sent.room, sent.as)
    const completion = await complete(sent.line, {
      commands: dispatch.commands,
      person,
      suggest: (command, action, option, typed) =>
        dispatch.suggest({ person, room, command, subcommand: action, option, typed }),
    })
    return c.json(completion)
  })

  return { platform: createWebPlatform({ log, address, stop: () => stopping.abort() }), routes }
}
