/** Reads the rule by which a whole day repeats (RFC 5545, section 3.3.10). */
import { z } from 'zod'
import { type Moment, parseMoment } from './ics-moments.ts'

const weekdayNames = ['MO', 'TU', 'WE', 'TH', 'FR', 'SA', 'SU'] as const

/** Returns a list of numbers from `min` to `max`, or counted from the end where `fromEnd` says so. */
function numbers({ max, fromEnd = false }: { readonly max: number; readonly fromEnd?: boolean }) {
  const number = z
    .string()
    .regex(/^[+-]?\d{1,3}$/)
    .transform(Number)
    .refine((value) => Math.abs(value) >= 1 && Math.abs(value) <= max && (fromEnd || value > 0))
  return z
    .string()
    .transform((text) => text.split(','))
    .pipe(z.array(number))
    .default([])
}

const wholeNumber = z
  .string()
  .regex(/^-?\d{1,9}$/)
  .transform(Number)

const Weekday = z.string().transform((text, context) => {
  const [, nth, name = ''] = /^([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)$/.exec(text) ?? []
  const weekday = weekdayNames.indexOf(name as never)
  const isValid = weekday !== -1 && (nth === undefined || isBetween(Math.abs(Number(nth)), 1, 53))
  if (isValid) return nth === undefined ? { weekday } : { weekday, nth: Number(nth) }
  context.addIssue('no weekday')
  return z.NEVER
})

const Until = z.string().transform((text, context): Moment => {
  const moment = parseMoment(text)
  if (moment !== undefined) return moment
  context.addIssue('no date')
  return z.NEVER
})

/** Of what is not here, nothing is known, so the rule cannot be followed. */
const Rule = z
  .strictObject({
    FREQ: z.enum(['DAILY', 'WEEKLY', 'MONTHLY', 'YEARLY']),
    INTERVAL: wholeNumber.refine((interval) => interval > 0).default(1),
    COUNT: wholeNumber.optional(),
    UNTIL: Until.optional(),
    WKST: z.enum(weekdayNames).default('MO'),
    BYMONTH: numbers({ max: 12 }),
    BYWEEKNO: numbers({ max: 53, fromEnd: true }),
    BYYEARDAY: numbers({ max: 366, fromEnd: true }),
    BYMONTHDAY: numbers({ max: 31, fromEnd: true }),
    BYDAY: z
      .string()
      .transform((text) => text.split(','))
      .pipe(z.array(Weekday))
      .default([]),
    BYSETPOS: numbers({ max: 366, fromEnd: true }),
    // A time of day does not matter to a whole day.
    BYHOUR: z.unknown().optional(),
    BYMINUTE: z.unknown().optional(),
    BYSECOND: z.unknown().optional(),
    // Of other calendars (RFC 7529) the rules are different.
    RSCALE: z.literal('GREGORIAN').optional(),
    SKIP: z.literal('OMIT').optional(),
  })
  .refine((rule) => rule.FREQ === 'YEARLY' || rule.BYWEEKNO.length + rule.BYYEARDAY.length === 0)
  .refine((rule) => rule.FREQ !== 'WEEKLY' || rule.BYMONTHDAY.length === 0)
  .refine(
    (rule) =>
      (rule.FREQ === 'YEARLY' && rule.BYWEEKNO.length === 0) ||
      rule.FREQ === 'MONTHLY' ||
      rule.BYDAY.every(({ nth }) => nth === undefined),
  )
  .transform((rule) => ({
    frequency: rule.FREQ,
    interval: rule.INTERVAL,
    // Confluence writes -1 for none; the first day always counts.
    ...(rule.COUNT === undefined || rule.COUNT < 0 ? {} : { count: Math.max(1, rule.COUNT) }),
    ...(rule.UNTIL === undefined ? {} : { until: rule.UNTIL }),
    weekStart: weekdayNames.indexOf(rule.WKST),
    months: rule.BYMONTH,
    weekNumbers: rule.BYWEEKNO,
    yearDays: rule.BYYEARDAY,
    monthDays: rule.BYMONTHDAY,
    /** Monday is 0; `nth` counts within the month or year, from its end if negative. */
    weekdays: rule.BYDAY as readonly { readonly weekday: number; readonly nth?: number }[],
    positions: rule.BYSETPOS,
  }))

export type RecurrenceRule = z.infer<typeof Rule>

/** Returns the rule, or undefined if it is one that cannot be followed. */
export function parseRule(text: string): RecurrenceRule | undefined {
  const parts = text.toUpperCase().replaceAll(/\s/g, '').split(';')
  const pairs = parts.map((part) => part.split('=')).filter(([, value = '']) => value !== '')
  const names = new Set(pairs.map(([name]) => name))
  if (names.size < pairs.length || pairs.some((pair) => pair.length > 2)) return undefined
  return Rule.safeParse(Object.fromEntries(pairs)).data
}

function isBetween(value: number, min: number, max: number): boolean {
  return value >= min && value <= max
}
