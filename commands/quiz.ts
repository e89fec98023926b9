import { dayMs } from '../src/core/platform/clock.ts'
import {
  type ActionHandler,
  type ActionRequest,
  subcommand,
  defineCommandGroup,
} from '../src/core/command/command.ts'
import { isDirectMessage } from '../src/core/platform/room.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { formatCount } from '../src/core/reply/format.ts'
import { classWeakSpotsView } from '../src/core/quiz/views/class-weak-spots.ts'
import type { QuizService } from '../src/core/quiz/quiz-service.ts'
import type { PlayItem } from '../src/core/quiz/kinds/index.ts'
import type { QuizAnswer } from '../src/core/quiz/kinds/kind.ts'
import { presetSubcommands, requirePreset } from '../src/core/quiz/preset-subcommands.ts'
import { chooseQuestions } from '../src/core/quiz/choose-questions.ts'
import {
  answerFeedback,
  personalResultView,
  joinFeedback,
} from '../src/core/quiz/views/feedback.ts'
import { deletionNotice } from '../src/core/quiz/views/deletion-notice.ts'
import { studentFileView, teacherReportView } from '../src/core/quiz/views/teacher-report.ts'
import { currentProjectorLink, projectorSubcommand } from '../src/core/quiz/projector-subcommand.ts'
import { hostMenu, openedView, runningQuizzesView } from '../src/core/quiz/views/host-views.ts'
import { answerForm, parseAnswerForm } from '../src/core/quiz/views/question.ts'
import { type HostAction, hostActions } from '../src/core/quiz/events.ts'
import { type QuizMoment, wasShown } from '../src/core/quiz/quiz.ts'
import {
  parseScope,
  mergeSettings,
  formatScope,
  defaultSettings,
  quizOptions,
} from '../src/core/quiz/quiz-options.ts'
import { type Reply, privateReply, text } from '../src/core/reply/reply.ts'

const hostActionTexts: Readonly<Record<HostAction, string>> = {
  start: 'Here we go.',
  skip: 'Moving on.',
  extend: 'Added 30 seconds.',
  stop: 'You’ve stopped the quiz.',
  lower: 'The quiz has moved to the bottom of the channel.',
  'take-over': 'You’re the host now.',
}

const hostOnly = { audience: 'person', neverGuessed: true, limit: 'urgent', options: {} } as const

/** `/quiz`: a class plays a quiz together in a channel. */
export default defineCommandGroup({
  name: 'quiz',
  summary: 'Play a quiz together in this channel',
  defaultSubcommand: 'start',
  subcommands: {
    start: subcommand({
      summary: 'Open a quiz in this channel; others join with a button',
      audience: 'person',
      limit: 'strict',
      options: {
        ...quizOptions,
        preset: { kind: 'text', summary: 'Start from a saved preset', maxLength: 40 },
      },
      async run({ options, room, seed, at }, context) {
        if (isDirectMessage(room))
          throw new UserError(
            'Quizzes are for playing together. Start one in a channel of your class.',
          )
        const { quiz, classLibrary } = context
        const base =
          options.preset === undefined ? undefined : await requirePreset(quiz, options.preset)
        const settings = mergeSettings(base?.settings ?? defaultSettings, options)
        const about = options.about ?? base?.about
        // Finding what `about` means is a lookup; the rest of a quiz may start while a question is open elsewhere.
        const scope = about === undefined ? undefined : await parseScope(context.library, about)
        const elsewhere = (await quiz.running()).filter(({ plan }) => plan.room !== room.id)
        const items = chooseQuestions(classLibrary, {
          count: settings.questions,
          seed,
          recent: await quiz.recentItems(),
          running: elsewhere.flatMap(({ plan }) => plan.items),
          about: scope,
        })
        if (items.length < 3) {
          throw new UserError(
            items.length === 0
              ? 'There are no questions about that yet. Choose something broader, or leave out '
              : `There ${items.length === 1 ? 'is' : 'are'} only ${formatCount(items.length, 'question')} about that so far. Choose something broader, or leave out `,
            { code: 'about' },
            '.',
          )
        }
        const opening = await quiz.open({
          items,
          settings,
          about: formatScope(classLibrary, scope),
          seed,
          at,
        })
        return openedView(opening, items.length, settings, await currentProjectorLink(quiz))
      },
    }),
    stop: subcommand({
      summary: 'Stop the quiz; points so far are kept',
      ...hostOnly,
      async run({ person }, { quiz }) {
        const here = await quiz.current()
        if (here !== undefined) return applyHostAction(quiz, here.plan.id, 'stop')
        const elsewhere = person.isTeacher ? await quiz.running() : []
        if (elsewhere.length === 0) throw new UserError('No quiz is running in this channel.')
        return runningQuizzesView(elsewhere)
      },
    }),
    skip: hostSubcommand('skip', 'Skip this question, or move on to the next'),
    extend: hostSubcommand('extend', 'Add 30 seconds'),
    'take-over': hostSubcommand('take-over', 'Take over when the host has gone quiet'),
    report: subcommand({
      summary: 'How the last quiz here went, by question and by student, with spreadsheets',
      audience: 'person',
      teachersOnly: true,
      options: {},
      async run(_, context) {
        const result = await context.quiz.result()
        if (result === undefined)
          throw new UserError('No quiz has been played in this channel yet.')
        const report = teacherReportView(result)
        return { ...report, blocks: [...report.blocks, ...(await deletionNotice(context))] }
      },
    }),
    class: subcommand({
      summary: 'What the class gets wrong most, by question and theme; names nobody',
      audience: 'person',
      teachersOnly: true,
      options: {
        days: {
          kind: 'integer',
          summary: 'How many days to look back (default 120)',
          min: 1,
          max: 730,
        },
      },
      run: async ({ options, at }, { quiz, fullLibrary }) =>
        classWeakSpotsView(
          fullLibrary,
          await quiz.scoredRounds(at - (options.days ?? 120) * dayMs),
        ),
    }),
    projector: projectorSubcommand,
    ...presetSubcommands,
  },
  actions: {
    join: {
      async run({ value }, { quiz }) {
        const [id = '', team] = value.split('/')
        return joinFeedback(await quiz.join(id, team === undefined ? undefined : Number(team)), id)
      },
    },
    answer: {
      limit: 'urgent',
      run(press, { quiz }) {
        const { rest } = parseRound(press.value)
        return submitAnswer(press, quiz, () => [rest === '' ? NaN : Number(rest)])
      },
    },
    pick: {
      limit: 'urgent',
      run: (press, { quiz }) => submitAnswer(press, quiz, () => press.chosen.map(Number)),
    },
    send: {
      limit: 'urgent',
      async run(press, { quiz }) {
        await findShownQuestion(quiz, press.value)
        return submitAnswer(press, quiz, (item) => parseAnswerForm(item, press.fields))
      },
    },
    write: {
      limit: 'urgent',
      run: async ({ value }, { quiz }) =>
        answerForm((await findShownQuestion(quiz, value)).item, value),
    },
    host: {
      limit: 'urgent',
      async run({ value, person }, { quiz }) {
        const found = await quiz.find(value)
        if (found === undefined) throw new UserError('This quiz is over.')
        const player = await quiz.ownPlayerId(found.plan)
        return hostMenu(found, { ...person, player }, await quiz.projectorLink(found.plan))
      },
    },
    ...Object.fromEntries(hostActions.map((action) => [action, hostActionHandler(action)])),
    skip: {
      limit: 'urgent',
      run({ value }, { quiz }) {
        const { id, round, rest } = parseRound(value)
        // Buttons of earlier versions name no moment.
        const seen = value.includes('/') ? { round, phase: rest } : undefined
        return applyHostAction(quiz, id, 'skip', seen)
      },
    },
    elsewhere: {
      teachersOnly: true,
      async run({ room }, { quiz }) {
        const running = await quiz.running()
        return runningQuizzesView(running.filter(({ plan }) => plan.room !== room.id))
      },
    },
    students: {
      teachersOnly: true,
      async run({ value }, { quiz }) {
        const result = await quiz.result(value)
        if (result === undefined) throw new UserError('This quiz is no longer available here.')
        return studentFileView(result)
      },
    },
    result: {
      async run({ value }, context) {
        const result = await context.quiz.result(value)
        if (result === undefined) throw new UserError('This quiz is no longer available here.')
        // It names right answers, so the result of an earlier quiz is paused like a lookup.
        if (result.endedAt !== undefined) context.requireLookups()
        return personalResultView(result, result.me)
      },
    },
    flag: {
      async run({ value }, { quiz }) {
        const { id, round } = parseRound(value)
        if (!(await quiz.flag(id, round))) {
          throw new UserError(
            'That question wasn’t asked in this channel, so nothing was reported.',
          )
        }
        return privateReply(
          text('Thank you. Your teacher will see that this question may have a problem.'),
        )
      },
    },
  },
})

