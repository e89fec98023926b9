import { type Press, action, defineCommandGroup } from '../src/core/command.ts'
import { UserError } from '../src/core/errors.ts'
import { classView } from '../src/core/quiz/class-view.ts'
import type { QuizDesk } from '../src/core/quiz/desk.ts'
import type { PlayItem, Response } from '../src/core/quiz/item.ts'
import type { Quiz, QuizSettings } from '../src/core/quiz/quiz.ts'
import type { Preset } from '../src/core/quiz/quiz-records.ts'
import { chooseQuestions } from '../src/core/quiz/questions.ts'
import { receipt, summary, welcome } from '../src/core/quiz/receipts.ts'
import { quizReport } from '../src/core/quiz/report-reply.ts'
import { hostControls } from '../src/core/quiz/show-host.ts'
import { answerForm, readAnswerForm } from '../src/core/quiz/show-item.ts'
import type { Control } from '../src/core/quiz/step.ts'
import { presetInWords, scopeOf, settle, titleOf, usual, wishes } from '../src/core/quiz/wishes.ts'
import { type Reply, fact, facts, heading, note, text, whisper } from '../src/core/reply.ts'
import type { Services } from '../src/core/services.ts'

const presetName = {
  kind: 'text',
  summary: 'The name of the preset',
  required: true,
  maxLength: 40,
} as const

/** `/quiz`: a class plays together in a channel. */
export default defineCommandGroup({
  name: 'quiz',
  summary: 'Play a quiz together in this channel',
  usual: 'start',
  actions: {
    start: action({
      summary: 'Open a quiz in this channel; others join with a button',
      audience: 'person',
      options: {
        ...wishes,
        preset: { kind: 'text', summary: 'Start from a saved preset', maxLength: 40 },
      },
      async run({ options, seed, at }, { quiz }) {
        const base = options.preset === undefined ? undefined : await presetOf(quiz, options.preset)
        const settings = settle(base?.settings ?? usual, options)
        const about = options.about ?? base?.about
        const scope = about === undefined ? undefined : scopeOf(quiz.library, about)
        const items = chooseQuestions(quiz.library, {
          count: settings.questions,
          seed,
          recent: await quiz.recentItems(),
          ...(scope === undefined ? {} : { about: scope }),
        })
        if (items.length < 3) {
          throw new UserError(
            `There are only ${items.length} questions about that so far. Choose something wider, or leave `,
            { code: 'about' },
            ' out.',
          )
        }
        const opening = await quiz.open({
          items,
          settings,
          about: titleOf(quiz.library, scope),
          seed,
          at,
        })
        return opened(opening, items.length, settings)
      },
    }),
    stop: steering('Stop the quiz; what has been counted stays', 'stop', 'The quiz is stopped.'),
    skip: steering('Skip the open question, or go on to the next', 'skip', 'On it goes.'),
    extend: steering('Give 30 seconds more', 'extend', 'There are 30 seconds more.'),
    'take-over': steering(
      'Become the host when the host is silent',
      'take-over',
      'You are the host now.',
    ),
    report: action({
      summary: 'How the last quiz of this channel went: each question, each student, as tables too',
      audience: 'person',
      teacher: true,
      options: {},
      async run(_, { quiz }) {
        const result = await quiz.result()
        if (result === undefined)
          throw new UserError('No quiz has been played in this channel yet.')
        return quizReport(result)
      },
    }),
    class: action({
      summary: 'What the class misses most: questions and themes over time, naming nobody',
      audience: 'person',
      teacher: true,
      options: {
        days: { kind: 'integer', summary: 'How many days to look back (120)', min: 1, max: 730 },
      },
      run: async ({ options, at }, { quiz, story }) =>
        classView(story, await quiz.counted(at - (options.days ?? 120) * 86_400_000)),
    }),
    presets: action({
      summary: 'The presets of this class',
      audience: 'person',
      options: {},
      async run(_, { quiz }) {
        const presets = await quiz.presets()
        if (presets.size === 0) {
          return whisper(
            text('There are no presets yet. A teacher makes one with ', { code: 'quiz save' }, '.'),
          )
        }
        return whisper(
          heading('Quiz presets'),
          facts(...[...presets].map(([name, preset]) => fact(name, presetInWords(preset)))),
        )
      },
    }),
    save: action({
      summary: 'Save a preset for quizzes of this class',
      audience: 'person',
      teacher: true,
      options: { name: presetName, ...wishes },
      async run({ options }, { quiz }) {
        const { name, about, ...wished } = options
        const scope = about === undefined ? undefined : scopeOf(quiz.library, about)
        const preset = {
          settings: settle(usual, wished),
          ...(scope === undefined ? {} : { about: `${scope.kind}/${scope.id}` }),
        }
        await quiz.savePreset(name.toLowerCase(), preset)
        return whisper(
          text('Saved ', { strong: name.toLowerCase() }, `: ${presetInWords(preset)}`),
          note('Start it with ', { code: `quiz start preset:${name.toLowerCase()}` }, '.'),
        )
      },
    }),
    forget: action({
      summary: 'Delete a preset',
      audience: 'person',
      teacher: true,
      options: { name: presetName },
      async run({ options: { name } }, { quiz }) {
        const dropped = await quiz.dropPreset(name.toLowerCase())
        if (!dropped)
          throw new UserError(
            'There is no preset of that name. See ',
            { code: 'quiz presets' },
            '.',
          )
        return whisper(text('The preset ', { strong: name.toLowerCase() }, ' is deleted.'))
      },
    }),
  },
  presses: {
    join: {
      async run({ value }, { quiz }) {
        const [id = '', team] = value.split('/')
        return welcome(await quiz.join(id, team === undefined ? undefined : Number(team)))
      },
    },
    answer: {
      run(press, { quiz }) {
        const [, , place] = press.value.split('/')
        return give(press, quiz, () => [Number(place)])
      },
    },
    pick: { run: (press, { quiz }) => give(press, quiz, () => press.chosen.map(Number)) },
    send: {
      run: (press, { quiz }) => give(press, quiz, (item) => readAnswerForm(item, press.fields)),
    },
    write: {
      async run({ value }, { quiz }) {
        const { item } = await openQuestion(quiz, value)
        return answerForm(item, value)
      },
    },
    host: {
      async run({ value, person }, { quiz }) {
        return hostControls(orOver(await quiz.find(value)), person)
      },
    },
    start: pressed('start', 'Here we go.'),
    skip: pressed('skip', 'On it goes.'),
    extend: pressed('extend', 'There are 30 seconds more.'),
    stop: pressed('stop', 'The quiz is stopped.'),
    lower: pressed('lower', 'The quiz goes on at the bottom of the channel.'),
    'take-over': pressed('take-over', 'You are the host now.'),
    result: {
      async run({ value, person }, { quiz, commands }) {
        const result = await quiz.result(value)
        if (result === undefined) return whisper(text('This quiz is no longer here.'))
        const canReview = commands.get('review')?.presses['missed'] !== undefined
        return summary(result, person.id, canReview)
      },
    },
    flag: {
      async run({ value }, { quiz }) {
        const [id = '', round] = value.split('/')
        await quiz.flag(id, Number(round))
        return whisper(
          text('Thank you. Your teacher will see that something may be wrong with this question.'),
        )
      },
    },
  },
})

