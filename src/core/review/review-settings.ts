/** What a student may set for their reviews: cards per day, a daily reminder, and the zone of their days. */
import { parseTime } from '../calendar/parse-time.ts'
import { parseSplitZone, splitTime } from '../calendar/split-time.ts'
import { exampleZone, parseTimeZone, zonesToOffer } from '../calendar/time-zones.ts'
import { lineButtons } from '../command/line-button.ts'
import type { Person } from '../platform/room.ts'
import { type Reply, fact, facts, heading, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { ReviewSettings } from './review-store.ts'
import { dayStartsAt } from './study-day.ts'

/** A reminder needs a zone, so it fixes the class’s for a student who has not named one. */
export function mergeReviewSettings(
  { limit, zone: previousZone, reminder: previousReminder }: ReviewSettings,
  options: { readonly limit?: number; readonly reminder?: string; readonly timezone?: string },
  { classZone, person }: { readonly classZone: string | undefined; readonly person: Person },
): ReviewSettings {
  const { reminder: typed, timezone } = options
  const isOff = /^\s*off\s*$/i.test(typed ?? '')
  // A reminder comes on every day.
  const split = splitTime(typed ?? '', { days: 'every day', timezone })
  const reminder =
    typed === undefined ? previousReminder : isOff ? undefined : parseTime(split.time)
  const named =
    timezone === undefined
      ? parseSplitZone(typed ?? '', split, person)
      : parseTimeZone(timezone, person)
  const ownZone = named ?? previousZone
  const zone = reminder === undefined ? ownZone : (ownZone ?? classZone)
  if (reminder !== undefined && zone === undefined) {
    throw new UserError(
      'Which time zone are you in? Add yours, for example ',
      { code: `timezone:${exampleZone(person)}` },
      '.',
    ).asking('timezone', zonesToOffer(person))
  }
  return {
    limit: options.limit ?? limit,
    ...(zone === undefined ? {} : { zone }),
    ...(reminder === undefined ? {} : { reminder }),
  }
}

/** Offers the person’s likely zones while their days go by none that they or their class chose. */
export function reviewSettingsView(
  { limit, zone, reminder }: ReviewSettings,
  classZone: string | undefined,
  person: Person,
): Reply {
  const shownZone = (zone ?? classZone ?? 'UTC').replaceAll('_', ' ')
  const isUnset = zone === undefined && classZone === undefined
  const origin = isUnset ? ' (not set)' : zone === undefined ? ' (your class’s)' : ''
  const offered = isUnset ? zonesToOffer(person) : []
  return privateReply(
    heading('Your review settings'),
    facts(
      fact('Cards per day', String(limit)),
      fact('Time zone', `${shownZone}${origin}`),
      fact('Your day starts at', `${String(dayStartsAt).padStart(2, '0')}:00`),
      fact('Reminder', reminder === undefined ? 'off' : `${reminder}, if any cards are due`),
    ),
    offered.length > 0 && text('Which time zone are you in?'),
    offered.length > 0 && lineButtons(offered.map((each) => `review settings timezone:${each}`)),
    note(
      'To change these, use ',
      { command: 'review settings', words: 'limit:10 reminder:18:30' },
      '.',
    ),
  )
}
