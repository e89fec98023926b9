/** Serves the page, its files, and the parts of it that are asked for later. */
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { type Context, Hono } from 'hono'
import { etag } from 'hono/etag'
import { renderCommandForm } from './command-form.ts'
import { declareCommands } from './declare.ts'
import { redirectOrAsk } from './entrance.ts'
import { refuse } from './errors.ts'
import { channels, isTeacherKey, personOf, roomOf } from './ids.ts'
import { limits } from './limits.ts'
import { ChannelParam, PersonParam, type ReceiveParts } from './receive.ts'
import { pageStyles, renderPage } from './render-page.ts'
import { canRead } from './room-log.ts'
import { type StartPageParts, createStartPage } from './start-page.ts'
import { ideasFor } from './welcome.ts'

export interface PageRouteParts extends ReceiveParts, StartPageParts {}

/** An address without a name, or with one that nobody has, is Ana’s. */
const Person = PersonParam.catch('ana')
const ChannelKey = ChannelParam.catch('general')

/** The files of the page. */
const folder = join(import.meta.dirname, 'page')

export function createPageRoutes(parts: PageRouteParts): Hono {
  const { dispatch, log, now, sessions } = parts
  const startPage = createStartPage(parts)
  const routes = new Hono()

  routes.get('/', async (c) => {
    const named = c.req.query('as')
    const as = Person.parse(named ?? (await sessions.whoIs(c)))
    c.header('Cache-Control', 'no-store')
    if (!(await sessions.mayBe(c, as))) return redirectOrAsk(c, sessions)
    if (isTeacherKey(as) && c.req.query('room') === undefined) return startPage(c, as)
    const key = ChannelKey.parse(c.req.query('room'))
    const channel = channels.find((each) => each.key === key) ?? channels[0]
    const person = personOf(as)
    const room = roomOf(key, as)
    const inRoom = await dispatch.commandsIn(room, person)
    const { library } = inRoom
    const commands = declareCommands(inRoom.commands, person)
    const ideas = await ideasFor(key, commands, library, ({ command, action }, option) =>
      dispatch.suggest({ person, room, command, subcommand: action, option, typed: '' }),
    )
    const messages = log
      .visibleTo(person.id)
      .filter((message) => message.room === room.id)
      .toSorted((a, b) => a.order - b.order)
      .slice(-limits.maxShownMessages)
    const seen = `${log.run}.${log.revision}`
    const { isShared } = sessions
    const shown = { as, channel, messages, seen, commands, ideas, library, isShared, now: now() }
    return c.html(renderPage(shown))
  })

  // A browser asks each time whether its copy is still good.
  routes.get('/assets/page.css', etag(), async (c) => {
    const sheets = pageStyles.map((name) => readFile(join(folder, `${name}.css`), 'utf8'))
    const headers = { 'Cache-Control': 'no-cache', 'Content-Type': 'text/css; charset=utf-8' }
    return c.body((await Promise.all(sheets)).join('\n'), 200, headers)
  })
  routes.get(
    '/assets/:file{[\\w-]+\\.(?:css|js|svg)}',
    etag(),
    serveStatic({
      root: folder,
      rewriteRequestPath: (path) => path.replace('/assets/', ''),
      onFound: (_path, c) => c.header('Cache-Control', 'no-cache'),
    }),
  )
  routes.get('/assets/*', (c) => refuse(c, 'noFile'))

  routes.use('/play/:part{commands|form|preview}', async (c, next) =>
    (await sessions.mayBe(c, Person.parse(c.req.query('as')))) ? next() : refuse(c, 'notYou'),
  )

  routes.get('/play/commands', async (c) => {
    const person = personOf(Person.parse(c.req.query('as')))
    const { commands } = await dispatch.commandsIn(roomAskedBy(c), person)
    return c.json(declareCommands(commands, person))
  })

  routes.get('/play/form', async (c) => {
    const { command = '', action = '' } = c.req.query()
    const as = Person.parse(c.req.query('as'))
    const { commands } = await dispatch.commandsIn(roomAskedBy(c), personOf(as))
    const form = renderCommandForm(commands, command, action)
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

function roomAskedBy(c: Context) {
  return roomOf(ChannelKey.parse(c.req.query('room')), Person.parse(c.req.query('as')))
}
