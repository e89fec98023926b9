/** Reviewing as replies: the question, the answer with its four grades, and the end for today. */
import { componentId } from '../command/component-id.ts'
import { requireItem } from '../lookup/find-item.ts'
import type { Library } from '../pack/library.ts'
import { formatCount } from '../reply/format.ts'
import type { Form } from '../reply/form.ts'
import {
  type Block,
  type Button,
  type Reply,
  button,
  buttons,
  heading,
  note,
  separator,
  text,
  privateReply,
} from '../reply/reply.ts'
import { type Grade, type ReviewModel, grades, applyGrade } from './fsrs.ts'
import type { FullQueue, Queue } from './review-service.ts'
import { type ReviewCard, cardKey } from './review-store.ts'
import { countStudyDays } from './study-day.ts'
import { toFlashcard } from './to-flashcard.ts'

const gradeLabels: Readonly<Record<Grade, string>> = {
  again: 'Not yet',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
}

const maxAnswerLength = 300

/** Identifies a card and how often it has been graded, so that an old button cannot grade it twice. */
export function attemptKey({ ref, memory }: ReviewCard): string {
  return `${cardKey(ref)}/${memory.reps}`
}

export const reviewNowButton = button('Review now', componentId('review', 'next'), 'primary')

/** For example “2 flashcards are ready to review”. */
export function formatReadyCards(count: number): string {
  return `${formatCount(count, 'flashcard')} ${count === 1 ? 'is' : 'are'} ready to review`
}

export function flashcardQuestionView(library: Library, card: ReviewCard, queue: Queue): Reply {
  const { question, accept } = requireItem(toFlashcard(library, card.ref))
  const attempt = attemptKey(card)
  const view = privateReply(
    note(formatProgress(queue)),
    ...question,
    buttons(accept && button('Type it', componentId('review', 'type', attempt)), {
      ...button('Show answer', componentId('review', 'show', attempt), 'primary'),
      key: ' ',
    }),
  )
  return { ...view, tone: 'question' }
}

/** Returns such as “6 done, 14 to go”; cards that come again count only once the others are done. */
function formatProgress({ left, done, repeats }: Queue): string {
  if (left === 1) return 'Last card for today'
  if (done === 0) return `${left} cards left for today`
  return left === repeats
    ? `${done} done, ${repeats} to repeat`
    : `${done} done, ${left - repeats} to go`
}

export function flashcardAnswerForm(card: ReviewCard): Form {
  return {
    title: 'Type the rest',
    press: componentId('review', 'typed', attemptKey(card)),
    submit: 'Check',
    fields: [
      {
        kind: 'text',
        name: 'words',
        label: 'The rest of the words',
        hint: 'Small mistakes don’t matter.',
        required: true,
        long: false,
        maxLength: maxAnswerLength,
      },
    ],
  }
}

/** Whose answer it is: when, in which zone their days are counted, and how their cards are scheduled. */
interface AnswerTime {
  readonly at: number
  readonly zone: string
  readonly model: ReviewModel
}

/** The answer, with a button for each grade; `result` says how a typed answer compares. */
export function flashcardAnswerView(
  library: Library,
  card: ReviewCard,
  time: AnswerTime,
  result: readonly Block[] = [],
): Reply {
  const { question, answer } = requireItem(toFlashcard(library, card.ref))
  return privateReply(
    // What says how to answer is no longer needed.
    ...question.filter(({ kind }) => kind !== 'note'),
    separator(),
    ...result,
    ...answer,
    separator(),
    text('How well did you know it?'),
    buttons(...grades.map((grade, index) => gradeButton(card, grade, time, String(index + 1)))),
    buttons(button('Remove this card', componentId('review', 'drop', cardKey(card.ref)))),
  )
}

function gradeButton(
  card: ReviewCard,
  grade: Grade,
  { at, zone, model }: AnswerTime,
  key: string,
): Button {
  const { due, interval } = applyGrade(card.memory, grade, at, zone, model)
  const wait = interval === 0 ? formatMinutes(due - at) : formatDays(interval)
  const press = componentId('review', 'grade', `${attemptKey(card)}/${grade}`)
  return { ...button(`${gradeLabels[grade]} · ${wait}`, press), key }
}

/** Shown when nothing is left to review today. */
export function reviewDoneView(
  { overLimit, nextDueAt, total, zone }: FullQueue,
  at: number,
): Reply {
  if (total === 0) {
    return privateReply(
      heading('You have no flashcards yet'),
      text(
        'Press ',
        { strong: 'Save' },
        ' under a line or a term, or add a whole deck with ',
        { command: 'review start' },
        '.',
      ),
      buttons(button('Choose a deck', componentId('review', 'decks'), 'primary')),
      note('Only you can see your cards.'),
    )
  }
  return privateReply(
    heading('That’s all for today'),
    nextDueAt !== undefined && text(`Your next card is due ${formatWait(zone, at, nextDueAt)}.`),
    overLimit > 0 && text(`${formatCount(overLimit, 'more card')} can wait for another day.`),
    overLimit > 0 && note('To see more cards per day, use ', { command: 'review settings' }, '.'),
  )
}

/** Returns “in 10 minutes”, “tomorrow” or “in 3 days”, by the days of the student. */
function formatWait(zone: string, from: number, to: number): string {
  const days = countStudyDays(zone, from, to)
  if (days === 0) return `in ${formatMinutes(to - from)}`
  return days === 1 ? 'tomorrow' : `in ${formatDays(days)}`
}

/** Milliseconds in words, such as “10 minutes” or “2 hours”. */
function formatMinutes(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  return minutes < 60
    ? formatCount(minutes, 'minute')
    : formatCount(Math.round(minutes / 60), 'hour')
}

/** Days in words, such as “3 days” or “2 months”. */
function formatDays(days: number): string {
  if (days < 60) return formatCount(days, 'day')
  if (days < 700) return formatCount(Math.round(days / 30.4), 'month')
  return formatCount(Math.round(days / 365), 'year')
}
