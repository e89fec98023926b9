/** Puts answers into the log, and tells the tab that sent the request what came of it. */
import { LRUCache } from 'lru-cache'
import type { PlatformEvent } from '../../app/dispatch.ts'
import { type ReplyOrForm, isForm } from '../../core/reply/form.ts'
import type { Person } from '../../core/platform/room.ts'
import { type Reply, allButtons } from '../../core/reply/reply.ts'
import { renderForm } from '../../render/html/render-form.ts'
import { renderReply } from '../../render/html/render.ts'
import { limits } from './limits.ts'
import { type ShownMessage, toShownMessage } from './render-message.ts'
import { fitsInside } from './own-parts.ts'
import type { CommandLine, LoggedMessage, RoomLog } from './room-log.ts'

/** The message that a request caused, the inside of a form’s dialog, or why a form stays open and what it may have meant. */
export type Outcome =
  | { readonly message: ShownMessage }
  | { readonly form: string }
  | { readonly refusal: string }

/** A button, a menu or a form that was sent, and the message it is on. */
interface Pressed {
  readonly componentId: string
  readonly message: LoggedMessage
}

interface Asked {
  readonly line?: CommandLine
  readonly pressed?: Pressed | undefined
  /** Whether a form was sent, which stays open with what is in it if nothing came of it. */
  readonly inForm?: boolean
}

export function createAnswer(log: RoomLog) {
  /** Private answers to presses on public messages, so that a second press changes the first answer. */
  const receipts = new LRUCache<string, string>({ max: limits.maxRequests })

  function add(event: PlatformEvent, reply: Reply, line?: CommandLine): LoggedMessage {
    const to = reply.private === true ? event.person.id : undefined
    return log.add({ room: event.room.id, reply, to, line })
  }

  /**
   * Answers a press on a message: a private one changes in place unless nothing was done, a public one stays as it is.
   * A short answer stands inside the message, so that it cannot push away what it is about.
   */
  function answerPress(event: PlatformEvent, reply: Reply, { componentId, message }: Pressed) {
    const isOwn = message.to === event.person.id && reply.refused !== true
    if (!isOwn && fitsInside(reply)) {
      return log.addReceipt(message, event.person.id, componentId, reply)
    }
    const action = [...componentId.split(':', 2), reply.refused].join(':')
    const key = [message.id, event.person.id, action].join(' ')
    const answered = isOwn ? message.id : receipts.get(key)
    const line = isOwn ? pressedLine(event.person, componentId, message) : undefined
    const changed =
      answered === undefined ? undefined : log.update(answered, { reply, ...(line && { line }) })
    const shown = changed ?? add(event, reply)
    if (!isOwn) receipts.set(key, shown.id)
    return shown
  }

  /** Answers a command line, or something pressed on a message that is still there. */
  return (
    event: PlatformEvent,
    answer: ReplyOrForm,
    { line, pressed, inForm = false }: Asked,
  ): Outcome => {
    if (isForm(answer)) return { form: renderForm(answer).markup }
    if (inForm && answer.refused === true) return { refusal: renderReply(answer).markup }
    if (pressed?.message.to === event.person.id && answer.leaves !== undefined) {
      log.update(pressed.message.id, { reply: answer.leaves })
    }
    const message =
      pressed !== undefined && answer.private === true
        ? answerPress(event, answer, pressed)
        : add(event, answer, line)
    return { message: toShownMessage(message, event.person, event.at) }
  }
}

/** What was pressed in a message that now shows what came of it; undefined for what has no label, such as a form. */
function pressedLine(
  person: Person,
  componentId: string,
  { reply }: LoggedMessage,
): CommandLine | undefined {
  const all = reply.blocks.flatMap((block) => {
    if (block.kind === 'row') return [block.button]
    return block.kind === 'buttons' ? allButtons(block) : []
  })
  const found = all.find((each) => 'press' in each && each.press === componentId)
  return found && { person, words: found.label, pressed: true }
}
