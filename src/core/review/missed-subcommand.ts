/** `review missed`: somebody’s own run through what they missed. It is a practice, so nobody else sees it and nothing counts. */
import { type ActionHandlers, type ActionRequest, subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import type { Assignment } from '../homework/assignment.ts'
import { parseAttemptPlace, toIndex, tryParse } from '../homework/attempt-place.ts'
import { type Attempt, isOpen } from '../homework/attempt.ts'
import type { OwnWork } from '../homework/homework-store.ts'
import type { ShownItem } from '../homework/shown-item.ts'
import { shownAt } from '../homework/views/attempt-view.ts'
import { dayMs } from '../platform/clock.ts'
import { isDirectMessage } from '../platform/room.ts'
import type { PlayItem } from '../quiz/kinds/index.ts'
import type { QuizAnswer } from '../quiz/kinds/kind.ts'
import { parseAnswerForm } from '../quiz/views/question.ts'
import type { ReplyOrForm } from '../reply/form.ts'
import type { Reply } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { collectMissed } from './collect-missed.ts'
import {
  type RunPlace,
  missedAbout,
  nothingMissedView,
  runAnsweredView,
  runAnswerForm,
  runOverView,
  runQuestionView,
} from './missed-run-views.ts'
import { answerInRun, maxTimesAsked, nextInRun, standingOf } from './missed-run.ts'

/** After so long a run is stale, and a new one begins with what is missed by then. */
const runDays = 28

type Press = Pick<ActionRequest, 'person' | 'at' | 'seed'>

export const missedSubcommand = subcommand({
  summary: 'Practise what you missed until you know it; only you see it',
  audience: 'person',
  options: {},
  async run({ person, room, at, seed }, context) {
    context.requireLookups()
    const open = await findOpenRun(context, at)
    if (open !== undefined) return goOnWithRun(open.plan.id, { person, at, seed }, context)
    if (isDirectMessage(room) || room.isForeign === true) {
      throw new UserError(
        'Please begin in a channel of your class; only you see it there. Then you can go on here.',
      )
    }
    const items = await collectMissed(context, { at, seed })
    if (items.length === 0) return nothingMissedView()
    return beginRun({ items, about: missedAbout }, { person, at, seed }, context)
  },
})

/** Begins a run through questions, and shows the first. */
export async function beginRun(
  { items, about }: { readonly items: readonly PlayItem[]; readonly about: string },
  press: Press,
  context: CommandContext,
): Promise<Reply> {
  const { at } = press
  await context.homework.startPractice({
    use: 'practice',
    timeMs: null,
    about,
    note: '',
    items: [...items],
    attempts: maxTimesAsked,
    late: { kind: 'refused' },
    show: 'at-once',
    setAt: at,
    zone: 'UTC',
    opensAt: at,
    dueAt: at + runDays * dayMs,
    lateUntil: null,
    releasedAt: null,
  })
  // Where two devices began at once, both go on with the same run.
  const begun = await findOpenRun(context, at)
  if (begun === undefined) throw noRun()
  return goOnWithRun(begun.plan.id, press, context)
}

/** Shows the next question of a run to somebody who has just come. */
export function goOnWithRun(id: string, press: Press, context: CommandContext): Promise<Reply> {
  return nextView(id, press, context, { isArriving: true })
}

/** Returns the run to go on with, and ends one that a crash kept from ending. */
export async function findOpenRun(
  { homework }: CommandContext,
  at: number,
): Promise<Assignment | undefined> {
  const open = (await homework.practices()).filter(({ state }) => isRunning(state, at))
  for (const assignment of open.toReversed()) {
    const work = await homework.find(assignment.plan.id)
    if (work !== undefined && !standingOf(assignment, work.attempts).isOver) return assignment
    await homework.endPractice(assignment.plan.id, at)
  }
  return undefined
}

function isRunning({ closedAt, dueAt }: Assignment['state'], at: number): boolean {
  return closedAt === null && at <= (dueAt ?? Infinity)
}

async function nextView(
  id: string,
  { person, at, seed }: Press,
  context: CommandContext,
  { isArriving = false }: { readonly isArriving?: boolean } = {},
): Promise<Reply> {
  context.requireLookups()
  const next = await context.homework.update(id, ({ assignment, attempts }) => {
    if (assignment.plan.use !== 'practice') return { result: undefined }
    const step = nextInRun(assignment, attempts, { person: person.id, seed, at })
    return { attempt: step?.attempt, result: { assignment, attempts, step } }
  })
  if (next === undefined) throw noRun()
  const { assignment, attempts, step } = next
  if (step === undefined) return overView({ assignment, attempts }, context)
  const place = { assignment, ...step, attempts: withAttempt(attempts, step.attempt) }
  const shown = shownAt(place)
  if (shown === undefined) throw noRun()
  const fewer = await fewerOptions(assignment, context)
  return runQuestionView(place, { shown, fewer, isArriving })
}

function overView({ assignment, attempts }: OwnWork, { library }: CommandContext): Reply {
  return runOverView(assignment, attempts, library)
}

async function fewerOptions({ plan }: Assignment, { accommodations }: CommandContext) {
  return (await accommodations.ownIn(plan.class)).fewerOptions
}

function withAttempt(attempts: readonly Attempt[], changed: Attempt): readonly Attempt[] {
  return [...attempts.filter(({ number }) => number !== changed.number), changed]
}

interface Answered {
  readonly work: OwnWork
  readonly place: RunPlace
  readonly shown: ShownItem
  readonly isTaken: boolean
}

async function submitAnswer(
  { value, at }: Pick<ActionRequest, 'value' | 'at'>,
  context: CommandContext,
  parse: (item: PlayItem) => QuizAnswer,
): Promise<Reply> {
  context.requireLookups()
  const { library, homework } = context
  const { id, number, position } = parseAttemptPlace(value)
  const answered = await homework.update<Answered | UserError | undefined>(id, (work) => {
    const { assignment, attempts } = work
    const attempt = attempts.find((each) => each.number === number)
    const shown = attempt && shownAt({ assignment, attempt, position })
    if (attempt === undefined || shown === undefined || assignment.plan.use !== 'practice') {
      return { result: undefined }
    }
    const parsed = tryParse(() => parse(shown.item))
    if (parsed instanceof UserError) return { result: parsed }
    const response = shown.toStored(parsed)
    const given = { position, response, at }
    const after = answerInRun(assignment, attempts, attempt, given)
    const all = withAttempt(attempts, after.attempt)
    const place = { assignment, attempt: after.attempt, position, attempts: all }
    const isTaken = after.result !== 'closed'
    return { attempt: after.attempt, result: { work, place, shown, isTaken } }
  })
  if (answered === undefined) throw noRun()
  if (answered instanceof UserError) throw answered
  const { work, place, shown, isTaken } = answered
  if (!isTaken) return overView(work, context)
  if (standingOf(place.assignment, place.attempts).isOver) await homework.endPractice(id, at)
  return runAnsweredView(place, shown, library)
}

export const missedRunActions: ActionHandlers = {
  'missed-next': { run: (press, context) => nextView(press.value, press, context) },
  'missed-answer': {
    limit: 'urgent',
    run: (press, context) =>
      submitAnswer(press, context, () => [toIndex(parseAttemptPlace(press.value).rest)]),
  },
  'missed-pick': {
    limit: 'urgent',
    run: (press, context) =>
      submitAnswer(press, context, () => press.chosen.map((each) => toIndex(each))),
  },
  'missed-send': {
    limit: 'urgent',
    run: (press, context) =>
      submitAnswer(press, context, (item) => parseAnswerForm(item, press.fields)),
  },
  'missed-write': {
    limit: 'urgent',
    async run(press, context): Promise<ReplyOrForm> {
      context.requireLookups()
      const { id, number, position } = parseAttemptPlace(press.value)
      const work = await context.homework.find(id)
      const attempt = work?.attempts.find((each) => each.number === number)
      if (work === undefined || attempt === undefined) throw noRun()
      const { assignment, attempts } = work
      const place = { assignment, attempt, attempts, position }
      const shown = shownAt(place)
      if (shown === undefined || assignment.plan.use !== 'practice') throw noRun()
      if (!isOpen(assignment, attempt, press.at)) return nextView(id, press, context)
      return runAnswerForm(place, { shown, fewer: await fewerOptions(assignment, context) })
    },
  },
}

function noRun(): UserError {
  return new UserError(
    'This practice isn’t there any more. Begin again with ',
    { command: 'review missed' },
    '.',
  )
}
