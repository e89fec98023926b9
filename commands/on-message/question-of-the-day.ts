import { formatDateTime } from '../../src/core/calendar/format-calendar.ts'
import { componentId } from '../../src/core/command/component-id.ts'
import { findComingDays } from '../../src/core/daily/coming-days.ts'
import { defineMessageCommand } from '../../src/core/command/message-command.ts'
import type { DailyPlan } from '../../src/core/daily/daily-plan.ts'
import type { Schedule } from '../../src/core/daily/daily-store.ts'
import { ownItemForm, wordsOfMessage } from '../../src/core/daily/own-item-actions.ts'
import type { DailyItem } from '../../src/core/daily/pool.ts'
import { itemBlocks } from '../../src/core/daily/views/plan-view.ts'
import { findItem } from '../../src/core/lookup/find-item.ts'
import { button, buttons, note, privateReply } from '../../src/core/reply/reply.ts'

/** How many days there are to choose from. */
const maxDays = 5

/**
 * *Make it the question of the day*: a teacher puts the question or line of a message on a coming day. What is not in the pack
 * becomes the class's own, with a question that the teacher writes.
 */
export default defineMessageCommand({
  id: 'question-of-the-day',
  name: 'Make it the question of the day',
  shortName: 'Question of the day',
  localNames: { de: 'Als Frage des Tages nehmen' },
  summary: 'Put this question or line on a coming day of your daily post (teachers)',
  teachersOnly: true,
  async run({ words, room }, { daily }) {
    const coming = await findComingDays(daily, room)
    const [first] = coming
    const item = first && (await findDailyItem(first.plan, words))
    // No question of the pack fits it, so the teacher writes one.
    if (item === undefined) return ownItemForm(coming, wordsOfMessage(words))
    return privateReply(
      ...itemBlocks(item),
      ...coming.flatMap(({ schedule, plan }) => [
        note(
          ...(schedule.room.id === room.id
            ? ['In this channel, on']
            : ['In ', { channel: schedule.room.id, name: 'its channel' }, ', on']),
          schedule.name === '' ? ':' : ` (${schedule.name}):`,
        ),
        buttons(
          ...plan.days
            .filter(({ date }) => plan.poolOn(date).items.has(item.id))
            .slice(0, maxDays)
            .map(({ date, at }, index) =>
              button(
                formatDateTime(schedule.calendar.zone, at),
                componentId('daily', 'choose', `${schedule.id}/${date}/${item.id}`),
                index === 0 ? 'primary' : 'plain',
              ),
            ),
        ),
        alreadyThere(schedule, plan, item),
      ]),
    )
  },
})

/** Says on which of the coming days the question is already, so that nobody posts it twice unawares. */
function alreadyThere({ calendar }: Schedule, { days }: DailyPlan, { id }: DailyItem) {
  const there = days.filter(({ pick }) => pick?.itemId === id)
  const dates = there.map(({ at }) => formatDateTime(calendar.zone, at))
  return dates.length > 0 && note(`It is already in the plan: ${dates.join('; ')}.`)
}

/** Returns the question that a message asks, or one about the line in it. */
async function findDailyItem(
  { days, libraryOn, pool }: DailyPlan,
  words: string,
): Promise<DailyItem | undefined> {
  // As far as the class will be by the last of the days.
  const library = libraryOn(days.at(-1)?.date ?? '')
  const question = await findItem(library, ['question'], words)
  const asked = 'closest' in question ? undefined : pool.get(question.id)
  if (asked !== undefined) return asked
  const line = await findItem(library, ['quote'], words)
  if ('closest' in line) return undefined
  return [...pool.values()].find(({ own, quote }) => own !== true && quote.id === line.id)
}
