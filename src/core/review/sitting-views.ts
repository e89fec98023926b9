/** Ten cards at a time: what somebody reads who comes back after a break, and after every ten cards. */
import { componentId } from '../command/component-id.ts'
import { dayMs } from '../platform/clock.ts'
import { formatCount } from '../reply/format.ts'
import { type Reply, button, buttons, heading, note, privateReply, text } from '../reply/reply.ts'
import type { FullQueue } from './review-service.ts'

/** As many as fit into a few minutes. */
export const cardsPerSitting = 10

/** After a break this long much is due at once, and much of it forgotten. */
const longBreakMs = 7 * dayMs

/** The value of the button that begins, so that it does not lead back here. */
export const beginValue = 'begin'

const beginButton = button('Start with ten', componentId('review', 'next', beginValue), 'primary')

/** Returns what somebody reads first who comes back to more than ten cards, or undefined for everybody else. */
export function welcomeBackView(
  { left, done, overLimit, lastAt }: FullQueue,
  at: number,
): Reply | undefined {
  const isBack = lastAt !== undefined && at - lastAt >= longBreakMs
  if (!isBack || done > 0 || left <= cardsPerSitting) return undefined
  return privateReply(
    heading('Good to see you again'),
    text(
      `${formatCount(left, 'card')} are ready for today${overLimit > 0 ? ', and the others will wait' : ''}. Ten are a good start.`,
    ),
    text('Everybody forgets some during a break. These cards are how it comes back.'),
    buttons(beginButton),
    note('For fewer cards a day, use ', { command: 'review settings', words: 'limit:10' }, '.'),
  )
}

/** Returns what somebody reads after every ten different cards of a day, or undefined in between and at the end. */
export function tenDoneView({ left, done }: FullQueue): Reply | undefined {
  if (done === 0 || done % cardsPerSitting !== 0 || left === 0) return undefined
  return privateReply(
    heading(`${formatCount(done, 'card')} done`),
    text(
      `Well done. You can stop here: the other ${left === 1 ? 'one' : left} will wait. Or do a few more now.`,
    ),
    buttons(button('A few more', componentId('review', 'next', beginValue), 'primary')),
  )
}
