/** What students do with homework: begin, answer, skip, look over, hand in, stop and go on. Every press is checked against their class. */
import type { ActionHandlers, ActionRequest } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { UserError } from '../reply/user-error.ts'
import type { ReplyOrForm } from '../reply/form.ts'
import type { Reply } from '../reply/reply.ts'
import type { PlayItem } from '../quiz/kinds/index.ts'
import type { QuizAnswer } from '../quiz/kinds/kind.ts'
import { parseAnswerForm } from '../quiz/views/question.ts'
import { parseAttemptPlace, toIndex, tryParse } from './attempt-place.ts'
import { noHomework, openHomework, resultView } from './open-homework.ts'
import {
  type Attempt,
  type AttemptResult,
  answerQuestion,
  finishAttempt,
  isOpen,
  nextQuestion,
} from './attempt.ts'
import type { OwnWork } from './homework-store.ts'
import type { ShownItem } from './shown-item.ts'
import {
  type AttemptPlace,
  answeredView,
  attemptAnswerForm,
  attemptQuestionView,
  overviewView,
  shownAt,
  showsSolution,
  stoppedView,
} from './views/attempt-view.ts'

interface Answered {
  readonly work: OwnWork
  readonly place: AttemptPlace
  readonly shown: ShownItem
  readonly result: AttemptResult
}

const maxAnswersPerUse = { limit: 'urgent' } as const

interface OwnPlace {
  readonly work: OwnWork
  readonly attempt: Attempt
}

/** Returns the person’s own attempt that `assignment/number/…` names. */
async function findAttempt(value: string, { homework }: CommandContext): Promise<OwnPlace> {
  const { id, number } = parseAttemptPlace(value)
  const work = await homework.find(id)
  const attempt = work?.attempts.find((each) => each.number === number)
  if (work === undefined || attempt === undefined) throw noHomework()
  return { work, attempt }
}

/** Shows a question, or the result where the attempt takes no answers any more. */
async function questionView(
  { work, attempt }: OwnPlace,
  position: number | undefined,
  at: number,
  context: CommandContext,
): Promise<Reply> {
  const { assignment } = work
  if (!isOpen(assignment, attempt, at)) return resultView(work, at, context)
  if (position === undefined) return overviewView(assignment, attempt)
  const place = { assignment, attempt, position }
  const shown = shownAt(place)
  if (shown === undefined) throw noHomework()
  if (showsSolution(place, at)) context.requireLookups()
  const { fewerOptions } = await context.accommodations.ownIn(assignment.plan.class)
  return attemptQuestionView(place, shown, fewerOptions)
}

async function submitAnswer(
  { value, at }: Pick<ActionRequest, 'value' | 'at'>,
  context: CommandContext,
  parse: (item: PlayItem) => QuizAnswer,
): Promise<Reply> {
  const { id, number, position } = parseAttemptPlace(value)
  const answered = await context.homework.update<Answered | UserError | undefined>(id, (work) => {
    const { assignment } = work
    const attempt = work.attempts.find((each) => each.number === number)
    const shown = attempt && shownAt({ assignment, attempt, position })
    if (attempt === undefined || shown === undefined) return { result: undefined }
    const parsed = tryParse(() => parse(shown.item))
    if (parsed instanceof UserError) return { result: parsed }
    const response = shown.toStored(parsed)
    const after = answerQuestion(assignment, attempt, { position, response, at })
    const place = { assignment, attempt: after.attempt, position }
    return { attempt: after.attempt, result: { work, place, shown, result: after.result } }
  })
  if (answered === undefined) throw noHomework()
  if (answered instanceof UserError) throw answered
  const { place, shown, result } = answered
  if (result === 'closed') {
    const { work } = answered
    return homeworkClosed(work, at, context)
  }
  if (showsSolution(place, at)) context.requireLookups()
  return answeredView(place, shown, result)
}

function homeworkClosed(work: OwnWork, at: number, context: CommandContext): Reply {
  const result = resultView(work, at, context)
  return {
    ...result,
    blocks: [
      { kind: 'text', text: ['That answer came too late, so it wasn’t taken.'] },
      ...result.blocks,
    ],
  }
}

export const studentActions: ActionHandlers = {
  begin: { run: (press, context) => openHomework(press.value, press, context) },
  again: { run: (press, context) => openHomework(press.value, press, context, { again: true }) },
  ask: {
    run: async ({ value, at }, context) =>
      questionView(
        await findAttempt(value, context),
        parseAttemptPlace(value).position,
        at,
        context,
      ),
  },
  next: {
    async run({ value, at }, context) {
      const place = await findAttempt(value, context)
      return questionView(
        place,
        nextQuestion(place.attempt, parseAttemptPlace(value).position),
        at,
        context,
      )
    },
  },
  'pick-question': { run: pickQuestion },
  'pick-more': { run: pickQuestion },
  answer: {
    ...maxAnswersPerUse,
    run: (press, context) =>
      submitAnswer(press, context, () => [toIndex(parseAttemptPlace(press.value).rest)]),
  },
  pick: {
    ...maxAnswersPerUse,
    run: (press, context) => submitAnswer(press, context, () => press.chosen.map(toIndex)),
  },
  send: {
    ...maxAnswersPerUse,
    run: (press, context) =>
      submitAnswer(press, context, (item) => parseAnswerForm(item, press.fields)),
  },
  write: {
    ...maxAnswersPerUse,
    async run({ value, at }, context): Promise<ReplyOrForm> {
      const own = await findAttempt(value, context)
      const place = {
        assignment: own.work.assignment,
        attempt: own.attempt,
        position: parseAttemptPlace(value).position,
      }
      const shown = shownAt(place)
      if (shown === undefined || !isOpen(place.assignment, place.attempt, at)) {
        return questionView(own, place.position, at, context)
      }
      const { fewerOptions } = await context.accommodations.ownIn(place.assignment.plan.class)
      return attemptAnswerForm(place, shown, fewerOptions)
    },
  },
  overview: {
    async run({ value, at }, context) {
      const { work, attempt } = await findAttempt(value, context)
      return isOpen(work.assignment, attempt, at)
        ? overviewView(work.assignment, attempt)
        : resultView(work, at, context)
    },
  },
  stop: {
    async run({ value }, context) {
      const { work, attempt } = await findAttempt(value, context)
      return stoppedView(work.assignment, attempt)
    },
  },
  finish: {
    ...maxAnswersPerUse,
    async run({ value, at }, context) {
      const { id, number } = parseAttemptPlace(value)
      const finished = await context.homework.update(id, ({ assignment, attempts }) => {
        const attempt = attempts.find((each) => each.number === number)
        if (attempt === undefined) return { result: undefined }
        const { attempt: after, result } = finishAttempt(assignment, attempt, at)
        const others = attempts.map((each) => (each === attempt ? after : each))
        return { attempt: after, result: { result, work: { assignment, attempts: others } } }
      })
      if (finished === undefined) throw noHomework()
      if (finished.result === 'empty') {
        throw new UserError('There’s nothing to hand in yet. Answer a question first.')
      }
      return resultView(finished.work, at, context, { number })
    },
  },
  result: {
    async run({ value, at }, context) {
      const { number, position } = parseAttemptPlace(value)
      const { work } = await findAttempt(value, context)
      return resultView(work, at, context, { number, page: position >= 0 ? position : 0 })
    },
  },
}

async function pickQuestion(
  { value, chosen, at }: ActionRequest,
  context: CommandContext,
): Promise<Reply> {
  return questionView(await findAttempt(value, context), toIndex(chosen[0] ?? ''), at, context)
}
