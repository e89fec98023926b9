/** What the history says of the days that teachers change in the plan of a daily post, and of the class’s own words there. */
import { formatDate, formatTimes } from '../calendar/format-calendar.ts'
import type { Person } from '../platform/room.ts'
import type { NewChange } from '../settings/change-history.ts'
import type { NoteDay, Schedule } from './daily-store.ts'
import { isOwnItemId } from './own-item.ts'
import type { PlanChange } from './rotation.ts'

/** How the history keeps a day on which nothing is posted. No item has such an id. */
export const skippedDay = '-'

/** Returns what notes each changed day of a schedule. What is posted is not said: the class may be told of the change. */
export function noteDays(schedule: Schedule, by: Person): NoteDay {
  return (date, before, after) => ({
    ...placeOf(schedule, date, by),
    said: `${verbOf(formatDate(date), after)} in the daily post (${formatTimes(schedule.calendar)})`,
    before: storedDay(before),
    after: storedDay(after),
  })
}

function verbOf(day: string, after: PlanChange | undefined): string {
  if (after === undefined) return `put ${day} back as it was planned`
  if (after.itemId === undefined) return `left out ${day}`
  return isOwnItemId(after.itemId)
    ? `put a question of their own on ${day}`
    : `chose what comes on ${day}`
}

/** Returns what the history says of the class’s own words. They may quote a student, so it has none of them. */
export function noteOwnWords(
  schedule: Schedule,
  id: string,
  verb: 'changed' | 'deleted',
  by: Person,
): NewChange {
  const said = `${verb} one of the class’s own questions in the daily post (${formatTimes(schedule.calendar)})`
  return { ...placeOf(schedule, id, by), said }
}

function placeOf({ id, room }: Schedule, what: string, by: Person) {
  const author = { id: by.id, name: by.name }
  return { class: room.class, room: room.id, name: `plan/${id}/${what}`, by: author }
}

/** Returns what the history keeps to undo a change; undefined where the plan was followed. */
export function storedDay(change: PlanChange | undefined): string | undefined {
  return change && (change.itemId ?? skippedDay)
}
