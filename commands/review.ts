import { foldLetters } from '../src/core/reply/fold-letters.ts'
import { formatCount } from '../src/core/reply/format.ts'
import {
  type ActionHandler,
  type ActionRequest,
  subcommand,
  defineCommandGroup,
} from '../src/core/command/command.ts'
import { UserError } from '../src/core/reply/user-error.ts'
import { truncate } from '../src/core/reply/truncate.ts'
import { requireItem } from '../src/core/lookup/find-item.ts'
import { missedItems } from '../src/core/quiz/views/feedback.ts'
import { matchesAnswer } from '../src/core/quiz/match-answer.ts'
import type { ReplyOrForm } from '../src/core/reply/form.ts'
import { type Reply, buttons, heading, text, privateReply } from '../src/core/reply/reply.ts'
import { findCardRef, listDecks, findDeck, parseCardKey } from '../src/core/review/decks.ts'
import {
  classDeckActions,
  classDeckSubcommands,
} from '../src/core/review/class-deck-subcommands.ts'
import { addDeck, decksView } from '../src/core/review/deck-views.ts'
import { missedRunActions, missedSubcommand } from '../src/core/review/missed-subcommand.ts'
import { settingsSubcommand } from '../src/core/review/settings-subcommand.ts'
import { type OpenReviews, findStudyZone, loadQueue } from '../src/core/review/review-service.ts'
import { saveCard } from '../src/core/review/save-card.ts'
import { exportCards } from '../src/core/review/export-cards.ts'
import { beginValue, tenDoneView, welcomeBackView } from '../src/core/review/sitting-views.ts'
import { studyDay } from '../src/core/review/study-day.ts'
import { toFlashcard } from '../src/core/review/to-flashcard.ts'
import { type ReviewModel, applyGrade, grades } from '../src/core/review/fsrs.ts'
import { type ReviewCard, cardKey } from '../src/core/review/review-store.ts'
import {
  flashcardAnswerForm,
  flashcardAnswerView,
  attemptKey,
  flashcardQuestionView,
  reviewDoneView,
  reviewNowButton,
} from '../src/core/review/review-views.ts'

