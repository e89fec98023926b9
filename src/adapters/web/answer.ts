/** Puts answers into the log, and tells the tab that sent the request what came of it. */
import type { PlatformEvent } from '../../app/dispatch.ts'
import { type Reply, type ReplyOrForm, isForm } from '../../core/reply/reply.ts'
import { renderForm } from '../../render/html/render-form.ts'
import { limits } from './limits.ts'
import { type ShownMessage, toShownMessage } from './render-message.ts'
import type { CommandLine, LoggedMessage, RoomLog } from './room-log.ts'

/** The message that a request caused, or the inside of a form’s dialog. */
export type Outcome = { readonly message: ShownMessage } | { readonly form: string }

export interface Answers {
  /** Answers a command. */
  command(event: PlatformEvent, answer: ReplyOrForm, line: CommandLine): Outcome
  /** Answers a press on `pressed`: a private message changes in place, a public one stays as it is. */
  action(
    event: PlatformEvent,
    answer: ReplyOrForm,
    componentId: string,
    pressed: LoggedMessage | undefined,
  ): Outcome
}

export function createAnswers(log: RoomLog): Answers {
  /** Private answers to presses on public messages, so that a second press changes the first answer. */
  const receipts = new Map<string, string>()

  function add(event: PlatformEvent, reply: Reply, line?: CommandLine): LoggedMessage {
    return log.add({
      room: event.room.id,
      reply,
      ...(reply.private === true ? { to: event.person.id } : {}),
      ...(line === undefined ? {} : { line }),
    })
  }

  function changeOrAdd(event: PlatformEvent, reply: Reply, id: string | undefined): LoggedMessage {
    const changed = id === undefined ? undefined : log.update(id, { reply })
    return changed ?? add(event, reply)
  }

  function addReceipt(
    event: PlatformEvent,
    reply: Reply,
    componentId: string,
    pressed: LoggedMessage,
  ): LoggedMessage {
    const action = componentId.split(':', 2).join(':')
    const key = [pressed.id, event.person.id, action].join(' ')
    const message = changeOrAdd(event, reply, receipts.get(key))
    receipts.set(key, message.id)
    const [oldest] = receipts.keys()
    if (receipts.size > limits.maxRequests && oldest !== undefined) receipts.delete(oldest)
    return message
  }

  return {
    command(event, answer, line) {
      if (isForm(answer)) return { form: renderForm(answer).markup }
      return { message: toShownMessage(add(event, answer, line)) }
    },
    action(event, answer, componentId, pressed) {
      if (isForm(answer)) return { form: renderForm(answer).markup }
      if (answer.private !== true || pressed === undefined) {
        return { message: toShownMessage(add(event, answer)) }
      }
      const message =
        pressed.to === event.person.id
          ? changeOrAdd(event, answer, pressed.id)
          : addReceipt(event, answer, componentId, pressed)
      return { message: toShownMessage(message) }
    },
  }
}
