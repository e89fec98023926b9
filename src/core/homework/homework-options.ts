/** The options of `homework set`, and how they become an assignment. */
import { askClassZone, parseTimeZone, zoneIfNoneOption } from '../calendar/parse-time-zone.ts'
import type { Calendar } from '../calendar/due-days.ts'
import { type Values, choicesOf } from '../command/option.ts'
import type { Person } from '../platform/room.ts'
import { quizOptions } from '../quiz/quiz-options.ts'
import { UserError } from '../reply/user-error.ts'
import { type LateRule, maxAttempts, opensAtOnce } from './assignment.ts'
import type { NewAssignment } from './homework-service.ts'
import { type DueContext, parseDue } from './parse-due.ts'

export const dueOption = {
  kind: 'text',
  summary: 'When it’s due, such as Friday, Friday 17:00 or next school day',
  maxLength: 80,
  required: true,
} as const

/** Every `which` is a number in `homework list`. */
export const whichOption = {
  kind: 'integer',
  summary: 'Its number in homework list (the newest if left out)',
  min: 1,
  max: 100,
} as const

const defaultTestMinutes = 40

export const setOptions = {
  due: dueOption,
  questions: { ...quizOptions.questions, summary: 'How many questions, 3 to 30 (default 10)' },
  about: quizOptions.about,
  preset: { kind: 'text', summary: 'Take questions and topic from a saved preset', maxLength: 40 },
  attempts: {
    kind: 'integer',
    summary: `How often each student may try, 1 to ${maxAttempts} (default 1); the best one counts`,
    min: 1,
    max: maxAttempts,
  },
  answers: {
    kind: 'choice',
    summary: 'When students see right answers (default after handing in)',
    choices: [
      { value: 'at-once', label: 'after each question' },
      { value: 'after-attempt', label: 'after handing in' },
      { value: 'after-due', label: 'once nobody can hand in any more' },
    ],
  },
  late: {
    kind: 'text',
    summary: 'When you stop taking late work, such as Monday (no late work if left out)',
    maxLength: 80,
  },
  'late-off': {
    kind: 'integer',
    summary: 'What percentage late work loses (if left out, it’s only marked as late)',
    min: 1,
    max: 100,
  },
  opens: { kind: 'text', summary: 'When it opens (at once if left out)', maxLength: 80 },
  kind: {
    kind: 'choice',
    summary: 'homework (default), or a test: one attempt, against the clock, without lookups',
    choices: choicesOf('homework', 'test'),
  },
  minutes: {
    kind: 'integer',
    summary: `How long a test takes from its beginning, 5 to 240 minutes (default ${defaultTestMinutes})`,
    min: 5,
    max: 240,
  },
  release: {
    kind: 'text',
    summary: 'When everyone sees the results of a test (when you say so, if left out)',
    maxLength: 80,
  },
  note: { kind: 'text', summary: 'A sentence for your students', maxLength: 300 },
  timezone: zoneIfNoneOption,
} as const

type SetValues = Values<typeof setOptions>

export interface SetMoments extends Pick<
  NewAssignment,
  'opensAt' | 'dueAt' | 'lateUntil' | 'late' | 'zone'
> {
  /** What the day it is due has no school for. */
  readonly dayOff: string | undefined
}

/** Returns the time zone of a class: the one that was given, its calendar’s, or the person’s own. Throws a UserError where nobody knows. */
export function findZone(
  given: string | undefined,
  calendar: Calendar | undefined,
  person: Person,
): string {
  if (given !== undefined) return parseTimeZone(given, person)
  const known = calendar?.zone ?? person.timeZone
  if (known !== undefined) return known
  throw askClassZone(person)
}

/** Throws a UserError where moments are not in order. */
export function parseMoments(
  options: Pick<SetValues, 'due' | 'late' | 'late-off' | 'opens' | 'timezone'>,
  calendar: Calendar | undefined,
  person: Person,
  now: number,
): SetMoments {
  const zone = findZone(options.timezone, calendar, person)
  const context = { now, zone, calendar }
  const due = parseDue(options.due, context)
  const opensAt = options.opens === undefined ? opensAtOnce : parseDue(options.opens, context).at
  if (opensAt >= due.at) {
    throw new UserError('It would open after it’s due. Please choose an earlier opening time.')
  }
  const off = options['late-off']
  if (options.late === undefined) {
    if (off !== undefined) {
      throw new UserError(
        'Say until when late work is taken, too: add ',
        { code: 'late:Monday' },
        ', for example.',
      )
    }
    return {
      opensAt,
      dueAt: due.at,
      lateUntil: null,
      late: { kind: 'refused' },
      zone,
      dayOff: due.dayOff,
    }
  }
  const lateUntil = parseLate(options.late, context, due.at)
  const late: LateRule =
    off === undefined ? { kind: 'marked' } : { kind: 'reduced', share: off / 100 }
  return { opensAt, dueAt: due.at, lateUntil, late, zone, dayOff: due.dayOff }
}

/** Returns what makes a test of it, or plain homework. Throws a UserError for options that the other one has. */
export function parseUse(
  options: Pick<SetValues, 'kind' | 'minutes' | 'release' | 'attempts' | 'answers' | 'late'>,
  { zone, dueAt }: Pick<SetMoments, 'zone' | 'dueAt'>,
  calendar: Calendar | undefined,
  now: number,
): Pick<NewAssignment, 'use' | 'timeMs' | 'attempts' | 'show' | 'releasedAt'> {
  const { kind, minutes, release, attempts = 1, answers, late } = options
  if (kind !== 'test') {
    if (minutes !== undefined || release !== undefined) {
      throw new UserError('Only a test has a time limit. Add ', { code: 'kind:test' }, '.')
    }
    const show = answers ?? 'after-attempt'
    return { use: 'homework', timeMs: null, attempts, show, releasedAt: null }
  }
  if (attempts > 1 || answers !== undefined || late !== undefined) {
    throw new UserError(
      'A test has one attempt, nobody can be late, and everyone sees the results at once. Leave out ',
      { code: 'attempts:' },
      ', ',
      { code: 'answers:' },
      ' and ',
      { code: 'late:' },
      '.',
    )
  }
  const timeMs = (minutes ?? defaultTestMinutes) * 60_000
  const releasedAt =
    release === undefined || dueAt === null
      ? null
      : parseRelease(release, { now, zone, calendar }, { dueAt, timeMs })
  return { use: 'test', timeMs, attempts, show: 'released', releasedAt }
}

function parseLate(words: string, context: DueContext, dueAt: number): number {
  const at = parseAfterDue(words, context, dueAt)
  if (at > dueAt) return at
  throw new UserError('Late work would end before it’s due. Please choose a later day.')
}

/** Whoever begins at the last moment has their whole time before anybody sees an answer. */
function parseRelease(
  words: string,
  context: DueContext,
  { dueAt, timeMs }: { readonly dueAt: number; readonly timeMs: number },
): number {
  const at = parseAfterDue(words, context, dueAt)
  if (at >= dueAt + timeMs) return at
  throw new UserError(
    'The results would come out while somebody may still be taking the test. Please choose a later time, or leave out ',
    { code: 'release' },
    ' and use ',
    { command: 'homework release' },
    '.',
  )
}

/** “Monday” is the first one after the due time; “in three weeks” counts from today. */
function parseAfterDue(words: string, context: DueContext, dueAt: number): number {
  const isFromNow = /^in |from (?:now|today)$/i.test(words.trim())
  return parseDue(words, isFromNow ? context : { ...context, now: dueAt }).at
}
