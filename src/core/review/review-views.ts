/** A review in the student's own words: the question, the answer with its four grades, the end of the day. */
import { formatCount } from '../reply/format.ts'
import type { Library } from '../pack/library.ts'
import { requireItem } from '../lookup/find-item.ts'
import { componentId } from '../command/component-id.ts'
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
  privateReply,
} from '../reply/reply.ts'
import { toFlashcard } from './to-flashcard.ts'
import { type Grade, grades, applyGrade } from './fsrs.ts'
import type { Queue } from './queue.ts'
import { type ReviewCard, cardKey } from './review-store.ts'

const gradeLabels: Readonly<Record<Grade, string>> = {
  again: 'Not yet',
  hard: 'Hard',
  good: 'Good',
  easy: 'Easy',
}

/** The longest answer that can be typed; the endings of lines are shorter. */
const maxAnswerLength = 300

/** A card and which of its askings is meant, so that an old button grades nothing twice. */
export function attemptKey({ ref, memory }: ReviewCard): string {
  return `${cardKey(ref)}/${memory.reps}`
}

export function flashcardQuestionView(library: Library, card: ReviewCard, { left }: Queue): Reply {
  const face = requireItem(toFlashcard(library, card.ref))
  const typed =
    face.accept === undefined
      ? []
      : [button('Type it', componentId('review', 'type', attemptKey(card)))]
  return privateReply(
    note(left === 1 ? 'The last card for today' : `${left} cards for today`),
    ...face.question,
    buttons(...typed, button('Show', componentId('review', 'show', attemptKey(card)), 'primary')),
  )
}

/** Asks for the end of a line in the student's own typing. */
export function flashcardAnswerForm(card: ReviewCard): Form {
  return {
    title: 'How does it go on?',
    press: componentId('review', 'typed', attemptKey(card)),
    submit: 'Look',
    fields: [
      {
        kind: 'text',
        name: 'words',
        label: 'The rest, as you remember it',
        hint: 'Small slips do not matter.',
        required: true,
        long: false,
        maxLength: maxAnswerLength,
      },
    ],
  }
}

/** The answer with what each grade would mean; `before` is what the student typed and how it compares. */
export function flashcardAnswerView(
  library: Library,
  card: ReviewCard,
  at: number,
  before: readonly Block[] = [],
): Reply {
  const face = requireItem(toFlashcard(library, card.ref))
  return privateReply(
    ...face.question,
    ...before,
    ...face.answer,
    text('How well did you know it?'),
    buttons(...grades.map((grade) => gradeButton(card, grade, at))),
    buttons(button('Take this card out', componentId('review', 'drop', cardKey(card.ref)))),
  )
}

function gradeButton(card: ReviewCard, grade: Grade, at: number): Button {
  const { due } = applyGrade(card.memory, grade, at)
  return button(
    `${gradeLabels[grade]} · ${formatDuration(due - at)}`,
    componentId('review', 'grade', `${attemptKey(card)}/${grade}`),
  )
}

/** When there is nothing left to ask today. */
export function reviewDoneView({ overLimit, nextDueAt }: Queue, total: number, at: number): Reply {
  if (total === 0) {
    return privateReply(
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
  return privateReply(
    heading('That is all for today'),
    ...(nextDueAt === undefined
      ? []
      : [text(`The next card comes in ${formatDuration(nextDueAt - at)}.`)]),
    ...(overLimit === 0
      ? []
      : [
          text(
            `${overLimit === 1 ? '1 more card waits' : `${overLimit} more cards wait`} for another day.`,
          ),
          note('More cards a day: ', { code: 'review settings' }, '.'),
        ]),
  )
}

/** A span of time as people say it: 10 minutes, 3 days, 2 months. */
function formatDuration(ms: number): string {
  const minutes = Math.max(1, Math.round(ms / 60_000))
  if (minutes < 60) return formatCount(minutes, 'minute')
  const hours = Math.round(minutes / 60)
  if (hours < 24) return formatCount(hours, 'hour')
  const days = Math.round(hours / 24)
  if (days < 60) return formatCount(days, 'day')
  return days < 700
    ? formatCount(Math.round(days / 30.4), 'month')
    : formatCount(Math.round(days / 365), 'year')
}
