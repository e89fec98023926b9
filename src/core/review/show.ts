/** A review in the student's own words: the question, the answer with its four grades, the end of the day. */
import type { LibraryView } from '../library.ts'
import { orGone } from '../lookup.ts'
import { press } from '../press.ts'
import {
  type Block,
  type Button,
  type Form,
  type Reply,
  button,
  buttons,
  heading,
  note,
  text,
  whisper,
} from '../reply.ts'
import { faceOf } from './face.ts'
import { type Grade, grades, graded } from './memory.ts'
import type { Queue } from './queue.ts'
import { type KeptCard, keyOf } from './review-store.ts'

const gradeWords: Readonly<Record<Grade, string>> = {
  again: 'Not yet',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
}

/** The longest answer that can be typed; the endings of lines are shorter. */
const longestAnswer = 300

/** A card and which of its askings is meant, so that an old button grades nothing twice. */
export function askingOf({ ref, memory }: KeptCard): string {
  return `${keyOf(ref)}/${memory.reps}`
}

export function questionReply(library: LibraryView, card: KeptCard, { left }: Queue): Reply {
  const face = orGone(faceOf(library, card.ref))
  const typed =
    face.accept === undefined ? [] : [button('Type it', press('review', 'type', askingOf(card)))]
  return whisper(
    note(left === 1 ? 'The last card for today' : `${left} cards for today`),
    ...face.question,
    buttons(...typed, button('Show', press('review', 'show', askingOf(card)), 'primary')),
  )
}

/** Asks for the end of a line in the student's own typing. */
export function answerForm(card: KeptCard): Form {
  return {
    title: 'How does it go on?',
    press: press('review', 'typed', askingOf(card)),
    submit: 'Look',
    fields: [
      {
        kind: 'text',
        name: 'words',
        label: 'The rest, as you remember it',
        hint: 'Small slips do not matter.',
        required: true,
        long: false,
        maxLength: longestAnswer,
      },
    ],
  }
}

/** The answer with what each grade would mean; `before` is what the student typed and how it compares. */
export function answerReply(
  library: LibraryView,
  card: KeptCard,
  at: number,
  before: readonly Block[] = [],
): Reply {
  const face = orGone(faceOf(library, card.ref))
  return whisper(
    ...face.question,
    ...before,
    ...face.answer,
    text('How well did you know it?'),
    buttons(...grades.map((grade) => gradeButton(card, grade, at))),
    buttons(button('Take this card out', press('review', 'drop', keyOf(card.ref)))),
  )
}

function gradeButton(card: KeptCard, grade: Grade, at: number): Button {
  const { due } = graded(card.memory, grade, at)
  return button(
    `${gradeWords[grade]} · ${spanWords(due - at)}`,
    press('review', 'grade', `${askingOf(card)}/${grade}`),
  )
}

/** When there is nothing left to ask today. */
export function restReply({ held, later }: Queue, total: number, at: number): Reply {
  if (total === 0) {
    return whisper(
      heading('You have no review cards yet'),
      text(
        'Press ',
        { strong: 'Save' },
        ' under a line or a term, or start a deck with ',
        { code: 'review start' },
        '.',
      ),
      note('Only you ever see your cards.'),
    )
  }
  return whisper(
    heading('That is all for today'),
    ...(later === undefined ? [] : [text(`The next card comes in ${spanWords(later - at)}.`)]),
    ...(held === 0
      ? []
      : [
          text(`${held === 1 ? '1 more card waits' : `${held} more cards wait`} for another day.`),
          note('More cards a day: ', { code: 'review settings' }, '.'),
        ]),
  )
}

/** A span of time as people say it: 10 minutes, 3 days, 2 months. */
function spanWords(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return counted(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  if (hours < 24) return counted(hours, 'hour')
  const days = Math.round(hours / 24)
  if (days < 60) return counted(days, 'day')
  return days < 700
    ? counted(Math.round(days / 30.4), 'month')
    : counted(Math.round(days / 365), 'year')
}

export function counted(count: number, word: string): string {
  return `${count} ${word}${count === 1 ? '' : 's'}`
}
