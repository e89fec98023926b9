/** Puts what a change of the class calendar has changed back as it was, and leaves the rest as it is. */
import { UserError } from '../reply/user-error.ts'
import type { RecordedChange } from '../settings/change-history.ts'
import type { UndoKind } from '../settings/undo-kind.ts'
import { ClassCalendar } from './class-calendar.ts'

const parts = ClassCalendar.keyof().options
type Part = (typeof parts)[number]

/** Returns those parts of a calendar that are others now, before and after, as the history keeps them. */
export function changedParts(
  before: ClassCalendar,
  after: ClassCalendar,
): Pick<RecordedChange, 'before' | 'after'> {
  const changed = parts.filter((part) => writeParts(before, [part]) !== writeParts(after, [part]))
  return { before: writeParts(before, changed), after: writeParts(after, changed) }
}

/** What is not there is written as null. Parsed, so that equal ones are written alike. */
function writeParts(calendar: ClassCalendar, wanted: readonly Part[]): string {
  const parsed = ClassCalendar.parse(calendar)
  return JSON.stringify(Object.fromEntries(wanted.map((part) => [part, parsed[part] ?? null])))
}

/** Returns the names of the parts, and a calendar that has them; undefined where they can’t be read. */
function readParts(text: string | undefined) {
  try {
    const read: unknown = JSON.parse(text ?? '')
    if (typeof read !== 'object' || read === null) return undefined
    const entries = Object.entries(read)
    const there = Object.fromEntries(entries.filter(([, value]) => value !== null))
    const { data } = ClassCalendar.safeParse(there)
    const wanted = parts.filter((part) => Object.hasOwn(read, part))
    return data && { data, wanted }
  } catch {
    return undefined
  }
}

export const calendarKind: UndoKind = {
  canUndo({ before, after }) {
    const [from, to] = [readParts(before), readParts(after)]
    // Daily posts and plans need a time zone once there was one.
    const losesZone = from?.wanted.includes('zone') === true && from.data.zone === undefined
    return from !== undefined && to !== undefined && !losesZone
  },
  async current({ after }, { calendar }) {
    return writeParts(await calendar.read(), readParts(after)?.wanted ?? [])
  },
  async restore({ before }, { calendar }, current) {
    const read = readParts(before)
    if (read === undefined) throw new UserError('This can’t be undone any more.')
    const { data, wanted } = read
    const seen = await calendar.readVersion()
    if (writeParts(seen.calendar, wanted) !== current) return false
    const isPutBack = new Set<string>(wanted)
    await calendar.change((year) => {
      const kept = Object.entries(year).filter(([part]) => !isPutBack.has(part))
      const putBack = Object.entries(data).filter(([part]) => isPutBack.has(part))
      return ClassCalendar.parse(Object.fromEntries([...kept, ...putBack]))
    }, seen.version)
    return true
  },
}
