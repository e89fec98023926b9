/** What a digest says of the homework of a class. */
import type { HomeworkNews } from '../../core/digest/digest-facts.ts'
import { type Assignment, closesAt, phaseOf } from '../../core/homework/assignment.ts'
import { countedAttempt, handedInAt } from '../../core/homework/attempt-result.ts'
import type { HomeworkStore, NamedAttempt } from '../../core/homework/homework-store.ts'
import type { ItemAnswer } from '../../core/quiz/report.ts'
import { howItWent } from './quiz-news.ts'

export interface ClassWork {
  readonly assignment: Assignment
  readonly attempts: readonly NamedAttempt[]
}

/** As many as are open at once. */
const maxWorks = 20

/** Returns what is open now, or was at some time since a moment, the newest first. */
export async function readHomework(
  store: Pick<HomeworkStore, 'list' | 'attempts'>,
  classId: string,
  since: number,
  now: number,
): Promise<readonly ClassWork[]> {
  const all = await store.list(classId)
  const works = all
    .filter((each) => each.state.opensAt <= now && (closesAt(each) ?? Infinity) >= since)
    .slice(0, maxWorks)
  return Promise.all(
    works.map(async (assignment) => ({
      assignment,
      attempts: await store.attempts(classId, assignment.plan.id),
    })),
  )
}

interface NewsTimes {
  readonly since: number
  readonly now: number
  /** When the next digest comes. */
  readonly next: number
}

/** Returns what was set, was due or was handed in since then, and what is due before the next digest. */
export function homeworkNews(
  works: readonly ClassWork[],
  { since, now, next }: NewsTimes,
): readonly HomeworkNews[] {
  return works
    .filter(({ assignment, attempts }) => {
      const { plan, state } = assignment
      const isDue = state.dueAt !== null && state.dueAt > since && state.dueAt <= next
      const closed = closesAt(assignment) ?? Infinity
      const isHandedIn = attempts.some(({ attempt }) => {
        const at = handedInAt(assignment, attempt, now)
        return at !== undefined && at > since && at <= now
      })
      return plan.setAt > since || isDue || isHandedIn || (closed > since && closed <= now)
    })
    .map(({ assignment, attempts }) => {
      const phase = phaseOf(assignment, now)
      const counted = countedAnswers({ assignment, attempts }, now)
      return {
        assignment,
        handedIn: new Set(counted.map(({ person }) => person)).size,
        isOpen: phase === 'open' || phase === 'late',
        ...howItWent(assignment.plan.items, counted),
      }
    })
}

/** Returns the answers of the attempts that count, one for each question that was asked. */
export function countedAnswers(
  { assignment, attempts }: ClassWork,
  now: number,
): readonly ItemAnswer[] {
  return [...Map.groupBy(attempts, ({ attempt }) => attempt.person)].flatMap(([person, own]) => {
    const counted = countedAttempt(
      assignment,
      own.map(({ attempt }) => attempt),
      now,
    )
    if (counted === undefined) return []
    const { attempt, score } = counted
    const given = new Map(attempt.answers.map((answer) => [answer.position, answer.response]))
    return attempt.order.map((round) => ({
      person,
      round,
      response: given.get(round) ?? [],
      credit: score.credits[round] ?? 0,
    }))
  })
}

/** Returns the ids of those who have answered anything since a moment. */
export function peopleAtHomework(works: readonly ClassWork[], since: number): readonly string[] {
  return works
    .flatMap(({ attempts }) => attempts)
    .filter(({ attempt }) => attempt.answers.some(({ at }) => at >= since))
    .map(({ attempt }) => attempt.person)
}
