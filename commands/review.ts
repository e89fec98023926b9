import { formatCount } from '../src/core/reply/format.ts'
import { subcommand, defineCommandGroup } from '../src/core/command/command.ts'
import { parseTime, parseTimeZone, suggestTimeZones } from '../src/core/daily/parse-calendar.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { requireItem } from '../src/core/lookup/find-item.ts'
import { missedItems } from '../src/core/quiz/views/feedback.ts'
import { matchesAnswer } from '../src/core/quiz/match-answer.ts'
import {
  type ReplyOrForm,
  type Reply,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  text,
  privateReply,
} from '../src/core/reply/reply.ts'
import { componentId } from '../src/core/command/component-id.ts'
import { findCardRef, listDecks, findDeck, parseCardKey } from '../src/core/review/decks.ts'
import { type OpenReviews, loadQueue } from '../src/core/review/review-service.ts'
import { exportCards } from '../src/core/review/export-cards.ts'
import { toFlashcard } from '../src/core/review/to-flashcard.ts'
import { nextReminder } from '../src/core/review/reminders.ts'
import { type Grade, applyGrade, grades } from '../src/core/review/fsrs.ts'
import { type ReviewSettings, type ReviewCard, cardKey } from '../src/core/review/review-store.ts'
import {
  flashcardAnswerForm,
  flashcardAnswerView,
  attemptKey,
  flashcardQuestionView,
  reviewDoneView,
} from '../src/core/review/review-views.ts'

/** `/review`: private flashcards that come back when they are about to be forgotten. Nobody else ever sees them. */
export default defineCommandGroup({
  name: 'review',
  summary: 'Private review cards that come back at the right time',
  defaultSubcommand: 'today',
  subcommands: {
    today: subcommand({
      summary: 'Review the cards that are due today; only you see them',
      audience: 'person',
      options: {},
      run: async ({ at }, { review }) => nextCardView(await review.open(), at),
    }),
    start: subcommand({
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
            return listDecks(library)
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
        return privateReply(
          heading(title),
          text(
            added === 0
              ? 'You have all of its cards already.'
              : `${formatCount(added, 'card')} added.`,
            added > 0 && others > 0 ? ` You had ${others} of them already.` : '',
          ),
          buttons(button('Review now', componentId('review', 'next'), 'primary')),
        )
      },
    }),
    settings: subcommand({
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
          suggest: (typed) => suggestTimeZones(typed),
        },
      },
      async run({ options, at }, { review }) {
        const open = await review.open()
        const before = await open.settings()
        const habits = mergeReviewSettings(before, options)
        if (Object.keys(options).length > 0) {
          await open.saveSettings(habits, nextReminder(habits, at), at)
        }
        return reviewSettingsView(habits)
      },
    }),
    export: subcommand({
      summary: 'Take your cards along, for a spreadsheet and for Anki',
      audience: 'person',
      options: {},
      run: async (_invocation, { review }) => exportView(await review.open()),
    }),
  },
  actions: {
    next: { run: async ({ at }, { review }) => nextCardView(await review.open(), at) },
    export: { run: async (_press, { review }) => exportView(await review.open()) },
    save: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        const added = await open.add([requireItem(findCardRef(open.library, value))], at)
        return privateReply(
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
        const cards = missed.flatMap(({ id }) => findCardRef(open.library, `quiz/${id}`) ?? [])
        const added = await open.add(cards, at)
        return privateReply(
          text(
            added === 0
              ? 'What you missed is among your review cards already.'
              : `${formatCount(added, 'card')} added. Only you see them.`,
          ),
          buttons(button('Review now', componentId('review', 'next'), 'primary')),
        )
      },
    },
    show: {
      run: ({ value, at }, { review }) =>
        continueReview(review.open(), value, at, (card, { library }) =>
          flashcardAnswerView(library, card, at),
        ),
    },
    type: {
      run: ({ value, at }, { review }) =>
        continueReview(review.open(), value, at, (card) => flashcardAnswerForm(card)),
    },
    typed: {
      run: ({ value, at, fields }, { review }) =>
        continueReview(review.open(), value, at, (card, { library }) => {
          const [words = ''] = fields['words'] ?? []
          const right = matchesAnswer(toFlashcard(library, card.ref)?.accept ?? [], words)
          return flashcardAnswerView(library, card, at, [
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
        return continueReview(review.open(), asking, at, (card, open) =>
          gradeCard(open, card, grade, at),
        )
      },
    },
    drop: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        const ref = parseCardKey(value)
        const removed = ref !== undefined && (await open.remove(ref))
        const next = await nextCardView(open, at)
        const told = text(removed ? 'The card is out of your reviews.' : 'It is out already.')
        return { ...next, blocks: [told, ...next.blocks] }
      },
    },
  },
})

async function nextCardView(open: OpenReviews, at: number): Promise<Reply> {
  const queue = await loadQueue(open, at)
  return queue.next === undefined
    ? reviewDoneView(queue, queue.total, at)
    : flashcardQuestionView(open.library, queue.next, queue)
}

/** Goes on with the card that a button is about, or with the next one where it has been graded since. */
async function continueReview(
  opening: Promise<OpenReviews>,
  asking: string,
  at: number,
  work: (card: ReviewCard, open: OpenReviews) => ReplyOrForm | Promise<ReplyOrForm>,
): Promise<ReplyOrForm> {
  const open = await opening
  const key = asking.replace(/\/\d+$/, '')
  const card = requireItem((await open.cards()).find(({ ref }) => cardKey(ref) === key))
  requireItem(toFlashcard(open.library, card.ref))
  return attemptKey(card) === asking ? work(card, open) : nextCardView(open, at)
}

async function gradeCard(
  open: OpenReviews,
  card: ReviewCard,
  grade: Grade,
  at: number,
): Promise<Reply> {
  // Where it was graded a moment ago the grade stands, and the next card comes all the same.
  await open.grade(card, grade, at, applyGrade(card.memory, grade, at))
  return nextCardView(open, at)
}

async function exportView(open: OpenReviews): Promise<Reply> {
  const cards = await open.cards()
  if (cards.length === 0) throw new UserError('You have no review cards to take along yet.')
  return privateReply(
    heading('Your review cards'),
    text('A table for a spreadsheet, and a file for Anki (File, Import).'),
    ...exportCards(open.library, cards),
  )
}

function mergeReviewSettings(
  before: ReviewSettings,
  options: { readonly limit?: number; readonly reminder?: string; readonly timezone?: string },
): ReviewSettings {
  const { reminder: known, ...rest } = before
  const words = options.reminder?.toLowerCase()
  const reminder = words === undefined ? known : words === 'off' ? undefined : parseTime(words)
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
    ...(options.timezone === undefined ? {} : { zone: parseTimeZone(options.timezone) }),
    ...(reminder === undefined ? {} : { reminder }),
  }
}

function reviewSettingsView({ limit, zone, reminder }: ReviewSettings): Reply {
  return privateReply(
    heading('How you review'),
    facts(
      fact('Cards a day', String(limit)),
      fact('Time zone', zone.replaceAll('_', ' ')),
      fact('Reminder', reminder === undefined ? 'none' : `${reminder}, when cards are due`),
    ),
    note('Change it with ', { code: 'review settings limit:10 reminder:18:30' }, '.'),
  )
}
