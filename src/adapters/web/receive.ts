/** Reads what a tab sends, within bounds, and hands it to the dispatcher as events. */
import { type Context, Hono } from 'hono'
import { LRUCache } from 'lru-cache'
import { z } from 'zod'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { isZone } from '../../core/calendar/calendar-parts.ts'
import type { Observer } from '../../core/platform/observer.ts'
import type { Person } from '../../core/platform/room.ts'
import { type Outcome, createAnswer } from './answer.ts'
import { formForFile } from './command-form.ts'
import { complete } from './complete.ts'
import { refuse } from './errors.ts'
import { channels, optionResolver, personKeys, personOf, roomOf } from './ids.ts'
import { limits } from './limits.ts'
import { type LoggedMessage, type RoomLog, canRead } from './room-log.ts'
import type { Sessions } from './sessions.ts'

export const PersonParam = z.enum(personKeys)
export const ChannelParam = z.enum(channels.map(({ key }) => key))

const Value = z.string().max(limits.maxValueLength)
const Values = z.array(Value).max(limits.maxValues)
const Line = z.string().max(limits.maxLineLength)

/** A page sends what a file holds in Base64, since JSON has no bytes. */
const SentFile = z
  .strictObject({ name: Value, base64: z.string().max(limits.maxBodyBytes) })
  .transform(({ name, base64 }) => ({ name, bytes: Buffer.from(base64, 'base64') }))

const Sender = {
  as: PersonParam,
  room: ChannelParam,
  /** Made by the page, and the same when it sends a request again. */
  request: z.string().regex(/^[a-z0-9]{12,64}$/),
}

const LineRequest = z.strictObject({
  ...Sender,
  line: Line,
  /** The line as the person sees it, where names were taken from the suggestions. */
  shown: Line.optional(),
})

const CommandRequest = z.strictObject({
  ...Sender,
  command: Value,
  action: Value,
  options: z.record(Value, z.union([Value, z.number(), z.boolean(), SentFile])),
})

const ActionRequest = z.strictObject({
  ...Sender,
  address: Value,
  chosen: Values.default([]),
  /** What a form was filled in with. */
  fields: z.record(Value, Values).optional(),
  files: z.record(Value, SentFile).default({}),
  message: z.string().max(80).default(''),
})

const SuggestRequest = z.strictObject({ as: PersonParam, room: ChannelParam, line: Line })

type SenderRequest = z.infer<z.ZodObject<typeof Sender>>

export interface ReceiveParts {
  readonly dispatch: Dispatcher
  readonly log: RoomLog
  readonly observer: Observer
  /** Epoch milliseconds. */
  readonly now: () => number
  readonly sessions: Sessions
}

