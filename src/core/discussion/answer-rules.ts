/** How a class answers its daily posts, as it is stored in its setting `answers`. */
import { z } from 'zod'
import type { Calendar } from '../calendar/due-days.ts'
import { zoned } from '../calendar/local-time.ts'
import type { Discussion } from './discussion.ts'
import { NamesShown } from './answer.ts'
import { maxGroupSize, minGroupSize } from './groups.ts'

/** What a later version or a hand wrote otherwise counts as not chosen. */
export const AnswerRules = z.object({
  names: NamesShown.default('named'),
  /** How many answers of others there are before anybody reads one. */
  minimum: z.coerce.number().int().min(1).max(20).default(3),
  /** Whether a teacher looks at each answer before the class does. */
  hold: z.enum(['yes', 'no']).default('no'),
  /** A local time, or the end of the day of the post. */
  closes: z.union([z.literal('day'), z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)]).default('day'),
  /** When the example answer and a chosen few are posted: as answers close, after so many answers, or not at all. */
  reveal: z
    .union([z.literal('close'), z.literal('off'), z.coerce.number().int().min(2).max(200)])
    .default('close'),
  /** How many students are in a small group; 0 where there are none. */
  groups: z.coerce
    .number()
    .int()
    .refine((size) => size === 0 || (size >= minGroupSize && size <= maxGroupSize))
    .default(0),
  /** Whether groups are drawn anew each week or stay. */
  draw: z.enum(['weekly', 'kept']).default('weekly'),
  roles: z.enum(['yes', 'no']).default('no'),
  /** After so many reports an answer is hidden until a teacher has looked at it. */
  reports: z.coerce.number().int().min(1).max(5).default(2),
})
export type AnswerRules = z.infer<typeof AnswerRules>

export const defaultAnswerRules: AnswerRules = AnswerRules.parse({})

/** Returns the value of the setting, such as `names=named minimum=3 hold=no closes=16:00`. */
export function writeAnswerRules(rules: AnswerRules): string {
  return Object.entries(rules)
    .map(([name, value]) => `${name}=${value}`)
    .join(' ')
}

/** Reads the value of the setting: `off` where the class answers nothing; undefined where it is not valid. */
export function readAnswerRules(value: string): AnswerRules | 'off' | undefined {
  if (value === 'off') return 'off'
  const fields = value.split(' ').map((field) => field.split('='))
  if (fields.some((field) => field.length !== 2)) return undefined
  return AnswerRules.safeParse(Object.fromEntries(fields)).data
}

/** Whoever sees a post has at least this long to answer it. */
const minOpenMs = 30 * 60_000

/** Returns when a post of this moment closes: at the class’s time, or as the local day ends. Epoch milliseconds. */
export function closeTime(
  { closes }: Pick<AnswerRules, 'closes'>,
  zone: Calendar['zone'],
  postedAt: number,
): number {
  const day = zoned(zone, postedAt).toPlainDate()
  const time = closes === 'day' ? undefined : Temporal.PlainTime.from(closes)
  for (const days of [closes === 'day' ? 1 : 0, closes === 'day' ? 2 : 1]) {
    const plainTime = time ?? Temporal.PlainTime.from('00:00')
    const at = day.add({ days }).toZonedDateTime({ timeZone: zone, plainTime }).epochMilliseconds
    if (at - postedAt >= minOpenMs) return at
  }
  return postedAt + minOpenMs
}

/** Returns what is promised to those who answer a post of this moment. */
export function promiseOf(
  rules: AnswerRules,
  zone: Calendar['zone'],
  postedAt: number,
): Pick<Discussion, 'names' | 'minimum' | 'isHeld' | 'closesAt' | 'zone'> {
  const { names, minimum, hold } = rules
  return {
    names,
    minimum,
    isHeld: hold === 'yes',
    closesAt: closeTime(rules, zone, postedAt),
    zone,
  }
}