async function presetOf(quiz: QuizDesk, name: string): Promise<Preset> {
  const preset = (await quiz.presets()).get(name.toLowerCase())
  if (preset !== undefined) return preset
  throw new UserError('There is no preset of that name. See ', { code: 'quiz presets' }, '.')
}

function opened(
  opening: Awaited<ReturnType<QuizDesk['open']>>,
  count: number,
  settings: QuizSettings,
): Reply {
  if (opening === 'busy') {
    return whisper(
      text(
        'A quiz is already running in this channel. Join it there, or stop it with ',
        { code: 'quiz stop' },
        '.',
      ),
    )
  }
  if (typeof opening === 'object') {
    return whisper(text('The quiz could not be posted in this channel.'), text(...opening.refused))
  }
  const fewer =
    count < settings.questions ? [note(`There were ${count} questions to be had about that.`)] : []
  return whisper(
    text(
      'The quiz is open. It starts by itself in a minute, or when you press Start now; ',
      { strong: 'Host…' },
      ' has more.',
    ),
    ...fewer,
  )
}

function steering(summary: string, control: Control, done: string) {
  return action({
    summary,
    audience: 'person',
    options: {},
    async run(_, { quiz }) {
      const running = await quiz.current()
      if (running === undefined) throw new UserError('No quiz is running in this channel.')
      return steered(await quiz.control(running.plan.id, control), done)
    },
  })
}

function pressed(control: Control, done: string) {
  return {
    async run({ value }: Press, { quiz }: Services) {
      return steered(await quiz.control(value, control), done)
    },
  }
}

function steered(refusal: Awaited<ReturnType<QuizDesk['control']>>, done: string): Reply {
  return whisper(text(...(refusal ?? [done])))
}

async function give(
  { value, at }: Press,
  quiz: QuizDesk,
  read: (item: PlayItem) => Response,
): Promise<Reply> {
  const { id, round, item, settings } = await openQuestion(quiz, value)
  return receipt(await quiz.answer(id, { round, response: read(item), at }), item, settings)
}

/** The question of an address `quiz/round/…`, whether it is still open or not. */
async function openQuestion(quiz: QuizDesk, value: string) {
  const [id = '', number = ''] = value.split('/')
  const plan = await quiz.plan(id)
  if (plan === undefined) throw new UserError('This quiz is over.')
  const round = Number(number)
  const item = plan.items[round]
  if (item === undefined) throw new UserError('This question is closed.')
  return { id, round, item, settings: plan.settings }
}

function orOver(quiz: Quiz | undefined): Quiz {
  if (quiz === undefined) throw new UserError('This quiz is over.')
  return quiz
}
