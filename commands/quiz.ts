import { type ActionRequest, subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { isDirectMessage } from '../src/core/platform/room.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { formatCount } from '../src/core/reply/format.ts'
import { classSubcommand } from '../src/core/quiz/class-subcommand.ts'
import { flagForm, readFlag } from '../src/core/quiz/flag.ts'
import type { QuizService } from '../src/core/quiz/quiz-service.ts'
import { readConfidence } from '../src/core/quiz/confidence.ts'
import type { PlayItem } from '../src/core/quiz/kinds/index.ts'
import type { QuizAnswer } from '../src/core/quiz/kinds/kind.ts'
import { presetSubcommands, requirePreset } from '../src/core/quiz/preset-subcommands.ts'
import { parseQuestionRef } from '../src/core/quiz/question-ref.ts'
import { minQuestions } from '../src/core/quiz/choose-questions.ts'
import {
  answerFeedback,
  personalResultView,
  joinFeedback,
  leaveFeedback,
} from '../src/core/quiz/views/feedback.ts'
import { studentSubcommand } from '../src/core/quiz/student-subcommand.ts'
import { libraryOf, reportActions, reportSubcommand } from '../src/core/quiz/report-subcommand.ts'
import { currentProjectorLink, projectorSubcommand } from '../src/core/quiz/projector-subcommand.ts'
import { ownQuestionAction } from '../src/core/quiz/own-question-action.ts'
import { openedView } from '../src/core/quiz/views/host-views.ts'
import { wholeLeaderboardView } from '../src/core/quiz/views/leaderboards.ts'
import { answerForm, parseAnswerForm } from '../src/core/quiz/views/question.ts'
import { hintActions } from '../src/core/quiz/hint-action.ts'
import { hostMenuActions, hostSubcommands, noQuiz } from '../src/core/quiz/host-subcommands.ts'
import { reviewAnswersActions } from '../src/core/quiz/review-answers-actions.ts'
import { wasShown } from '../src/core/quiz/quiz.ts'
import { mergeSettings } from '../src/core/quiz/merge-settings.ts'
import { quizOptions } from '../src/core/quiz/quiz-options.ts'
import { chooseAbout, findTopic } from '../src/core/quiz/week-topic.ts'
import { defaultSettings } from '../src/core/quiz/quiz-settings.ts'
import { studentActions, studentSubcommands } from '../src/core/submissions/student-actions.ts'
import { partnerView } from '../src/core/quiz/views/talk.ts'
import { queueNotice } from '../src/core/submissions/show-queue.ts'
import { queueActions, queueSubcommands } from '../src/core/submissions/teacher-actions.ts'
import { type Reply, commandMention, note, privateReply, text } from '../src/core/reply/reply.ts'
import { questionClosed, quizGone, quizOver } from '../src/core/quiz/too-late.ts'

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
      async run({ options, person, room, seed, at }, context) {
        if (isDirectMessage(room)) {
          throw new UserError(
            'Quizzes are for playing together. Start one in a channel of your class.',
          )
        }
        context.requireNoTest()
        const { quiz, classLibrary } = context
        const base =
          options.preset === undefined ? undefined : await requirePreset(quiz, options.preset)
        const settings = mergeSettings(base?.settings ?? defaultSettings, options)
        const about = options.about ?? base?.about
        // Finding what `about` means is a lookup; the rest of a quiz may start while a question is open elsewhere.
        const { weekPart } = context
        const wanted = await findTopic(
          { classLibrary, weekPart, library: () => context.library },
          about,
        )
        const elsewhere = (await quiz.running()).filter(({ plan }) => plan.room !== room.id)
        const request = {
          count: settings.questions,
          opinions: settings.opinions,
          seed,
          recent: await quiz.recentItems(),
          leftOut: new Set((await quiz.listLeftOut()).map(({ item }) => item)),
          running: elsewhere.flatMap(({ plan }) => plan.items),
        }
        const { items, topic } = chooseAbout(classLibrary, request, wanted)
        if (items.length < minQuestions) {
          if (!topic.isChosen) throw tooFewQuestions(person.isTeacher)
          throw new UserError(
            items.length === 0
              ? 'There are no questions about that yet. Choose something broader, or start a quiz about everything with '
              : `There ${items.length === 1 ? 'is' : 'are'} only ${formatCount(items.length, 'question')} about that so far. Choose something broader, or start a quiz about everything with `,
            commandMention('quiz start', 'about:everything'),
            '.',
          )
        }
        const opening = await quiz.open({
          items,
          settings,
          about: topic.words,
          seed,
          at,
        })
        const view = openedView(opening, items, settings, {
          isAboutAll: !topic.isChosen,
          quiz: await quiz.current(),
          person,
          projectorLink: await currentProjectorLink(quiz),
        })
        return { ...view, blocks: [...view.blocks, ...(await queueNotice(context))] }
      },
    }),
    leave: subcommand({
      summary: 'Leave the quiz, so that nobody waits for your answers',
      audience: 'person',
      neverGuessed: true,
      options: {},
      async run(_, { quiz }) {
        const running = await quiz.current()
        if (running === undefined) throw noQuiz()
        return leaveFeedback(await quiz.leave(running.plan.id))
      },
    }),
    ...hostSubcommands,
    report: reportSubcommand,
    class: classSubcommand,
    student: studentSubcommand,
    projector: projectorSubcommand,
    ...presetSubcommands,
    ...studentSubcommands,
    ...queueSubcommands,
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
      looksNothingUp: true,
      run(press, { quiz }) {
        const { rest } = parseQuestionRef(press.value)
        return submitAnswer(press, quiz, () => [rest === '' ? NaN : Number(rest)])
      },
    },
    pick: {
      limit: 'urgent',
      looksNothingUp: true,
      run: (press, { quiz }) => submitAnswer(press, quiz, () => press.chosen.map(Number)),
    },
    send: {
      limit: 'urgent',
      looksNothingUp: true,
      async run(press, { quiz }) {
        await findShownQuestion(quiz, press.value)
        return submitAnswer(press, quiz, (item) => parseAnswerForm(item, press.fields))
      },
    },
    write: {
      limit: 'urgent',
      async run({ value }, { quiz }) {
        const { item, settings } = await findShownQuestion(quiz, value)
        return answerForm(item, value, settings)
      },
    },
    view: ownQuestionAction,
    ...hintActions,
    ...hostMenuActions,
    ...reviewAnswersActions,
    ...reportActions,
    ...studentActions,
    ...queueActions,
    leave: {
      run: async ({ value }, { quiz }) => leaveFeedback(await quiz.leave(value)),
    },
    partner: {
      async run({ value }, { quiz }) {
        const found = await quiz.find(value)
        if (found === undefined) throw new UserError(quizGone)
        return partnerView(found, await quiz.ownPlayerId(found.plan))
      },
    },
    board: {
      async run({ value }, { quiz }) {
        const found = await quiz.find(value)
        if (found === undefined) throw new UserError(quizGone)
        return wholeLeaderboardView(found, await quiz.ownPlayerId(found.plan))
      },
    },
    result: {
      async run({ value }, context) {
        const result = await context.quiz.result(value)
        if (result === undefined) throw new UserError(quizGone)
        // It names right answers, so the result of an earlier quiz is paused like a lookup.
        if (result.endedAt !== undefined) context.requireLookups()
        const library = result.endedAt === undefined ? undefined : libraryOf(result, context)
        return personalResultView(result, result.me, library)
      },
    },
    flag: {
      async run({ value }, { quiz }) {
        const { id, round, item, settings } = await findFlaggable(quiz, value)
        const given = await quiz.ownFlag(id, round)
        return flagForm(item, `${id}/${round}`, { given, isAnonymous: settings.anonymous })
      },
    },
    'send-flag': {
      async run({ value, fields }, { quiz }) {
        const { id, round } = await findFlaggable(quiz, value)
        if (!(await quiz.flag(id, round, readFlag(fields)))) throw nothingReported()
        return privateReply(
          text('Thank you. Your teachers will see what you reported.'),
          note('To change it, report the question again.'),
        )
      },
    },
  },
})

