/** Runs a command from the menu of a message on what the message says. */
import type { CommandContext } from '../core/command/context.ts'
import type { MessageCommandIndex } from '../core/command/message-command.ts'
import { requireTeacher } from '../core/command/require-teacher.ts'
import { maxLookupLength } from '../core/lookup/find-item.ts'
import type { Person, Room } from '../core/platform/room.ts'
import { stripInvisible } from '../core/reply/invisible.ts'
import { type ReplyOrForm, isForm } from '../core/reply/form.ts'
import { note } from '../core/reply/reply.ts'
import { cutText } from '../core/reply/truncate.ts'
import { UserError } from '../core/reply/user-error.ts'
import { applyAudience, requireReach } from './audience.ts'
import type { MessageEvent } from './events.ts'
import type { FairTurns } from './fair-turns.ts'
import type { RequestLimits } from './request-limits.ts'

interface MessageRunnerParts {
  readonly messageCommands: MessageCommandIndex
  readonly openContext: (room: Room, person: Person) => Promise<CommandContext>
  readonly learn: (person: Person, room: Room) => void
  readonly requestLimits: RequestLimits
  readonly turns: FairTurns
  readonly seed: () => number
}

export function createMessageRunner(parts: MessageRunnerParts) {
  const { messageCommands, openContext, learn, requestLimits, turns, seed } = parts
  return async function runMessage(event: MessageEvent): Promise<ReplyOrForm> {
    const command = messageCommands.get(event.command)
    if (command === undefined) throw new UserError('This command is no longer available.')
    const { id, room, at } = event
    requireReach(command, room)
    const context = await openContext(room, event.person)
    const { person } = context
    learn(person, room)
    await requestLimits.count(command.limit, person, room)
    if (command.teachersOnly === true) requireTeacher(person, command.name)
    const whole = stripInvisible(event.words).trim()
    const words = cutText(whole, maxLookupLength)
    if (!/[\p{L}\p{N}]/u.test(words)) throw new UserError('There are no words in that message.')
    await turns.take(room.class, person.id)
    const answer = await saying(words.length < whole.length ? onlyBeginning() : undefined, () =>
      command.run({ id, person, room, at, seed: seed(), words }, context),
    )
    return applyAudience(answer, room, { isPrivate: true })
  }
}

/** Not a constant, since the numbers of a language take memory as soon as one is written. */
function onlyBeginning(): string {
  return `That message is long, so I read only its first ${maxLookupLength.toLocaleString('en')} characters.`
}

/** Returns what `work` does, with a sentence below it if there is one to say, also if it is refused. */
async function saying(
  sentence: string | undefined,
  work: () => ReplyOrForm | Promise<ReplyOrForm>,
): Promise<ReplyOrForm> {
  try {
    const answer = await work()
    return sentence === undefined || isForm(answer)
      ? answer
      : { ...answer, blocks: [...answer.blocks, note(sentence)] }
  } catch (error) {
    if (sentence === undefined || !(error instanceof UserError)) throw error
    const refused = new UserError(...error.text, ` ${sentence}`)
    throw Object.assign(refused, { offers: error.offers, proposed: error.proposed })
  }
}
