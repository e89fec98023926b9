/** The plan of a daily post as a calendar: weeks as rows, each day with its post, days off marked, two days to swap. */
import type { DailyOverview } from '../../app/teacher-overview.ts'
import { weekdays } from '../../core/calendar/calendar-parts.ts'
import { holidayOn } from '../../core/calendar/holidays.ts'
import { type DayOffReason, dayOffReason } from '../../core/calendar/due-days.ts'
import { localDate, localTime } from '../../core/calendar/local-time.ts'
import { formatDate } from '../../core/calendar/format-calendar.ts'
import { componentId } from '../../core/command/component-id.ts'
import type { PlannedDay } from '../../core/daily/rotation.ts'
import { itemOn } from '../../core/daily/views/plan-view.ts'
import { truncate } from '../../core/reply/truncate.ts'
import { type Html, html } from '../../render/html/html.ts'

const weekdayNames: Readonly<Record<(typeof weekdays)[number], string>> = {
  mon: 'Monday',
  tue: 'Tuesday',
  wed: 'Wednesday',
  thu: 'Thursday',
  fri: 'Friday',
  sat: 'Saturday',
  sun: 'Sunday',
}

const dayOffWords: Readonly<Record<DayOffReason, string>> = {
  'before-start': 'Not started yet',
  'after-end': 'After the last day',
  weekday: 'No post',
  holiday: 'Day off',
  week: 'Another week',
  'outside-terms': 'Out of term',
  'exam-week': 'Exam week',
  pause: 'Paused',
  'no-such-date': 'No such date',
}

/** `now` in epoch milliseconds. */
export function renderCalendar(daily: DailyOverview, now: number): Html {
  const { calendar } = daily.schedule
  const { days } = daily.plan
  const today = localDate(calendar.zone, now)
  const last = days.at(-1)?.date ?? today
  // A column for a weekend that never has a post would only make the others narrow.
  const shown = weekdays.slice(
    0,
    Math.max(5, ...calendar.days.map((day) => weekdays.indexOf(day) + 1)),
  )
  return html`<table class="calendar">
    <caption class="unseen">
      The plan from ${formatDate(today)} to ${formatDate(last)}
    </caption>
    <thead>
      <tr>
        ${shown.map((day) => html`<th scope="col">${weekdayNames[day]}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${weeksOf(today, last, shown.length).map(
        (week) =>
          html`<tr>
            ${week.slice(0, shown.length).map((date) => renderDay(daily, date, today))}
          </tr>`,
      )}
    </tbody>
  </table>`
}

/** Returns the dates of whole weeks, Monday first, of which so many days are shown. */
function weeksOf(first: string, last: string, columns: number): readonly (readonly string[])[] {
  const start = Temporal.PlainDate.from(first)
  // A weekend without posts belongs to the week that comes.
  let monday = start
    .subtract({ days: start.dayOfWeek - 1 })
    .add({ days: columns < start.dayOfWeek ? 7 : 0 })
  const weeks: string[][] = []
  for (; monday.toString() <= last; monday = monday.add({ days: 7 })) {
    weeks.push(Array.from({ length: 7 }, (_, days) => monday.add({ days }).toString()))
  }
  return weeks
}

function renderDay({ schedule, plan }: DailyOverview, date: string, today: string): Html {
  const day = plan.days.find((each) => each.date === date)
  const isToday = date === today && html` aria-current="date"`
  if (day === undefined) {
    return html`<td class="off${date < today && ' past'}" ${isToday}>
      ${renderDate(date)}
      <p>${whyOff(schedule.calendar, date, today)}</p>
    </td>`
  }
  const { calendar, id } = schedule
  const at = `${id}/${date}`
  const name = formatDate(date)
  const item = itemOn(day, plan)
  return html`<td
    class="${day.isSkipped ? 'skipped' : 'post'}"
    ${isToday}
    data-day="${date}"
    data-swap="${componentId('daily', 'exchange', `${at}/${day.pick?.itemId ?? ''}`)}"
    draggable="true"
  >
    ${renderDate(date)} <span class="hint">${localTime(calendar.zone, day.at)}</span>
    ${renderPost(day, item?.question.prompt)}
    <div class="buttons">
      ${renderPress(`change-${id}-${date}`, 'Change', componentId('daily', 'day', id), name, date)}
      <button
        type="button"
        class="button"
        id="swap-${id}-${date}"
        data-pick="${date}"
        aria-pressed="false"
        aria-label="${`Swap ${name} with another day`}"
      >
        Swap
      </button>
      ${
        day.isSkipped
          ? renderPress(
              `restore-${id}-${date}`,
              'Don’t skip',
              componentId('daily', 'restore', at),
              name,
            )
          : renderPress(`skip-${id}-${date}`, 'Skip', componentId('daily', 'skip', at), name)
      }
    </div>
  </td>`
}

function renderPost({ isSkipped, pick }: PlannedDay, prompt: string | undefined): Html {
  if (isSkipped) return html`<p>Skipped</p>`
  if (prompt === undefined) return html`<p>Nothing to post yet</p>`
  return html`<p dir="auto">${truncate(prompt, 110)}</p>
    ${pick?.isPinned === true && html`<p class="hint">Your choice</p>`}`
}

function renderDate(date: string): Html {
  const { day, month } = Temporal.PlainDate.from(date)
  const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ')
  return html`<time datetime="${date}">${day} ${months[month - 1] ?? ''}</time>`
}

function renderPress(
  id: string,
  label: string,
  press: string,
  name: string,
  chosen?: string,
): Html {
  return html`<button
    type="button"
    class="button"
    id="${id}"
    data-press="${press}"
    ${chosen !== undefined && html` data-chosen="${chosen}"`}
    aria-label="${`${label}: ${name}`}"
  >
    ${label}
  </button>`
}

function whyOff(
  calendar: DailyOverview['schedule']['calendar'],
  date: string,
  today: string,
): string {
  const reason = dayOffReason(calendar, date)
  if (reason === undefined) return date <= today ? 'Over' : 'Not planned yet'
  const name = reason === 'holiday' ? holidayOn(calendar, date)?.name : undefined
  return name === undefined ? dayOffWords[reason] : `${dayOffWords[reason]}: ${name}`
}
