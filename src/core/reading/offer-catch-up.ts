/** Offers a student what they missed, and says since when to one who comes back after days. */
import { localDate } from '../calendar/local-time.ts'
import { formatDay } from '../calendar/format-calendar.ts'
import type { RequestContext } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { dayMs } from '../platform/clock.ts'
import { type Block, type Reply, button, buttons, text } from '../reply/reply.ts'

/** Longer than a weekend. */
const awayMs = 4 * dayMs

type Asking = Pick<RequestContext, 'person' | 'at'>
type Context = Pick<CommandContext, 'catchUp'>

/** Returns the reply with the offer under it, for students of a class. */
export async function withCatchUp(reply: Reply, asking: Asking, context: Context): Promise<Reply> {
  if (asking.person.isTeacher || !context.catchUp.hasClass) return reply
  const back = await welcomeBack(asking, context)
  const offer = back.length > 0 ? back : [buttons(offerButton())]
  return { ...reply, blocks: [...reply.blocks, ...offer] }
}

/** Returns nothing for teachers, and for students who were there lately. */
export async function welcomeBack(
  { person, at }: Asking,
  { catchUp }: Context,
): Promise<readonly Block[]> {
  if (person.isTeacher || !catchUp.hasClass) return []
  const visit = await catchUp.lastVisit(at)
  if (visit === undefined || at - visit < awayMs) return []
  const day = formatDay(localDate(await catchUp.zone(), visit))
  return [text(`You were last here on ${day}.`), buttons(offerButton('primary'))]
}

function offerButton(style?: 'primary') {
  return button('What I missed', componentId('reading', 'catch-up'), style)
}
