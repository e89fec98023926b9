/** What somebody is told before their time begins. */
import { type Accommodation, isUsual, ownTimeMs } from '../../accommodations/accommodation.ts'
import { formatAccommodation } from '../../accommodations/accommodation-words.ts'
import { componentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import {
  type Reply,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
} from '../../reply/reply.ts'
import type { Assignment } from '../assignment.ts'
import { momentOf, titleOf } from '../due-words.ts'

export function testIntroView(assignment: Assignment, own: Accommodation): Reply {
  const { plan, state } = assignment
  const usual = plan.timeMs
  const timeMs = usual === null ? undefined : ownTimeMs(usual, own.timeFactor)
  const questions = formatCount(plan.items.length, 'question')
  return privateReply(
    heading(titleOf(assignment)),
    bullets([
      [
        timeMs === undefined
          ? `${questions}, without a time limit.`
          : `${questions} in ${formatCount(Math.ceil(timeMs / 60_000), 'minute')}.`,
      ],
      ['You have one attempt. You can change an answer until you hand in.'],
      ...(timeMs === undefined
        ? []
        : [
            [
              'Your time starts when you press Begin, and runs on while you’re away. When it’s up, what you’ve answered is handed in by itself.',
            ],
          ]),
      ['Until then, the bot looks nothing up for you, anywhere.'],
    ]),
    !isUsual(own) &&
      note(`You have ${formatAccommodation(own)}. Only you and your teachers can see this.`),
    state.dueAt !== null && note('Begin by ', momentOf(assignment, state.dueAt), '.'),
    buttons(button('Begin', componentId('homework', 'again', plan.id), 'primary')),
  )
}
