/** What a student sees of their own attempt: one question at a time, what they have answered, and what is left. */
import type { FewerOptions } from '../../accommodations/accommodation.ts'
import {
  fieldsWithoutOptions,
  leftOutOptions,
  withoutOptions,
} from '../../accommodations/fewer-options.ts'
import { componentId, parseComponentId } from '../../command/component-id.ts'
import { formatCount } from '../../reply/format.ts'
import type { Form } from '../../reply/form.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  select,
  text,
} from '../../reply/reply.ts'
import { truncate } from '../../reply/truncate.ts'
import type { QuizAnswer } from '../../quiz/kinds/kind.ts'
import { correctAnswer, creditFor } from '../../quiz/item.ts'
import type { PlayItem } from '../../quiz/kinds/index.ts'
import {
  answerBlocks,
  answerForm,
  labelledAnswer,
  questionBlocks,
  writtenBy,
} from '../../quiz/views/question.ts'
import type { Assignment } from '../assignment.ts'
import { type Attempt, type AttemptResult, findAttemptAnswer, nextQuestion } from '../attempt.ts'
import { maySeeSolutions } from '../attempt-result.ts'
import { momentOf, titleOf } from '../due-words.ts'
import { type ShownItem, showItem } from '../shown-item.ts'

export interface AttemptPlace {
  readonly assignment: Assignment
  readonly attempt: Attempt
  readonly position: number
}

/** Returns the question at a place as the person sees it, or undefined where the attempt has none there. */
export function shownAt({ assignment, attempt, position }: AttemptPlace): ShownItem | undefined {
  const item = assignment.plan.items[position]
  return item === undefined || !attempt.order.includes(position)
    ? undefined
    : showItem(item, attempt, position)
}

/** Names an attempt, and a question of it, in a component id. */
export function placeId({ assignment, attempt, position }: AttemptPlace): string {
  return `${assignment.plan.id}/${attempt.number}/${position}`
}

function attemptId({ assignment, attempt }: Pick<AttemptPlace, 'assignment' | 'attempt'>): string {
  return `${assignment.plan.id}/${attempt.number}`
}

/** One question, with what the person has answered so far. `fewer` is how many wrong options are left out for them. */
export function attemptQuestionView(
  place: AttemptPlace,
  shown: ShownItem,
  fewer: FewerOptions = 0,
): Reply {
  const { assignment, attempt, position } = place
  const leftOut = leftOutOptions(shown.item, fewer, placeId(place))
  const given = findAttemptAnswer(attempt, position)
  const number = attempt.order.indexOf(position) + 1
  const isShownAtOnce = assignment.plan.show === 'at-once'
  if (given !== undefined && isShownAtOnce) return answeredView(place, shown, 'accepted')
  return {
    ...privateReply(
      heading(`Question ${number} of ${attempt.order.length}`),
      ...withoutOptions(questionBlocks(shown.item), leftOut),
      ...withoutOptions(answerBlocks(shown.item, placeId(place)), leftOut).map((block) =>
        retargeted(block, toHomework),
      ),
      ...(given === undefined
        ? []
        : labelledAnswer('Your answer so far', shown.item, shown.toShown(given.response))),
      attempt.deadlineAt !== null && {
        kind: 'timer' as const,
        label: 'Time left',
        until: attempt.deadlineAt,
      },
      buttons(
        button(
          given === undefined ? 'Skip for now' : 'Next',
          componentId('homework', 'next', placeId(place)),
        ),
        ...commonButtons(place),
      ),
    ),
    tone: 'question',
  }
}

function commonButtons(place: AttemptPlace) {
  return [
    button('Look over and hand in', componentId('homework', 'overview', attemptId(place))),
    button(stopLabel(place.assignment), componentId('homework', 'stop', attemptId(place))),
  ]
}

function isTest({ plan }: Assignment): boolean {
  return plan.use === 'test'
}

/** The time of a test runs on. */
function stopLabel(assignment: Assignment): string {
  return isTest(assignment) ? 'Leave for now' : 'Stop here, go on later'
}

/** The form for an answer that is typed or arranged. */
export function attemptAnswerForm(
  place: AttemptPlace,
  shown: ShownItem,
  fewer: FewerOptions = 0,
): Form {
  const form = answerForm(shown.item, placeId(place))
  const leftOut = leftOutOptions(shown.item, fewer, placeId(place))
  const fields = fieldsWithoutOptions(form.fields, leftOut)
  return { ...form, fields, press: componentId('homework', 'send', placeId(place)) }
}

/** Confirms an answer, which is on disk by now; where solutions are shown at once, with the solution. */
export function answeredView(place: AttemptPlace, shown: ShownItem, result: AttemptResult): Reply {
  const { assignment, attempt, position } = place
  const given = findAttemptAnswer(attempt, position)
  if (result === 'invalid' || given === undefined) {
    return {
      ...privateReply(
        text('That isn’t an answer to this question. Please use the buttons under it.'),
      ),
      refused: true,
    }
  }
  const answer = shown.toShown(given.response)
  const next = nextQuestion(attempt, position)
  const left = attempt.order.length - attempt.answers.length
  const buttonsBelow = buttons(
    next === undefined
      ? button(
          'Look over and hand in',
          componentId('homework', 'overview', attemptId(place)),
          'primary',
        )
      : button('Next', componentId('homework', 'next', placeId(place)), 'primary'),
    assignment.plan.show !== 'at-once' &&
      button('Change it', componentId('homework', 'ask', placeId(place))),
    ...commonButtons(place).slice(next === undefined ? 1 : 0),
  )
  const rest =
    left === 0
      ? 'You’ve answered every question. Hand in when you’re ready.'
      : `${formatCount(left, 'question')} left.`
  if (assignment.plan.show !== 'at-once') {
    return privateReply(
      ...labelledAnswer(
        result === 'unchanged' ? 'Your later answer stays' : 'Saved',
        shown.item,
        answer,
      ),
      note(rest),
      buttonsBelow,
    )
  }
  const isRight = creditFor(shown.item, answer) === 1
  return {
    ...privateReply(
      text({ strong: shown.item.prompt }),
      ...solutionBlocks(shown.item, answer),
      result === 'unchanged' && note('You’ve seen the answer, so your first one counts.'),
      note(rest),
      buttonsBelow,
    ),
    tone: isRight ? 'right' : 'wrong',
  }
}