async function submitAnswer(
  { value, at, fields }: ActionRequest,
  quiz: QuizService,
  parse: (item: PlayItem) => QuizAnswer,
): Promise<Reply> {
  const { id, round, isSecond, rest, item, settings } = await findQuestion(quiz, value)
  const confidence =
    settings.confidence === 'off' ? undefined : readConfidence(fields['confidence']?.[0])
  const stated = readConfidence(rest)
  const result =
    stated === undefined
      ? await quiz.answer(id, { round, isSecond, response: parse(item), confidence, at })
      : await quiz.stateConfidence(id, { round, isSecond, confidence: stated, at })
  // The rest of the value is what was chosen, if anything.
  return answerFeedback(result, item, settings, value.split('/').slice(0, 2).join('/'))
}

/** Returns the question that `quiz/round/…` names, whether it is open or not. Throws a UserError where there is none. */
async function findQuestion(quiz: QuizService, value: string) {
  const { id, round, isSecond, rest } = parseQuestionRef(value)
  const plan = await quiz.findPlan(id)
  if (plan === undefined) throw new UserError(quizOver)
  const item = plan.items[round]
  if (item === undefined) throw new UserError(questionClosed)
  return { id, round, isSecond, rest, item, settings: plan.settings }
}

/** Refuses a round that nobody has seen yet, whatever a forged button asks for. */
async function findShownQuestion(quiz: QuizService, value: string) {
  const question = await findQuestion(quiz, value)
  const state = await quiz.findState(question.id)
  if (state === undefined || !wasShown(state, question.round)) throw new UserError(questionClosed)
  return question
}

async function findFlaggable(quiz: QuizService, value: string) {
  try {
    return await findShownQuestion(quiz, value)
  } catch (error) {
    throw error instanceof UserError ? nothingReported() : error
  }
}

function nothingReported(): UserError {
  return new UserError('That question wasn’t asked in this channel, so nothing was reported.')
}

function tooFewQuestions(isTeacher: boolean): UserError {
  const [add, choose] = isTeacher ? ['add', 'choose'] : ['ask a teacher to add', 'to choose']
  return new UserError(
    `There aren’t enough questions for a quiz yet: it takes at least ${minQuestions}. Come back when the class has got further, or ${add} some with `,
    commandMention('pack add'),
    ` or ${choose} another pack with `,
    commandMention('pack use'),
    '.',
  )
}
