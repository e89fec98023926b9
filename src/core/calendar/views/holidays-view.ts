/** What a teacher sees of the days off: all of them, by page, with the ways to take one out or put it back. */
import type { Holiday } from '../calendar-parts.ts'
import { formatHoliday } from '../format-calendar.ts'
import { type DaysOff, holidayKey } from '../holidays.ts'
import { overviewButton } from '../../settings/overview-button.ts'
import { componentId } from '../../command/component-id.ts'
import {
  type Block,
  type Button,
  type Reply,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  select,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'

const daysPerPage = 10

/** `imported` says what was just read from a calendar. */
export function holidaysView(days: DaysOff, page: number, imported?: string): Reply {
  return privateReply(
    heading('Days off'),
    imported !== undefined && note(imported),
    ...holidayBlocks(days, page),
    buttons(
      button('Add days…', componentId('calendar', 'edit', 'days-off')),
      calendarButton('Add a calendar…'),
      button('The whole calendar', componentId('calendar', 'show')),
      overviewButton(),
    ),
  )
}

/** Opens the form for a school’s calendar. */
export function calendarButton(label: string): Button {
  return button(label, componentId('calendar', 'file-form'))
}

/** Returns a page of the days off, and of the calendar’s other days. */
export function holidayBlocks({ holidays, leftOut = [] }: DaysOff, page: number): readonly Block[] {
  const pages = Math.max(1, Math.ceil(Math.max(holidays.length, leftOut.length) / daysPerPage))
  const at = Math.min(Math.max(0, page), pages - 1)
  const value = String(at)
  function shown(days: readonly Holiday[]): readonly Holiday[] {
    return days.slice(at * daysPerPage, (at + 1) * daysPerPage)
  }
  return [
    holidays.length > 0
      ? text({ strong: `No posts on these days (${holidays.length})` })
      : text('There are no days off.'),
    ...dayList(
      shown(holidays),
      'Post on some of these after all',
      componentId('calendar', 'take-out', value),
    ),
    ...(leftOut.length > 0
      ? [
          text({ strong: `Posts go out on these days (${leftOut.length})` }),
          note(
            'They’re in your calendar too, but they look like school days, or a teacher took them out.',
          ),
        ]
      : []),
    ...dayList(
      shown(leftOut),
      'Make some of these days off',
      componentId('calendar', 'put-in', value),
    ),
    ...(pages > 1
      ? [
          note(`Page ${at + 1} of ${pages}.`),
          buttons(
            at > 0 && button('◀ Earlier days', componentId('calendar', 'days-off', `${at - 1}`)),
            at < pages - 1 &&
              button('Later days ▶', componentId('calendar', 'days-off', `${at + 1}`)),
          ),
        ]
      : []),
  ]
}

function dayList(days: readonly Holiday[], label: string, press: string): readonly Block[] {
  if (days.length === 0) return []
  return [
    bullets(days.map((day) => [formatHoliday(day)])),
    select(
      label,
      press,
      days.map((day) => ({
        label: formatHoliday({ from: day.from, to: day.to }),
        value: holidayKey(day),
        ...(day.name !== undefined && { description: truncate(day.name, 75) }),
      })),
      { max: days.length },
    ),
  ]
}
