import { action, defineCommandGroup } from '../src/core/command.ts'
import { readTime, readZone, suggestZones } from '../src/core/daily/calendar-words.ts'
import { UserError } from '../src/core/errors.ts'
import { orGone } from '../src/core/lookup.ts'
import { missedItems } from '../src/core/quiz/receipts.ts'
import { accepts } from '../src/core/quiz/typed.ts'
import {
  type Answer,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  text,
  whisper,
} from '../src/core/reply.ts'
import { press } from '../src/core/press.ts'
import { cardFor, decksOf, findDeck, readRef } from '../src/core/review/deck.ts'
import { type OpenReviews, queueNow } from '../src/core/review/desk.ts'
import { exportCards } from '../src/core/review/export.ts'
import { faceOf } from '../src/core/review/face.ts'
import { nextReminder } from '../src/core/review/habits.ts'
import { type Grade, graded, grades } from '../src/core/review/memory.ts'
import { type Habits, type KeptCard, keyOf } from '../src/core/review/review-store.ts'
import {
  answerForm,
  answerReply,
  askingOf,
  counted,
  questionReply,
  restReply,
} from '../src/core/review/show.ts'

/** `/review`: private flashcards that come back when they are about to be forgotten. Nobody else ever sees them. */
export default defineCommandGroup({
  name: 'review',
  summary: 'Private review cards that come back at the right time',
  usual: 'today',
  actions: {
    today: action({
      summary: 'Review the cards that are due today; only you see them',
      audience: 'person',
      options: {},
      run: async ({ at }, { review }) => nextReply(await review.open(), at),
    }),
    start: action({
      summary: 'Start a deck: a character’s lines, the terms of this part, a scene',
      audience: 'person',
      options: {
        deck: {
          kind: 'text',
          summary: 'Which cards to add, such as lines of a character, or terms',
          required: true,
          maxLength: 120,
          suggest(typed, { library }) {
            const words = typed.trim().toLowerCase()
            return decksOf(library)
              .filter(({ title }) => title.toLowerCase().includes(words))
              .map(({ id, title, refs }) => ({
                label: `${title} (${refs.length})`.slice(0, 75),
                value: id,
              }))
          },
        },
      },
      async run({ options, at }, { review }) {
        const open = await review.open()
        const { title, refs } = findDeck(open.library, options.deck)
        const added = await open.add(refs, at)
        const others = refs.length - added
        return whisper(
          heading(title),
          text(
            added === 0 ? 'You have all of its cards already.' : `${counted(added, 'card')} added.`,
            added > 0 && others > 0 ? ` You had ${others} of them already.` : '',
          ),
          buttons(button('Review now', press('review', 'next'), 'primary')),
        )
      },
    }),
    settings: action({
      summary: 'Cards a day, and a quiet reminder in your own time zone',
      audience: 'person',
      options: {
        limit: { kind: 'integer', summary: 'Different cards a day', min: 1, max: 200 },
        reminder: {
          kind: 'text',
          summary: 'Time of a daily reminder, such as 18:30; off for none',
          maxLength: 20,
        },
        timezone: {
          kind: 'text',
          summary: 'Where you live, such as Europe/London',
          maxLength: 60,
          suggest: (typed) => suggestZones(typed),
        },
      },
      async run({ options, at }, { review }) {
        const open = await review.open()
        const before = await open.habits()
        const habits = changed(before, options)
        if (Object.keys(options).length > 0) {
          await open.setHabits(habits, nextReminder(habits, at), at)
        }
        return habitsReply(habits)
      },
    }),
    export: action({
      summary: 'Take your cards along, for a spreadsheet and for Anki',
      audience: 'person',
      options: {},
      run: async (_invocation, { review }) => exportReply(await review.open()),
    }),
  },
  presses: {
    next: { run: async ({ at }, { review }) => nextReply(await review.open(), at) },
    export: { run: async (_press, { review }) => exportReply(await review.open()) },
    save: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        const added = await open.add([orGone(cardFor(open.library, value))], at)
        return whisper(
          text(added === 1 ? 'Saved to your review cards.' : 'This is among your cards already.'),
          note('Only you see them: ', { code: 'review' }, '.'),
        )
      },
    },
    missed: {
      async run({ value, person, at }, { review, quiz }) {
        const result = await quiz.result(value)
        if (result === undefined) throw new UserError('This quiz is no longer here.')
        const missed = missedItems(result, person.id)
        if (missed.length === 0) throw new UserError('Nothing was missed in this quiz.')
        const open = await review.open()
        const cards = missed.flatMap(({ id }) => cardFor(open.library, `quiz/${id}`) ?? [])
        const added = await open.add(cards, at)
        return whisper(
          text(
            added === 0
              ? 'What you missed is among your review cards already.'
              : `${counted(added, 'card')} added. Only you see them.`,
          ),
          buttons(button('Review now', press('review', 'next'), 'primary')),
        )
      },
    },
    show: {
      run: ({ value, at }, { review }) =>
        asked(review.open(), value, at, (card, { library }) => answerReply(library, card, at)),
    },
    type: {
      run: ({ value, at }, { review }) =>
        asked(review.open(), value, at, (card) => answerForm(card)),
    },
    typed: {
      run: ({ value, at, fields }, { review }) =>
        asked(review.open(), value, at, (card, { library }) => {
          const [words = ''] = fields['words'] ?? []
          const right = accepts(faceOf(library, card.ref)?.accept ?? [], words)
          return answerReply(library, card, at, [
            text('You wrote: ', { em: words }),
            text({ strong: right ? 'That is it.' : 'Compare it with the line:' }),
          ])
        }),
    },
    grade: {
      async run({ value, at }, { review }) {
        const [, asking = '', chosen] = /^(.+)\/([a-z]+)$/.exec(value) ?? []
        const grade = grades.find((each) => each === chosen)
        if (grade === undefined) throw new UserError('Please use the buttons under the answer.')
        return asked(review.open(), asking, at, (card, open) => gradeCard(open, card, grade, at))
      },
    },
    drop: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        const ref = readRef(value)
        const removed = ref !== undefined && (await open.remove(ref))
        const next = await nextReply(open, at)
        const told = text(removed ? 'The card is out of your reviews.' : 'It is out already.')
        return { ...next, blocks: [told, ...next.blocks] }
      },
    },
  },
})

