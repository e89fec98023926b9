/** Reads on which of the school days a daily post runs: some weekdays, the weeks of a name, or every second week. */
import { UserError } from '../reply/user-error.ts'
import type { Weekday } from './calendar-parts.ts'
import { parseDays } from './parse-days.ts'
import { foldTyped } from './typed-text.ts'

/** Empty where it runs on every school day. */
export interface OnlyDays {
  readonly days?: readonly Weekday[]
  readonly weeks?: readonly string[]
  /** A date in one of its weeks. */
  readonly fortnight?: string
}

const everySecondWeek =
  /\b(?:fortnight(?:ly|s)?|every (?:second|other|2|two) weeks?|(?:2|two) weeks|alternate weeks|jede (?:zweite|2\.) woche|alle (?:zwei|2) wochen)\b/g

/** `names` are those of the weeks that take turns; every second week is counted from the date `from`. Throws a UserError. */
export function parseOnly(
  input: string,
  { names, from }: { readonly names: readonly string[]; readonly from: string },
): OnlyDays {
  const typed = foldTyped(input)
  if (/^(?:all|none|every school day|all school days|alle|alle schultage)$/.test(typed)) return {}
  const isFortnight = new RegExp(everySecondWeek.source).test(typed)
  const words = typed
    .replaceAll(everySecondWeek, ' ')
    .replaceAll(/\b(?:weeks?|wochen?|in|of|and|und|only|nur)\b|[,;&+]/g, ' ')
    .split(' ')
    .filter((word) => word !== '')
  const weeks = names.filter((name) => words.includes(foldTyped(name)))
  const folded = weeks.map((name) => foldTyped(name))
  const rest = words.filter((word) => !folded.includes(word))
  if (names.length === 0 && /\b(?:weeks?|wochen?) [a-d]\b|^[abcd]$/.test(typed)) {
    throw new UserError(
      'Your class has no weeks with names yet. Give them some first, such as ',
      { command: 'calendar set', words: 'weeks:"A, B"' },
      '.',
    )
  }
  return {
    ...(rest.length > 0 && { days: parseDays(rest.join(', ')) }),
    ...(weeks.length > 0 && { weeks }),
    ...(isFortnight && { fortnight: from }),
  }
}
