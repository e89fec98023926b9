/** The subcommands of `/review` for the class’s flashcards: students look, join and leave; teachers choose the cards. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import type { CommandContext } from '../command/context.ts'
import { dayMs } from '../platform/clock.ts'
import type { QuizService } from '../quiz/quiz-service.ts'
import type { ScoredRound } from '../quiz/quiz-records.ts'
import { mean } from '../quiz/report.ts'
import { formatCount } from '../reply/format.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import type { Reply } from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { type ClassDeck, maxClassCards, minStudents } from './class-deck.ts'
import {
  classDeckView,
  deckInvitation,
  joinedView,
  leftView,
  notInDeckView,
  teacherDeckView,
} from './class-deck-views.ts'
import { findCardRef, findDeck, listDecks, requireNamedDeck } from './decks.ts'
import type { OpenReviews } from './review-service.ts'
import { type CardRef, cardKey } from './review-store.ts'

/** What the class missed is looked for this far back, and what it was asked this week. */
const missedDays = 120
const weekDays = 7

/** A question that most get right needs no card. */
const maxShareRight = 0.8
const maxMissed = 10

const deckOption = {
  kind: 'text',
  maxLength: 120,
  suggest(typed: string, { library }: CommandContext) {
    const words = foldLetters(typed.trim())
    const special = [
      { label: 'What the class missed most', value: 'missed' },
      { label: 'What quizzes asked this week', value: 'week' },
    ]
    const decks = listDecks(library).map(({ id, title, refs }) => ({
      label: truncate(`${title} (${refs.length})`, 75),
      value: id,
    }))
    return [...special, ...decks].filter(({ label }) => foldLetters(label).includes(words))
  },
} as const

export const classDeckSubcommands = {
  class: subcommand({
    summary: 'The flashcards that your teacher chose for the class: join or leave',
    audience: 'person',
    options: {},
    run: async (_request, context) => ownView(await context.review.open(), context),
  }),
  deck: subcommand({
    summary: 'Choose flashcards for the class, and see which ones are forgotten most',
    audience: 'person',
    teachersOnly: true,
    options: {
      add: {
        ...deckOption,
        summary: 'Cards to add: missed, week, terms, or lines by their scene or speaker',
      },
      remove: { ...deckOption, summary: 'Cards to take out, in the same words, or all' },
    },
    async run({ options, at }, { review, quiz }) {
      const open = await review.open()
      const deck = requireDeck(open)
      const said: string[] = []
      if (options.remove !== undefined) {
        const isAll = foldLetters(options.remove.trim()) === 'all'
        const refs = isAll
          ? await deck.cards()
          : await findCards(open, quiz, options.remove, { at, find: requireNamedDeck })
        const removed = await deck.remove(refs)
        said.push(
          removed === 0
            ? 'None of those were there.'
            : `Took out ${formatCount(removed, 'card')}. Whoever has ${removed === 1 ? 'it keeps it' : 'them keeps them'}.`,
        )
      }
      if (options.add !== undefined) {
        said.push(await addCards(deck, await findCards(open, quiz, options.add, { at })))
      }
      return teacherDeckView(open.library, await deck.count(), said.join(' ') || undefined)
    },
  }),
}

export const classDeckActions: ActionHandlers = {
  'join-deck': {
    async run({ at }, { review }) {
      const open = await review.open()
      const deck = await deckWithCards(open)
      await deck.join(open.person, at)
      return joinedView(await deck.receive(open.person, at))
    },
  },
  'leave-deck': {
    async run(_request, { review }) {
      const { classDecks, person } = await review.open()
      for (const deck of classDecks) if (await deck.leave(person)) return leftView()
      return notInDeckView()
    },
  },
  'deck-missed': {
    teachersOnly: true,
    async run({ at }, { review, quiz }) {
      const open = await review.open()
      const deck = requireDeck(open)
      const done = await addCards(deck, await findCards(open, quiz, 'missed', { at }))
      return teacherDeckView(open.library, await deck.count(), done)
    },
  },
  'post-deck': {
    teachersOnly: true,
    async run(_request, { review }) {
      const open = await review.open()
      return deckInvitation(open.library, await (await deckWithCards(open)).cards())
    },
  },
}

async function ownView(open: OpenReviews, { person }: CommandContext): Promise<Reply> {
  const [first] = open.classDecks
  if (person.isTeacher && first !== undefined) {
    return teacherDeckView(open.library, await first.count())
  }
  for (const deck of open.classDecks) {
    const [cards, hasJoined] = await Promise.all([deck.cards(), deck.hasJoined(open.person)])
    if (cards.length > 0 || hasJoined) return classDeckView(open.library, { cards, hasJoined })
  }
  return classDeckView(open.library, { cards: [], hasJoined: false })
}

async function addCards(deck: ClassDeck, refs: readonly CardRef[]): Promise<string> {
  const before = (await deck.cards()).length
  const added = await deck.add(refs)
  if (added > 0) {
    return `Added ${formatCount(added, 'card')}. Whoever has joined gets them with the next review.`
  }
  return before >= maxClassCards
    ? `The class has ${maxClassCards} cards, and there is no room for more. Take some out first.`
    : 'They were all there already.'
}

function requireDeck({ classDecks: [deck] }: OpenReviews): ClassDeck {
  if (deck === undefined) throw new UserError('Please do that in a channel of your class.')
  return deck
}

async function deckWithCards({ classDecks }: OpenReviews): Promise<ClassDeck> {
  for (const deck of classDecks) if ((await deck.cards()).length > 0) return deck
  throw new UserError(
    'The class has no flashcards yet. A teacher can choose some with ',
    {
      command: 'review deck',
    },
    '.',
  )
}

/** Returns the cards that words such as `missed` or `terms` mean, within what the class may see. Throws a UserError if there are none. */
async function findCards(
  open: OpenReviews,
  quiz: QuizService,
  words: string,
  { at, find = findDeck }: { readonly at: number; readonly find?: typeof findDeck },
): Promise<readonly CardRef[]> {
  const typed = foldLetters(words.trim())
  if (typed !== 'missed' && typed !== 'week') return find(open.library, words).refs
  const days = typed === 'week' ? weekDays : missedDays
  const rounds = await quiz.scoredRounds(at - days * dayMs)
  const ids = typed === 'week' ? rounds.map(({ item }) => item.id) : missedMost(rounds)
  const refs = ids.flatMap((id) => findCardRef(open.library, `quiz/${id}`) ?? [])
  if (refs.length === 0) {
    throw new UserError(
      typed === 'week'
        ? 'No quiz has been played in your class this week. Choose other cards, such as '
        : `There aren’t enough quiz answers yet to say what the class missed: it takes ${minStudents} students. Choose other cards, such as `,
      { code: 'add:terms' },
      '.',
    )
  }
  return [...new Map(refs.map((ref) => [cardKey(ref), ref])).values()]
}

/** Returns the ids of the items that the smallest share got right, where enough students answered. */
function missedMost(rounds: readonly ScoredRound[]): readonly string[] {
  return [...Map.groupBy(rounds, ({ item }) => item.id)]
    .map(([id, same]) => {
      const answers = same.flatMap((round) => round.answers)
      const students = new Set(answers.map(({ student }) => student)).size
      return { id, students, share: mean(answers.map(({ credit }) => credit)) }
    })
    .filter(({ students, share }) => students >= minStudents && share < maxShareRight)
    .toSorted((a, b) => a.share - b.share)
    .slice(0, maxMissed)
    .map(({ id }) => id)
}
