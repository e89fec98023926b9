/** `homework set`: a teacher sees in private what will be posted, and then posts it. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import type { Library } from '../pack/library.ts'
import { isDirectMessage } from '../platform/room.ts'
import { minQuestions } from '../quiz/choose-questions.ts'
import { isScored, toPlayItem } from '../quiz/item.ts'
import { requirePreset } from '../quiz/preset-subcommands.ts'
import { chooseAbout, findTopic } from '../quiz/week-topic.ts'
import { formatNext } from '../reading/views/plan-view.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Reply,
  type RichText,
  button,
  buttons,
  note,
  privateReply,
  separator,
  table,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { type Assignment, maxOpenAssignments } from './assignment.ts'
import { parseMoments, parseUse, setOptions } from './homework-options.ts'
import { noHomework } from './open-homework.ts'
import { homeworkCard } from './views/homework-card.ts'

const defaultQuestions = 10

interface QuestionChoice {
  readonly questions: number
  readonly about: string | undefined
  readonly seed: number
}

export const setSubcommand = subcommand({
  summary: 'Set homework: see it first, then post it in this channel',
  audience: 'person',
  teachersOnly: true,
  limit: 'strict',
  options: setOptions,
  async run({ options, person, room, seed, at }, context) {
    if (isDirectMessage(room)) {
      throw new UserError(
        'Homework is posted in a channel. Set it in one of your class’s channels.',
      )
    }
    const { homework, quiz } = context
    const calendar = await homework.calendar()
    const { dayOff, ...moments } = parseMoments(options, calendar, person, at)
    const use = parseUse(options, moments, calendar, at)
    const base =
      options.preset === undefined ? undefined : await requirePreset(quiz, options.preset)
    const questions = options.questions ?? base?.settings.questions ?? defaultQuestions
    const { isAboutAll, ...chosen } = await chooseItems(context, {
      questions,
      about: options.about ?? base?.about,
      seed,
    })
    const draft = await homework.draft({
      ...moments,
      ...chosen,
      note: options.note ?? '',
      ...use,
      setAt: at,
    })
    if (draft === undefined) {
      throw new UserError(
        `Your class has ${formatCount(maxOpenAssignments, 'assignment')} open, which is the most. Close one with `,
        { command: 'homework close' },
        ' first.',
      )
    }
    return draftView(draft, { asked: questions, isAboutAll, dayOff, at })
  },
})

/** Only what the class has reached, and nothing that a quiz of the class is asking. */
async function chooseItems(context: CommandContext, { questions, about, seed }: QuestionChoice) {
  const { classLibrary, library, weekPart, quiz, homework } = context
  const wanted = await findTopic({ classLibrary, weekPart, library: () => library }, about)
  const earlier = (await homework.list()).flatMap(({ plan }) => plan.items.map(({ id }) => id))
  const request = {
    count: questions,
    seed,
    recent: new Set([...(await quiz.recentItems()), ...earlier]),
    leftOut: new Set([
      ...(await quiz.listLeftOut()).map(({ item }) => item),
      ...unscoredItems(classLibrary),
    ]),
    running: (await quiz.running()).flatMap(({ plan }) => plan.items),
  }
  const { items, topic } = chooseAbout(classLibrary, request, wanted)
  if (items.length < minQuestions) {
    throw new UserError(
      `There aren’t enough questions ${topic.isChosen ? 'about that ' : ''}yet: homework takes at least ${minQuestions}. ${topic.isChosen ? 'Choose something broader' : 'Come back when the class has got further'}, or add some with `,
      { command: 'pack add' },
      '.',
      ...(topic.isChosen ? [] : await planWords(context)),
    )
  }
  return { items: [...items], about: topic.words, isAboutAll: !topic.isChosen }
}

/** Says when the reading plan opens more, where there is one. */
async function planWords({ reading, calendar, fullLibrary }: CommandContext): Promise<RichText> {
  const { plan } = (await reading.here(fullLibrary.pack.id)) ?? {}
  if (plan === undefined) return []
  const shown = { plan, calendar: await calendar.read(), library: fullLibrary, now: reading.now() }
  return [' Your class reads by a plan. ', ...formatNext(shown)]
}

/** Polls and open answers are for talking about together. */
function unscoredItems({ quiz, pack }: Library): readonly string[] {
  return quiz.filter((item) => !isScored(toPlayItem(item, pack, () => 0))).map(({ id }) => id)
}

function draftView(
  draft: Assignment,
  shown: { asked: number; isAboutAll: boolean; dayOff: string | undefined; at: number },
): Reply {
  const { asked, isAboutAll, dayOff, at } = shown
  const { items, id } = draft.plan
  const preview = homeworkCard({ ...draft, state: { ...draft.state, draft: false } }, 0, at)
  return privateReply(
    text({ strong: 'This is what your class will see:' }),
    ...preview.blocks.filter(({ kind }) => kind !== 'buttons'),
    separator(),
    dayOff !== undefined &&
      text(
        `The day it’s due is ${dayOff === 'not a school day' ? dayOff : `a day off: ${dayOff}`}.`,
      ),
    items.length < asked &&
      note(
        `There are only ${formatCount(items.length, 'question')} ${isAboutAll ? 'in what your class can see' : 'about that'} so far.`,
      ),
    table(
      'The questions, which only you see',
      [{ label: 'Question' }],
      items.slice(0, 10).map(({ prompt }, index) => [[`${index + 1}. ${truncate(prompt, 70)}`]]),
    ),
    items.length > 10 && note(`And ${items.length - 10} more.`),
    buttons(
      button('Post it', componentId('homework', 'post', id), 'primary'),
      button('Discard', componentId('homework', 'discard', id)),
    ),
  )
}

export const setActions: ActionHandlers = {
  post: {
    teachersOnly: true,
    async run({ value }, { homework }) {
      const result = await homework.publish(value)
      if (result === 'gone') throw noHomework()
      if (typeof result === 'object') {
        return { ...privateReply(text(...result.rejected)), refused: true }
      }
      return privateReply(
        text(result === 'posted' ? 'Posted.' : 'It’s set. The card follows as soon as it can.'),
        note(
          'See who has handed in with ',
          { command: 'homework progress' },
          '. To change the due time, use ',
          { command: 'homework move' },
          '.',
        ),
      )
    },
  },
  discard: {
    teachersOnly: true,
    async run({ value, at }, { homework }) {
      await homework.change(value, ({ state }) =>
        state.draft ? { ...state, cancelled: true, closedAt: at } : state,
      )
      return privateReply(text('Discarded. Nothing was posted.'))
    },
  },
}
