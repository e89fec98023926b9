/** What a tab sends, parsed and bounded, turned into events for the dispatcher; the answers go into the log. */
import type { Context } from 'hono'
import { z } from 'zod'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import type { GivenOptions } from '../../core/command/command.ts'
import { type ReplyOrForm, type Reply, isForm } from '../../core/reply/reply.ts'
import {
  type PersonKey,
  channelKeys,
  optionResolver,
  personKeys,
  personOf,
  roomOf,
} from './classroom.ts'
import { limits } from './limits.ts'
import { createIdempotentRunner } from './idempotency.ts'
import { renderForm } from '../../render/html/render-form.ts'
import { type ShownMessage, toShownMessage } from './render-message.ts'
import { type CommandLine, type LoggedMessage, type RoomLog, canRead } from './room-log.ts'

export const As = z.enum(personKeys)
export const In = z.enum(channelKeys)
const Value = z.string().max(limits.maxValueLength)
const Values = z.array(Value).max(limits.maxValues)

const Sender = {
  as: As,
  room: In,
  /** Made by the page, the same when a submission is repeated. */
  request: z.string().regex(/^[a-z0-9]{12,64}$/),
}

export const LineRequest = z.strictObject({
  ...Sender,
  line: z.string().max(limits.maxLineLength),
  /** What the person sees as typed, where names were taken from the list of offers. */
  shown: z.string().max(limits.maxLineLength).optional(),
})

export const CommandRequest = z.strictObject({
  ...Sender,
  command: Value,
  action: Value,
  options: z.record(
    Value,
    z.union([
      Value,
      z.number(),
      z.boolean(),
      z.strictObject({ name: Value, content: z.string().max(limits.maxBodyBytes) }),
    ]),
  ),
})

export const ComponentRequest = z.strictObject({
  ...Sender,
  address: Value,
  chosen: Values.default([]),
  fields: z.record(Value, Values).default({}),
  message: z.string().max(80).optional(),
})

export const SuggestRequest = z.strictObject({
  as: As,
  room: In,
  line: z.string().max(limits.maxLineLength),
})

/** What the tab that asked is told at once: the message it caused, or the inside of a form. */
export type Outcome = { readonly message: ShownMessage } | { readonly form: string }

interface Sent {
  readonly as: PersonKey
  readonly room: z.infer<typeof In>
  readonly request: string
}

export interface ReceiveParts {
  readonly dispatch: Dispatcher
  readonly log: RoomLog
  readonly now: () => number
}

export function createReceive({ dispatch, log, now }: ReceiveParts) {
  const once = createIdempotentRunner<Outcome>(limits.maxRequests)
  /** Private answers to presses on public messages, so that a second press changes the first answer. */
  const receipts = new Map<string, string>()

  function eventOf({ as, room, request }: Sent): PlatformEvent {
    return { id: `web:${request}`, person: personOf(as), room: roomOf(room, as), at: now() }
  }

  function answerOnce(
    sent: Sent,
    work: (event: PlatformEvent) => Promise<Outcome>,
  ): Promise<Outcome> {
    return once(`${sent.as} ${sent.request}`, () => work(eventOf(sent)))
  }

  function tell(event: PlatformEvent, answer: ReplyOrForm, asked?: CommandLine): Outcome {
    if (isForm(answer)) return { form: renderForm(answer).markup }
    return { message: toShownMessage(add(event, answer, asked)) }
  }

  function add(event: PlatformEvent, reply: Reply, asked?: CommandLine): LoggedMessage {
    return log.add({
      room: event.room.id,
      reply,
      ...(reply.private === true ? { to: event.person.id } : {}),
      ...(asked === undefined ? {} : { asked }),
    })
  }

  function tellPress(
    event: PlatformEvent,
    answer: ReplyOrForm,
    address: string,
    on?: LoggedMessage,
  ): Outcome {
    if (isForm(answer) || answer.private !== true || on === undefined) return tell(event, answer)
    if (on.to === event.person.id) {
      return { message: toShownMessage(log.update(on.id, { reply: answer }) ?? add(event, answer)) }
    }
    const kind = address.split(':', 2).join(':')
    const receipt = [on.id, event.person.id, kind].join(' ')
    const earlier = receipts.get(receipt)
    const message =
      (earlier === undefined ? undefined : log.update(earlier, { reply: answer })) ??
      add(event, answer)
    receipts.set(receipt, message.id)
    const [oldest] = receipts.keys()
    if (receipts.size > limits.maxRequests && oldest !== undefined) receipts.delete(oldest)
    return { message: toShownMessage(message) }
  }

  return {
    line(sent: z.infer<typeof LineRequest>): Promise<Outcome> {
      return answerOnce(sent, async (event) => {
        const asked = { person: event.person, line: (sent.shown ?? sent.line).slice(0, 400) }
        return tell(
          event,
          await dispatch.line({ ...event, line: sent.line, resolver: optionResolver }),
          asked,
        )
      })
    },
    command(sent: z.infer<typeof CommandRequest>): Promise<Outcome> {
      return answerOnce(sent, async (event) => {
        const given: GivenOptions = sent.options
        const { command, action } = sent
        const line = [command, action].filter((word) => word !== '').join(' ')
        const answer = await dispatch.command({
          ...event,
          command,
          subcommand: action,
          given,
          resolver: optionResolver,
        })
        return tell(event, answer, { person: event.person, line })
      })
    },
    press(sent: z.infer<typeof ComponentRequest>): Promise<Outcome> {
      return answerOnce(sent, async (event) => {
        const { address, chosen, fields } = sent
        const found = sent.message === undefined ? undefined : log.get(sent.message)
        const on = found !== undefined && canRead(found, event.person.id) ? found : undefined
        const message = on === undefined ? {} : { message: { room: on.room, id: on.id } }
        const answer = await dispatch.action({
          ...event,
          componentId: address,
          chosen,
          fields,
          ...message,
        })
        return tellPress(event, answer, address, on)
      })
    },
  }
}

/** Reads a JSON body; what does not fit is refused in a sentence. */
export async function readBody<T>(c: Context, schema: z.ZodType<T>): Promise<T | Response> {
  if (c.req.header('content-type')?.startsWith('application/json') !== true) {
    return c.json({ error: 'Send JSON, with the content type application/json.' }, 415)
  }
  const body: unknown = await c.req.json().catch(() => undefined)
  const parsed = schema.safeParse(body)
  if (parsed.success) return parsed.data
  return c.json({ error: `That request could not be read. ${z.prettifyError(parsed.error)}` }, 400)
}
