import { expect, test } from 'vitest'
import type { Holiday } from '../../../../src/core/calendar/calendar-parts.ts'
import { formatHoliday } from '../../../../src/core/calendar/format-calendar.ts'
import { maxHolidays } from '../../../../src/core/calendar/holidays.ts'
import { holidaysView } from '../../../../src/core/calendar/views/holidays-view.ts'
import { scheduleSavedView } from '../../../../src/core/daily/views/schedule-view.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'
import { render as renderDiscord } from '../../../../src/render/discord/render.ts'
import { render as renderSlack } from '../../../../src/render/slack/render.ts'
import { judgeMessageBlocks } from '../../../fakes/slack/block-kit/check.ts'
import { classRoom, monday, schedule } from '../../../fixtures/schedules.ts'
import { problemsOf } from '../../../fixtures/valid-discord-message.ts'

const name = `${'Ferien & „Frei“ <b>_*~'.repeat(2)} 🎄🎄🎄🎄🎄🎄`

/** As many days as a calendar may have, each of them a run, with names as long as they may be. */
function days(first: string): Holiday[] {
  return Array.from({ length: maxHolidays }, (_, index) => {
    const from = Temporal.PlainDate.from(first).add({ days: index })
    return { from: from.toString(), to: from.add({ days: 9 }).toString(), name }
  })
}

const { calendar } = schedule()
const full = schedule({
  calendar: { ...calendar, holidays: days('2027-01-12'), leftOut: days('2027-01-13') },
})

test('every day is on one of the pages, and a page that is not there is the last', () => {
  const pages = Array.from({ length: maxHolidays / 10 }, (_, page) =>
    toPlainText(holidaysView(full.calendar, page)),
  )
  const words = pages.join('\n')
  const all = [...full.calendar.holidays, ...(full.calendar.leftOut ?? [])]
  expect(all.filter((day) => !words.includes(formatHoliday(day)))).toEqual([])
  expect(toPlainText(holidaysView(full.calendar, 999))).toBe(pages.at(-1))
})

test.each([
  ['a page', holidaysView(full.calendar, 3)],
  ['the reply to a calendar', scheduleSavedView(full, classRoom, monday - 1, 'Read it.')],
])('%s fits on Discord and Slack', (_, reply) => {
  expect(renderDiscord(reply).flatMap(problemsOf)).toEqual([])
  const judged = renderSlack(reply).map(({ blocks }) => judgeMessageBlocks(blocks))
  expect(judged.filter(({ ok }) => !ok)).toEqual([])
  expect(renderDiscord(reply).length).toBeLessThanOrEqual(2)
})
