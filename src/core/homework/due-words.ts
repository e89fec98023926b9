/** How moments and rules of an assignment are said. */
import { formatDateTime, formatZone } from '../calendar/format-calendar.ts'
import { formatPercent } from '../reply/format.ts'
import type { Inline, RichText } from '../reply/reply.ts'
import type { AnswersShown, Assignment } from './assignment.ts'

/** A moment in the time zone of the class. */
export function momentOf({ plan: { zone } }: Assignment, at: number): Inline {
  return { time: at, fallback: `${formatDateTime(zone, at)} ${formatZone(zone)}`, zone }
}

/** Returns “, due Friday 4 December”, or nothing where there is no end. */
export function dueWords(assignment: Assignment): RichText {
  const { dueAt } = assignment.state
  return dueAt === null ? [] : [', due ', momentOf(assignment, dueAt)]
}

export const showWords: Readonly<Record<AnswersShown, string>> = {
  'at-once': 'after each question',
  'after-attempt': 'after handing in',
  'after-due': 'once nobody can hand in any more',
  released: 'when a teacher releases the results',
}

/** Returns what happens to late work. */
export function lateWords(assignment: Assignment): RichText {
  const { late } = assignment.plan
  const until = assignment.state.lateUntil
  if (late.kind === 'refused' || until === null) return ['not taken']
  const taken = ['taken until ', momentOf(assignment, until)] as const
  return late.kind === 'marked'
    ? [...taken, ' and marked as late']
    : [...taken, `, with ${formatPercent(late.share)} off`]
}

export function attemptWords({ plan: { attempts } }: Assignment): string {
  return attempts === 1 ? '1' : `${attempts}; the best one counts`
}

/** “Homework: Scene 3”. */
export function titleOf({ plan: { use, about } }: Assignment): string {
  const name = { homework: 'Homework', test: 'Test', practice: 'Practice' }[use]
  return `${name}: ${about}`
}
