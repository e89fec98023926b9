/** Says what was read from an attached calendar, and what was not. */
import { formatDate } from '../format-calendar.ts'
import { formatCount } from '../../reply/format.ts'
import type { ImportedHolidays } from '../parse-ics.ts'

interface Range {
  readonly from: string
  readonly to: string
  /** The last day that was taken, if the calendar goes on after it. */
  readonly until: string | undefined
}

/** Returns a few sentences. */
export function formatImport(imported: ImportedHolidays, { from, to, until }: Range): string {
  const { holidays, schoolDays, skippedEvents, unreadableEvents, partialEvents } = imported
  const sentences = [
    holidays.length > 0
      ? `Read ${formatCount(holidays.length, 'holiday')} from your calendar.`
      : `Your calendar has no days off from ${formatDate(from)} to ${formatDate(to)}.`,
    schoolDays.length > 0 &&
      `${formatCount(schoolDays.length, 'all-day event')} ${schoolDays.length === 1 ? 'looks like a school day' : 'look like school days'}, so posts still go out then. You can change that below.`,
    skippedEvents > 0 &&
      `Skipped ${formatCount(skippedEvents, 'event')} with a start time: only all-day events count.`,
    unreadableEvents > 0 && `${formatCount(unreadableEvents, 'event')} couldn’t be read.`,
    partialEvents > 0 &&
      `${formatCount(partialEvents, 'repeating event')} could only be read in part, so please check the days below.`,
    imported.isCutOff &&
      'The file seems to be cut off at the end, so days may be missing. Export it again to be sure.',
    until !== undefined &&
      `Days after ${formatDate(until)} haven’t been read yet. Attach the calendar again before then.`,
  ]
  return sentences.filter((sentence) => sentence !== false).join(' ')
}