function hostSubcommand(action: HostAction, summary: string) {
  return subcommand({
    summary,
    ...hostOnly,
    async run(_, { quiz }) {
      const running = await quiz.current()
      if (running === undefined) throw new UserError('No quiz is running in this channel.')
      return applyHostAction(quiz, running.plan.id, action)
    },
  })
}

function hostActionHandler(action: HostAction): ActionHandler {
  return { limit: 'urgent', run: ({ value }, { quiz }) => applyHostAction(quiz, value, action) }
}

async function applyHostAction(
  quiz: QuizService,
  id: string,
  action: HostAction,
  seen?: QuizMoment,
): Promise<Reply> {
  const rejection = await quiz.applyHostAction(id, action, seen)
  if (rejection !== undefined) throw new UserError('', ...rejection)
  return privateReply(text(hostActionTexts[action]))
}

async function submitAnswer(
  { value, at }: ActionRequest,
  quiz: QuizService,
  parse: (item: PlayItem) => QuizAnswer,
): Promise<Reply> {
  const { id, round, item, settings } = await findQuestion(quiz, value)
  const result = await quiz.answer(id, { round, response: parse(item), at })
  return answerFeedback(result, item, settings, `${id}/${round}`)
}

/** Returns the question that `quiz/round/…` names, whether it is open or not. Throws a UserError where there is none. */
async function findQuestion(quiz: QuizService, value: string) {
  const { id, round } = parseRound(value)
  const plan = await quiz.findPlan(id)
  if (plan === undefined) throw new UserError('This quiz is over.')
  const item = plan.items[round]
  if (item === undefined) throw new UserError(questionClosed)
  return { id, round, item, settings: plan.settings }
}

/** Refuses a round that nobody has seen yet, whatever a forged button asks for. */
async function findShownQuestion(quiz: QuizService, value: string) {
  const question = await findQuestion(quiz, value)
  const state = await quiz.findState(question.id)
  if (state === undefined || !wasShown(state, question.round)) throw new UserError(questionClosed)
  return question
}

const questionClosed = 'This question is closed.'

/** Reads `quiz/round/…`; the round is NaN unless it is a whole number. */
function parseRound(value: string) {
  const [id = '', round = '', ...rest] = value.split('/')
  return { id, round: /^\d{1,3}$/.test(round) ? Number(round) : NaN, rest: rest.join('/') }
}
