import { formatDateTime } from '../../src/core/calendar/format-calendar.ts'
import { componentId } from '../../src/core/command/component-id.ts'
import { maxPlanDays } from '../../src/core/daily/plan-actions.ts'
import { defineMessageCommand } from '../../src/core/command/message-command.ts'
import type { DailyPlan } from '../../src/core/daily/daily-service.ts'
import type { Schedule } from '../../src/core/daily/daily-store.ts'
import type { DailyItem } from '../../src/core/daily/pool.ts'
import { noSchedule } from '../../src/core/daily/views/schedule-view.ts'
import { findItem } from '../../src/core/lookup/find-item.ts'
import { button, buttons, note, privateReply, text } from '../../src/core/reply/reply.ts'
import { truncate } from '../../src/core/reply/truncate.ts'
import { UserError } from '../../src/core/reply/user-error.ts'

/** How many days and how many daily posts there are to choose from. */
const maxDays = 5
const maxSchedules = 3

/** *Make it the question of the day*: a teacher puts the question or line of a message on a coming day. */
export default defineMessageCommand({
  id: 'question-of-the-day',
  name: 'Make it the question of the day',
  shortName: 'Question of the day',
  localNames: { de: 'Als Frage des Tages nehmen' },
  summary: 'Put this question or line on a coming day of your daily post (teachers)',
  teachersOnly: true,
  async run({ words, room }, { daily }) {
    const all = await daily.schedules()
    const here = all.filter((schedule) => schedule.room.id === room.id)
    const schedules = (here.length > 0 ? here : all).slice(0, maxSchedules)
    const plans = await Promise.all(
      schedules.map(async (schedule) => ({
        schedule,
        plan: await daily.plan(schedule, maxPlanDays),
      })),
    )
    const [first] = plans
    if (first === undefined) throw new UserError(...noSchedule)
    const item = await findDailyItem(first.plan, words)
    if (item === undefined) {
      throw new UserError(
        'No question of your pack fits that message, and daily posts come from the pack. To choose one, use ',
        { command: 'daily plan' },
        '.',
      )
    }
    return privateReply(
      text(`“${truncate(item.quote.line, 300)}”`),
      text({ strong: item.question.prompt }),
      ...plans.flatMap(({ schedule, plan }) => [
        note(
          ...(schedule.room.id === room.id
            ? ['In this channel, on']
            : ['In ', { channel: schedule.room.id, name: 'its channel' }, ', on']),
          schedule.name === '' ? ':' : ` (${schedule.name}):`,
        ),
        buttons(
          ...plan.days
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
  { library, pool }: DailyPlan,
  words: string,
): Promise<DailyItem | undefined> {
  const question = await findItem(library, ['question'], words)
  const asked = 'closest' in question ? undefined : pool.get(question.id)
  if (asked !== undefined) return asked
  const line = await findItem(library, ['quote'], words)
  if ('closest' in line) return undefined
  return [...pool.values()].find(({ quote }) => quote.id === line.id)
}
