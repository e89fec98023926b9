/** What a student may set for their reviews: cards per day, a daily reminder, and the zone of their days. */
import { parseTime } from '../calendar/parse-time.ts'
import { parseSplitZone, splitTime } from '../calendar/split-time.ts'
import { exampleZone, parseTimeZone, zonesToOffer } from '../calendar/parse-time-zone.ts'
import { componentId, lineCommand } from '../command/component-id.ts'
import { lineButtons } from '../command/line-button.ts'
import type { Person } from '../platform/room.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { Load } from './estimate-load.ts'
import type { ReviewSettings } from './review-store.ts'
import { dayStartsAt } from './study-day.ts'

/** What FSRS’s authors recommend to stay within: above it the work grows steeply, below it too much is learnt anew. */
export const minRetention = 70
export const maxRetention = 97

const offeredRetentions = [70, 75, 80, 85, 90, 95, 97] as const

/** Returns the next lower and the next higher of the shares that are offered as buttons. */
export function otherRetentions(retention: number): readonly number[] {
  const lower = offeredRetentions.findLast((each) => each < retention)
  const higher = offeredRetentions.find((each) => each > retention)
  return [lower, higher].filter((each) => each !== undefined)
}

/** A reminder needs a zone, so it fixes the class’s for a student who has not named one. */
export function mergeReviewSettings(
  { limit, retention, zone: previousZone, reminder: previousReminder }: ReviewSettings,
  options: {
    readonly limit?: number
    readonly remember?: number
    readonly reminder?: string
    readonly timezone?: string
  },
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
    retention: options.remember ?? retention,
    ...(zone === undefined ? {} : { zone }),
    ...(reminder === undefined ? {} : { reminder }),
  }
}

/** What to expect at a desired retention, in percent. */
interface RetentionLoad extends Load {
  readonly retention: number
}

interface SettingsParts {
  readonly classZone: string | undefined
  readonly person: Person
  /** Undefined for somebody without cards. */
  readonly loads:
    | { readonly chosen: RetentionLoad; readonly others: readonly RetentionLoad[] }
    | undefined
}

/** Offers the person’s likely zones while their days go by none that they or their class chose. */
export function reviewSettingsView(
  { limit, retention, zone, reminder }: ReviewSettings,
  { classZone, person, loads }: SettingsParts,
): Reply {
  const shownZone = (zone ?? classZone ?? 'UTC').replaceAll('_', ' ')
  const isUnset = zone === undefined && classZone === undefined
  const origin = isUnset ? ' (not set)' : zone === undefined ? ' (your class’s)' : ''
  const offered = isUnset ? zonesToOffer(person) : []
  return privateReply(
    heading('Your review settings'),
    facts(
      fact('Cards per day', String(limit)),
      fact('When a card comes back', `you’d know about ${retention} in 100`),
      fact('Time zone', `${shownZone}${origin}`),
      fact('Your day starts at', `${String(dayStartsAt).padStart(2, '0')}:00`),
      fact('Reminder', reminder === undefined ? 'off' : `${reminder}, if any cards are due`),
    ),
    ...(loads === undefined ? [] : loadBlocks(loads.chosen, loads.others)),
    offered.length > 0 && text('Which time zone are you in?'),
    offered.length > 0 && lineButtons(offered.map((each) => `review settings timezone:${each}`)),
    note(
      'To change these, use ',
      { command: 'review settings', words: 'limit:10 remember:85 reminder:18:30' },
      '.',
    ),
  )
}

function loadBlocks(chosen: RetentionLoad, others: readonly RetentionLoad[]): readonly Block[] {
  return [
    text(
      `With the cards you have now, that’s ${formatPerDay(chosen)} over the next four weeks.`,
      chosen.exceedsLimit
        ? ' More would be ready, but your limit holds them back. That’s fine.'
        : '',
    ),
    buttons(
      ...others.map((other) =>
        button(
          `${other.retention < chosen.retention ? 'Less often' : 'More often'}: know ${other.retention} in 100, ${formatPerDay(other)}`,
          componentId(lineCommand, 'run', `review settings remember:${other.retention}`),
        ),
      ),
    ),
  ]
}

/** Returns such as “about 12 cards a day”. */
function formatPerDay({ perDay }: Load): string {
  return perDay < 0.75
    ? 'less than 1 card a day'
    : `about ${formatCount(Math.round(perDay), 'card')} a day`
}