/** `/review`: private flashcards that come back shortly before they would be forgotten. Nobody else can see them. */
export default defineCommandGroup({
  name: 'review',
  alsoCalled: ['flashcards', 'cards', 'revise', 'revision', 'practise', 'practice'],
  summary: 'Private flashcards that come back just before you forget them',
  followsPerson: true,
  defaultSubcommand: 'today',
  wordsSubcommand: 'start',
  subcommands: {
    today: subcommand({
      summary: 'Review the cards due today; only you can see them',
      audience: 'person',
      options: {},
      run: async ({ at }, { review }) => firstCardView(await review.open(), at),
    }),
    start: subcommand({
      summary: 'Add a deck: a character’s lines, a scene, or the terms from this part',
      audience: 'person',
      options: {
        deck: {
          kind: 'text',
          summary: 'Which cards to add, such as a character’s lines, or terms',
          maxLength: 120,
          suggest(typed, { library }) {
            const words = foldLetters(typed.trim())
            return listDecks(library)
              .filter(({ title }) => foldLetters(title).includes(words))
              .map(({ id, title, refs }) => ({
                label: truncate(`${title} (${refs.length})`, 75),
                value: id,
              }))
          },
        },
      },
      async run({ options, at }, { review }) {
        const open = await review.open()
        return options.deck === undefined
          ? decksView(open.library)
          : addDeck(open, findDeck(open.library, options.deck), at)
      },
    }),
    missed: missedSubcommand,
    ...classDeckSubcommands,
    settings: settingsSubcommand,
    export: subcommand({
      summary: 'Export your cards for a spreadsheet or Anki',
      audience: 'person',
      limit: 'strict',
      options: {},
      run: async ({ at }, { review }) => exportView(await review.open(), at),
    }),
  },
  actions: {
    decks: { run: async (_request, { review }) => decksView((await review.open()).library) },
    add: {
      async run({ chosen: [id = ''], at }, { review }) {
        const open = await review.open()
        return addDeck(open, findDeck(open.library, id), at)
      },
    },
    ...classDeckActions,
    ...missedRunActions,
    next: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        return value === beginValue ? nextCardView(open, at) : firstCardView(open, at)
      },
    },
    export: {
      limit: 'strict',
      run: async ({ at }, { review }) => exportView(await review.open(), at),
    },
    save: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        return saveCard(open, requireItem(findCardRef(open.library, value)), at)
      },
    },
    missed: {
      async run({ value, at }, { review, quiz }) {
        const result = await quiz.result(value)
        if (result === undefined) throw new UserError('This quiz is no longer available.')
        const missed = missedItems(result, result.me)
        if (missed.length === 0) throw new UserError('You didn’t miss anything in this quiz.')
        const open = await review.open()
        const cards = missed.flatMap(({ id }) => findCardRef(open.library, `quiz/${id}`) ?? [])
        const added = await open.add(cards, at)
        return privateReply(
          text(
            added === 0
              ? 'What you missed is already in your flashcards.'
              : `Added ${formatCount(added, 'flashcard')}. Only you can see them.`,
          ),
          buttons(reviewNowButton),
        )
      },
    },
    show: onCard((card, { library }, time) => flashcardAnswerView(library, card, time)),
    type: onCard((card) => flashcardAnswerForm(card)),
    typed: onCard((card, { library }, time) => {
      const [words = ''] = time.fields['words'] ?? []
      const isRight = matchesAnswer(
        toFlashcard(library, card.ref)?.accept ?? [],
        words,
        library.pack.language,
      )
      const view = flashcardAnswerView(library, card, time, [
        text('You wrote: ', { em: words }),
        text({ strong: isRight ? 'That’s right.' : 'Compare it with the line:' }),
      ])
      return { ...view, tone: isRight ? 'right' : 'wrong' }
    }),
    grade: onCard(async (card, open, { value, at, zone, model }) => {
      const grade = grades.find((each) => value.endsWith(`/${each}`))
      if (grade === undefined) throw new UserError('Use the buttons under the answer.')
      // If it was graded a moment ago that grade stands, and the next card comes anyway.
      await open.grade(card, grade, at, applyGrade(card.memory, grade, at, zone, model))
      const { last } = card.memory
      const isRepeat = last !== undefined && studyDay(zone, last) === studyDay(zone, at)
      const pause = isRepeat ? undefined : tenDoneView(await loadQueue(open, at))
      return pause ?? nextCardView(open, at)
    }),
    drop: {
      async run({ value, at }, { review }) {
        const open = await review.open()
        const ref = parseCardKey(value)
        const removed = ref !== undefined && (await open.remove(ref))
        const next = await nextCardView(open, at)
        const result = text(removed ? 'Card removed.' : 'This card was already removed.')
        return { ...next, blocks: [result, ...next.blocks] }
      },
    },
  },
})

/** Somebody who comes back after a break is welcomed first. */
async function firstCardView(open: OpenReviews, at: number): Promise<Reply> {
  return welcomeBackView(await loadQueue(open, at), at) ?? nextCardView(open, at)
}

async function nextCardView(open: OpenReviews, at: number): Promise<Reply> {
  const queue = await loadQueue(open, at)
  return queue.next === undefined
    ? reviewDoneView(queue, at)
    : flashcardQuestionView(open.library, queue.next, queue)
}

/** A button on a card, perhaps with a grade. If the card has been graded since, the next one comes instead. */
function onCard(
  reply: (
    card: ReviewCard,
    open: OpenReviews,
    request: ActionRequest & { readonly zone: string; readonly model: ReviewModel },
  ) => ReplyOrForm | Promise<ReplyOrForm>,
): ActionHandler {
  return {
    async run(request, { review }) {
      const [attempt, key] = /^(.+)\/\d+(?=\/[a-z]+$|$)/.exec(request.value) ?? []
      const open = await review.open()
      const card = requireItem((await open.cards()).find(({ ref }) => cardKey(ref) === key))
      requireItem(toFlashcard(open.library, card.ref))
      if (attemptKey(card) !== attempt) return nextCardView(open, request.at)
      const [zone, model] = await Promise.all([findStudyZone(open), open.settings()])
      return reply(card, open, { ...request, zone, model })
    },
  }
}

async function exportView(open: OpenReviews, at: number): Promise<Reply> {
  const cards = await open.cards()
  if (cards.length === 0) throw new UserError('You have no flashcards to export yet.')
  return privateReply(
    heading('Your flashcards'),
    text('One file for a spreadsheet, and one for Anki (choose File, then Import).'),
    ...exportCards(open.library, cards, { at, zone: await findStudyZone(open) }),
  )
}