/** The person’s answer, the right one where it is another, and why. */
export function solutionBlocks(item: PlayItem, answer: QuizAnswer | undefined): readonly Block[] {
  const credit = answer === undefined ? 0 : creditFor(item, answer)
  return [
    ...(answer === undefined
      ? [text('You didn’t answer this one.')]
      : labelledAnswer(
          credit === 1 ? '✓ Right' : credit > 0 ? '◐ Partly right' : '✗ You answered',
          item,
          answer,
        )),
    ...(credit === 1 ? [] : labelledAnswer('Right answer', item, correctAnswer(item))),
    note(item.explanation),
    ...(item.author === undefined ? [] : [note(writtenBy(item.author))]),
  ]
}

/** All questions with what was answered, before handing in. */
export function overviewView(assignment: Assignment, attempt: Attempt): Reply {
  const unanswered = attempt.order.length - attempt.answers.length
  const { dueAt } = assignment.state
  const options = attempt.order.map((position, index) => {
    const prompt = assignment.plan.items[position]?.prompt ?? ''
    const mark = findAttemptAnswer(attempt, position) === undefined ? '' : '✓ '
    return { label: truncate(`${mark}${index + 1}. ${prompt}`, 75), value: String(position) }
  })
  const id = attemptId({ assignment, attempt })
  return privateReply(
    heading('Before you hand in'),
    text(
      unanswered === 0
        ? 'You’ve answered every question.'
        : `You’ve answered ${attempt.answers.length} of ${formatCount(attempt.order.length, 'question')}. What’s left counts as wrong.`,
    ),
    ...menus(options).map((part, index) =>
      select(
        index === 0 ? 'Go back to a question' : 'More questions',
        componentId('homework', index === 0 ? 'pick-question' : 'pick-more', id),
        part,
      ),
    ),
    unanswered > 0 && attempt.answers.length > 0 && note('✓ is answered.'),
    attempt.deadlineAt !== null && {
      kind: 'timer' as const,
      label: 'Time left',
      until: attempt.deadlineAt,
    },
    dueAt !== null && !isTest(assignment) && note('Due ', momentOf(assignment, dueAt), '.'),
    buttons(
      attempt.answers.length > 0 &&
        button('Hand in', componentId('homework', 'finish', id), 'primary'),
      unanswered > 0 && button('Go on', componentId('homework', 'begin', assignment.plan.id)),
      button(stopLabel(assignment), componentId('homework', 'stop', id)),
    ),
  )
}

/** A menu holds 25 options on Discord. */
function menus<T>(options: readonly T[]): readonly (readonly T[])[] {
  const half = Math.ceil(options.length / 2)
  return options.length <= 25 ? [options] : [options.slice(0, half), options.slice(half)]
}

/** Says that everything is kept, and how to go on. */
export function stoppedView(assignment: Assignment, attempt: Attempt): Reply {
  const { dueAt } = assignment.state
  return privateReply(
    text(
      { strong: titleOf(assignment) },
      `: ${attempt.answers.length} of ${formatCount(attempt.order.length, 'answer')} saved.`,
    ),
    isTest(assignment)
      ? text('Your time runs on. When it’s up, what you’ve answered is handed in by itself.')
      : dueAt !== null && text('It’s due ', momentOf(assignment, dueAt), '.'),
    attempt.deadlineAt !== null && {
      kind: 'timer' as const,
      label: 'Time left',
      until: attempt.deadlineAt,
    },
    note(
      'To go on, on any device, press the button on the card or use ',
      { command: 'homework open' },
      '.',
    ),
    buttons(button('Go on', componentId('homework', 'begin', assignment.plan.id))),
  )
}

/** Whether the solution of an answered question may be shown now; it may answer a quiz question that is open. */
export function showsSolution(place: AttemptPlace, now: number): boolean {
  const { assignment, attempt, position } = place
  const isAnswered = findAttemptAnswer(attempt, position) !== undefined
  return isAnswered && maySeeSolutions(assignment, attempt, now)
}

/** The controls of a quiz question, which press something else instead. */
export function retargeted(block: Block, retarget: (press: string) => string): Block {
  if (block.kind === 'select') return { ...block, press: retarget(block.press) }
  if (block.kind !== 'buttons') return block
  return {
    ...block,
    buttons: block.buttons.map((each) =>
      'press' in each ? { ...each, press: retarget(each.press) } : each,
    ),
  }
}

function toHomework(press: string): string {
  const { action, value } = parseComponentId(press)
  return componentId('homework', action, value)
}
