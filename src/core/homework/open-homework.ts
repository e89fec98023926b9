/** Opens homework or a test: its rules, the next question, or the result. */
import { type Accommodation, noAccommodation } from '../accommodations/accommodation.ts'
import type { ActionRequest } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import type { Reply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type Assignment, phaseOf } from './assignment.ts'
import { type Attempt, beginAttempt, isOpen, nextQuestion } from './attempt.ts'
import { maySeeSolutions } from './attempt-result.ts'
import type { OwnWork } from './homework-store.ts'
import { attemptQuestionView, overviewView, shownAt } from './views/attempt-view.ts'
import { homeworkResultView } from './views/homework-result.ts'
import { testIntroView } from './views/test-intro.ts'

/** `attempt` is the one to go on with, if there is one. */
interface Opened {
  readonly work: OwnWork
  readonly attempt?: Attempt
  /** Whether somebody has to be told about a test first, and begin it then. */
  readonly isIntro?: true
}

type Press = Pick<ActionRequest, 'person' | 'at' | 'seed'>

/**
 * Begins an attempt or goes on with the open one; shows the result where all are handed in, unless `again` asks for another. A test
 * begins only with `again`: its rules come first.
 */
export async function openHomework(
  id: string,
  { person, at, seed }: Press,
  context: CommandContext,
  { again = false }: { readonly again?: boolean } = {},
): Promise<Reply> {
  const { homework } = context
  const own = await ownAccommodation(id, context)
  const begun = await homework.update<Opened>(id, (work) => {
    const { assignment, attempts } = work
    const hasOpen = attempts.some((attempt) => isOpen(assignment, attempt, at))
    if (!hasOpen && attempts.length > 0 && !again) return { result: { work } }
    if (
      assignment.plan.use === 'test' &&
      phaseOf(assignment, at) === 'open' &&
      !hasOpen &&
      !again
    ) {
      return { result: { work, isIntro: true } }
    }
    const { timeFactor } = own
    const start = beginAttempt(assignment, attempts, { person: person.id, seed, at, timeFactor })
    return start.kind === 'refused'
      ? { result: { work } }
      : { attempt: start.attempt, result: { work, attempt: start.attempt } }
  })
  if (begun === undefined) throw noHomework()
  const { work, attempt, isIntro } = begun
  if (isIntro === true) return testIntroView(work.assignment, own)
  if (attempt === undefined) return resultView(work, at, context)
  return currentView(work.assignment, attempt, own)
}

/** Returns what the person has in the class of an assignment, and in no other. */
async function ownAccommodation(id: string, { homework, accommodations }: CommandContext) {
  const found = await homework.find(id)
  return found === undefined ? noAccommodation : accommodations.ownIn(found.assignment.plan.class)
}

/** The next question without an answer, or everything before handing in. */
function currentView(
  assignment: Assignment,
  attempt: Attempt,
  { fewerOptions }: Accommodation,
): Reply {
  const position = nextQuestion(attempt)
  const place = position === undefined ? undefined : { assignment, attempt, position }
  const shown = place && shownAt(place)
  return place === undefined || shown === undefined
    ? overviewView(assignment, attempt)
    : attemptQuestionView(place, shown, fewerOptions)
}

/** It may name right answers, so it waits like a lookup while a quiz question is open. */
export function resultView(
  work: OwnWork,
  at: number,
  context: CommandContext,
  chosen: Parameters<typeof homeworkResultView>[2] = {},
): Reply {
  const { assignment, attempts } = work
  if (attempts.some((attempt) => maySeeSolutions(assignment, attempt, at))) context.requireLookups()
  return homeworkResultView(work, at, chosen)
}

export function noHomework(): UserError {
  return new UserError(
    'This isn’t homework of your class, or it was deleted. See yours with ',
    { command: 'homework list' },
    '.',
  )
}