async function nextReply(open: OpenReviews, at: number): Promise<Reply> {
  const queue = await queueNow(open, at)
  return queue.next === undefined
    ? restReply(queue, queue.total, at)
    : questionReply(open.library, queue.next, queue)
}

/** Goes on with the card that a button is about, or with the next one where it has been graded since. */
async function asked(
  opening: Promise<OpenReviews>,
  asking: string,
  at: number,
  work: (card: KeptCard, open: OpenReviews) => Answer | Promise<Answer>,
): Promise<Answer> {
  const open = await opening
  const key = asking.replace(/\/\d+$/, '')
  const card = orGone((await open.cards()).find(({ ref }) => keyOf(ref) === key))
  orGone(faceOf(open.library, card.ref))
  return askingOf(card) === asking ? work(card, open) : nextReply(open, at)
}

async function gradeCard(
  open: OpenReviews,
  card: KeptCard,
  grade: Grade,
  at: number,
): Promise<Reply> {
  // Where it was graded a moment ago the grade stands, and the next card comes all the same.
  await open.grade(card, grade, at, graded(card.memory, grade, at))
  return nextReply(open, at)
}

async function exportReply(open: OpenReviews): Promise<Reply> {
  const cards = await open.cards()
  if (cards.length === 0) throw new UserError('You have no review cards to take along yet.')
  return whisper(
    heading('Your review cards'),
    text('A table for a spreadsheet, and a file for Anki (File, Import).'),
    ...exportCards(open.library, cards),
  )
}

function changed(
  before: Habits,
  options: { readonly limit?: number; readonly reminder?: string; readonly timezone?: string },
): Habits {
  const { reminder: known, ...rest } = before
  const words = options.reminder?.toLowerCase()
  const reminder = words === undefined ? known : words === 'off' ? undefined : readTime(words)
  if (words !== undefined && words !== 'off' && before.zone === 'UTC' && !options.timezone) {
    throw new UserError(
      'In which time zone? Add ',
      { code: 'timezone:Europe/London' },
      ', or where you live.',
    )
  }
  return {
    ...rest,
    ...(options.limit === undefined ? {} : { limit: options.limit }),
    ...(options.timezone === undefined ? {} : { zone: readZone(options.timezone) }),
    ...(reminder === undefined ? {} : { reminder }),
  }
}

function habitsReply({ limit, zone, reminder }: Habits): Reply {
  return whisper(
    heading('How you review'),
    facts(
      fact('Cards a day', String(limit)),
      fact('Time zone', zone.replaceAll('_', ' ')),
      fact('Reminder', reminder === undefined ? 'none' : `${reminder}, when cards are due`),
    ),
    note('Change it with ', { code: 'review settings limit:10 reminder:18:30' }, '.'),
  )
}