/** Makes the routes that the page posts to; mount them at `/play`. */
export function createReceiveRoutes({ dispatch, log, observer, now, sessions }: ReceiveParts) {
  const answer = createAnswer(log)
  const answerOnce = createAnswerOnce()

  /** Adds a route whose requests are answered once each, however often they arrive. */
  function add<Sent extends SenderRequest>(
    path: string,
    schema: z.ZodType<Sent>,
    work: (event: PlatformEvent, sent: Sent) => Promise<Outcome>,
    hasFile: (sent: Sent) => boolean = () => false,
  ): void {
    routes.post(path, async (c) => {
      const sent = await readBody(c, schema)
      if (sent instanceof Response) return sent
      const { as, room, request } = sent
      if (!(await sessions.mayBe(c, as))) return refuse(c, 'notYou')
      const person = { ...personOf(as), ...timeZoneOf(c) }
      if (hasFile(sent) && !person.isTeacher) return refuse(c, 'teacherFile')
      const event = { id: `web:${request}`, person, room: roomOf(room, as), at: now() }
      const key = `${as} ${request}`
      const body = await answerOnce(key, () => observer.measure('web', () => work(event, sent)))
      return c.body(body, 200, { 'Content-Type': 'application/json' })
    })
  }

  async function press(
    event: PlatformEvent,
    { address, chosen, fields, files, message }: z.infer<typeof ActionRequest>,
  ): Promise<Outcome> {
    const pressed = findReadable(log, message, event.person)
    const reply = await dispatch.action({
      ...event,
      componentId: address,
      chosen,
      fields: fields ?? {},
      files,
      keepsForm: true,
      resolver: optionResolver,
      ...(pressed === undefined ? {} : { message: { room: pressed.room, id: pressed.id } }),
    })
    return answer(event, reply, {
      pressed: pressed && { componentId: address, message: pressed },
      inForm: fields !== undefined,
    })
  }

  const routes = new Hono()

  add('/line', LineRequest, async (event, { line, shown = line }) => {
    const form = formForFile(dispatch.commands, line, event.person)
    if (form !== undefined) return { form: form.markup }
    const reply = await dispatch.line({ ...event, line, resolver: optionResolver })
    const words = cutText(shown, limits.maxShownLineLength)
    return answer(event, reply, { line: { person: event.person, words } })
  })

  add(
    '/command',
    CommandRequest,
    async (event, { command, action, options }) => {
      const reply = await dispatch.command({
        ...event,
        command,
        subcommand: action,
        given: options,
        resolver: optionResolver,
      })
      const words = `${command} ${action}`.trim()
      return answer(event, reply, { line: { person: event.person, words }, inForm: true })
    },
    ({ options }) => Object.values(options).some((value) => typeof value === 'object'),
  )

  add('/press', ActionRequest, press, ({ files }) => Object.keys(files).length > 0)

  routes.post('/suggest', suggestRoute(dispatch, sessions))
  return routes
}

function findReadable(log: RoomLog, id: string, person: Person): LoggedMessage | undefined {
  const found = log.get(id)
  return found !== undefined && canRead(found, person.id) ? found : undefined
}

/** Returns what gives a key’s first answer, as JSON, again and again, so that a double click or a retry does nothing twice. */
function createAnswerOnce() {
  const answers = new LRUCache<string, Promise<string>>({
    max: limits.maxRequests,
    maxSize: limits.maxAnswerCharacters,
    sizeCalculation: () => 1,
  })

  async function answer(key: string, work: () => Promise<Outcome>): Promise<string> {
    const body = JSON.stringify(await work())
    // A new promise: the cache counts nothing anew for the one that it has.
    answers.set(key, Promise.resolve(body), { size: body.length })
    return body
  }

  return (key: string, work: () => Promise<Outcome>): Promise<string> => {
    const known = answers.get(key)
    if (known !== undefined) return known
    const body = answer(key, work)
    answers.set(key, body)
    return body
  }
}

function suggestRoute(dispatch: Dispatcher, sessions: Sessions) {
  return async (c: Context): Promise<Response> => {
    const sent = await readBody(c, SuggestRequest)
    if (sent instanceof Response) return sent
    if (!(await sessions.mayBe(c, sent.as))) return refuse(c, 'notYou')
    const person = { ...personOf(sent.as), ...timeZoneOf(c) }
    const room = roomOf(sent.room, sent.as)
    const { commands } = await dispatch.commandsIn(room, person)
    const completion = await complete(sent.line, {
      commands,
      person,
      suggest: (command, subcommand, option, typed) =>
        dispatch.suggest({ person, room, command, subcommand, option, typed }),
    })
    return c.json(completion)
  }
}

/** The browser’s own zone, which the page sends along. */
function timeZoneOf(c: Context): Pick<Person, 'timeZone'> {
  const zone = c.req.header('time-zone') ?? ''
  return zone !== '' && isZone(zone) ? { timeZone: zone } : {}
}

/** Returns what a page sent, or a refusal. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  if (c.req.header('content-type')?.startsWith('application/json') !== true) {
    return refuse(c, 'notJson')
  }
  const body: unknown = await c.req.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  const isTooLong = parsed.error.issues.some(({ code }) => code === 'too_big')
  return refuse(c, isTooLong ? 'tooLong' : 'unreadable', z.prettifyError(parsed.error))
}
