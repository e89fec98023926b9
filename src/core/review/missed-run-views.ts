/** A run through what somebody missed, as they see it: one question at a time, what was right, and how it ended. */
import type { FewerOptions } from '../accommodations/accommodation.ts'
import {
  fieldsWithoutOptions,
  leftOutOptions,
  withoutOptions,
} from '../accommodations/fewer-options.ts'
import { componentId, parseComponentId } from '../command/component-id.ts'
import type { Assignment } from '../homework/assignment.ts'
import { type Attempt, findAttemptAnswer } from '../homework/attempt.ts'
import type { ShownItem } from '../homework/shown-item.ts'
import {
  type AttemptPlace,
  placeId,
  retargeted,
  solutionBlocks,
} from '../homework/views/attempt-view.ts'
import type { Library } from '../pack/library.ts'
import { creditFor } from '../quiz/item.ts'
import { answerBlocks, answerForm, questionBlocks } from '../quiz/views/question.ts'
import { worthReadingBlocks } from '../quiz/views/student-progress.ts'
import { formatCount } from '../reply/format.ts'
import type { Form } from '../reply/form.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  heading,
  note,
  privateReply,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { missedDays } from './collect-missed.ts'
import { type RunStanding, enoughPercent, maxTimesAsked, standingOf } from './missed-run.ts'

const maxListed = 5

/** What a run covers that goes through what somebody missed, in words. */
export const missedAbout = 'what you missed'

/** Where somebody is in their run; `attempts` are all of the run’s, with this one as it is now. */
export interface RunPlace extends AttemptPlace {
  readonly attempts: readonly Attempt[]
}

interface RunView {
  readonly shown: ShownItem
  /** How many wrong options are left out for this person. */
  readonly fewer: FewerOptions
  /** Whether they have just come, for the first time or again. */
  readonly isArriving?: boolean
}

export function runQuestionView(
  place: RunPlace,
  { shown, fewer, isArriving = false }: RunView,
): Reply {
  const { assignment, attempts, position } = place
  const standing = standingOf(assignment, attempts)
  const asked = standing.of - standing.unasked.length
  const leftOut = leftOutOptions(shown.item, fewer, placeId(place))
  return {
    ...privateReply(
      isArriving &&
        text(
          asked === 0
            ? firstWords(standing.of, assignment.plan.about)
            : 'Welcome back. Here’s where you stopped.',
        ),
      heading(
        standing.unasked.includes(position)
          ? `Question ${asked + 1} of ${standing.of}`
          : 'Once more',
      ),
      ...withoutOptions(questionBlocks(shown.item), leftOut),
      ...withoutOptions(answerBlocks(shown.item, placeId(place)), leftOut).map((block) =>
        retargeted(block, toRun),
      ),
      isArriving &&
        note(
          'Only you see this, and there are no marks. Stop whenever you like: ',
          { command: 'review missed' },
          ' goes on from here.',
        ),
    ),
    tone: 'question',
  }
}

function firstWords(count: number, about: string): string {
  if (about !== missedAbout) {
    const questions = count === 1 ? 'Here’s 1 question' : `Here are ${count} questions`
    return `${questions} about ${about}. Whatever you get wrong comes again later.`
  }
  return count === 1
    ? 'There’s 1 question that you missed lately. Let’s get it right.'
    : `There are ${count} questions that you missed lately. Whatever you get wrong comes again later.`
}

/** The form for an answer that is typed or arranged. */
export function runAnswerForm(place: RunPlace, { shown, fewer }: RunView): Form {
  const form = answerForm(shown.item, placeId(place))
  const leftOut = leftOutOptions(shown.item, fewer, placeId(place))
  return {
    ...form,
    fields: fieldsWithoutOptions(form.fields, leftOut),
    press: toRun(form.press),
  }
}

/** What was right, and then the way on, or how the run ended. */
export function runAnsweredView(place: RunPlace, shown: ShownItem, library: Library): Reply {
  const { assignment, attempt, attempts, position } = place
  const given = findAttemptAnswer(attempt, position)
  if (given === undefined) {
    return {
      ...privateReply(
        text('That isn’t an answer to this question. Please use the buttons under it.'),
      ),
      refused: true,
    }
  }
  const answer = shown.toShown(given.response)
  const isRight = creditFor(shown.item, answer) === 1
  const standing = standingOf(assignment, attempts)
  return {
    ...privateReply(
      text({ strong: shown.item.prompt }),
      ...solutionBlocks(shown.item, answer),
      ...(standing.isOver
        ? endBlocks(assignment, standing, library)
        : [
            note(
              standing.right.length > 0
                ? `${standing.right.length} of ${standing.of} right so far. `
                : '',
              isRight ? '' : afterWrong(place),
            ),
            buttons(
              button('Next', componentId('review', 'missed-next', assignment.plan.id), 'primary'),
            ),
          ]),
    ),
    tone: isRight ? 'right' : 'wrong',
  }
}

function afterWrong({ attempts, position }: RunPlace): string {
  const times = attempts.filter((each) => findAttemptAnswer(each, position) !== undefined).length
  return times >= maxTimesAsked ? 'This one can rest for now.' : 'This one comes again later.'
}

/** How the run ended, for somebody who comes back to it. */
export function runOverView(
  assignment: Assignment,
  attempts: readonly Attempt[],
  library: Library,
): Reply {
  return privateReply(...endBlocks(assignment, standingOf(assignment, attempts), library))
}

function endBlocks(
  { plan: { items } }: Assignment,
  { right, wrong, unasked, of }: RunStanding,
  library: Library,
): readonly Block[] {
  const left = [...wrong, ...unasked].flatMap((position) => items[position] ?? [])
  const isEnough = right.length * 100 >= of * enoughPercent
  return [
    heading(isEnough ? 'Well done' : 'That’s enough for now'),
    text(summaryOf(right.length, of)),
    ...(left.length === 0
      ? []
      : [
          text(
            isEnough
              ? 'Still to learn:'
              : 'Some things need more than three tries. Read first, and try again another day. Still to learn:',
          ),
          bullets(left.slice(0, maxListed).map(({ prompt }) => [truncate(prompt, 100)])),
          ...(left.length > maxListed ? [note(`And ${left.length - maxListed} more.`)] : []),
        ]),
    ...worthReadingBlocks(
      left.map((item) => ({ item, credit: 0 })),
      library,
    ),
  ]
}

function summaryOf(right: number, of: number): string {
  if (right === 0) {
    return of === 1 ? 'This question is a hard one.' : 'These questions are hard ones.'
  }
  if (right < of) return `You know ${right} of the ${formatCount(of, 'question')} now.`
  if (of === 1) return 'You know it now.'
  return of === 2 ? 'You know both questions now.' : `You know all ${of} questions now.`
}

export function nothingMissedView(): Reply {
  return privateReply(
    text({ strong: 'You’ve missed nothing lately.' }),
    text(
      'You could review your flashcards with ',
      { command: 'review today' },
      ', or play a quiz with ',
      { command: 'quiz start' },
      '.',
    ),
    note(
      `What you got wrong in quizzes, homework and flashcards in the last ${missedDays} days would be here. Anonymous quizzes aren’t counted.`,
    ),
  )
}

/** The controls of a quiz question, which answer the run instead. */
function toRun(press: string): string {
  const { action, value } = parseComponentId(press)
  return componentId('review', `missed-${action}`, value)
}
