/** Serves the page and the parts of it that are asked for later. */
import { Hono } from 'hono'
import type { Dispatcher } from '../../app/dispatch.ts'
import { channels, personOf } from './classroom.ts'
import { renderCommandForm } from './command-form.ts'
import { declareCommands } from './declare.ts'
import { refuse } from './errors.ts'
import { roomOf } from './ids.ts'
import { ChannelParam, PersonParam } from './receive.ts'
import { renderPage } from './render-page.ts'
import { type RoomLog, canRead } from './room-log.ts'
import { ideasFor } from './welcome.ts'

export interface PageRouteParts {
  readonly dispatch: Dispatcher
  readonly log: RoomLog
  /** Epoch milliseconds. */
  readonly now: () => number
  /** What the class is studying. */
  readonly reading?: string
}

/** An address without a name, or with one that nobody has, is Ana’s. */
const Person = PersonParam.catch('ana')
const ChannelKey = ChannelParam.catch('general')

export function createPageRoutes({ dispatch, log, now, reading }: PageRouteParts): Hono {
  const routes = new Hono()

  routes.get('/', async (c) => {
    const as = Person.parse(c.req.query('as'))
    const key = ChannelKey.parse(c.req.query('room'))
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

  routes.get('/play/commands', (c) =>
    c.json(declareCommands(dispatch.commands, personOf(Person.parse(c.req.query('as'))))),
  )

  routes.get('/play/form', (c) => {
    const { command = '', action = '' } = c.req.query()
    const form = renderCommandForm(dispatch.commands, command, action)
    return form === undefined ? refuse(c, 'noCommand') : c.json({ form: form.markup })
  })

  routes.get('/play/preview', async (c) => {
    const as = Person.parse(c.req.query('as'))
    const message = log.get(c.req.query('message') ?? '')
    if (message === undefined || !canRead(message, personOf(as).id)) return refuse(c, 'noMessage')
    // The first preview loads the renderers for Discord and Slack, which the start of the playground should not wait for.
    const { renderPreview } = await import('./preview.ts')
    return c.json({ preview: renderPreview(message, now()).markup })
  })

  return routes
}
