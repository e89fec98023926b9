/** Flashcards as files: a table for a spreadsheet, and text that Anki imports. */
import type { Library } from '../pack/library.ts'
import { toPlainText } from '../reply/plain-text.ts'
import { toCsv } from '../reply/csv.ts'
import { type Block, file } from '../reply/reply.ts'
import { dueAt } from './fsrs.ts'
import { toFlashcard } from './to-flashcard.ts'
import { type ReviewCard, cardKey } from './review-store.ts'
import { formatStudyDay, studyDay } from './study-day.ts'

/** When a file is made, and in which zone the student’s days are counted. */
interface ExportTime {
  readonly at: number
  readonly zone: string
}

/** Leaves out cards whose items are not in view: the class may not have reached them, and a file is there to stay. */
export function exportCards(
  library: Library,
  cards: readonly ReviewCard[],
  { at, zone }: ExportTime,
): readonly Block[] {
  const shown = cards
    .flatMap((card) => {
      const flashcard = toFlashcard(library, card.ref)
      if (flashcard === undefined) return []
      const front = toPlainText({ blocks: flashcard.question })
      return [{ card, front, back: toPlainText({ blocks: flashcard.answer }) }]
    })
    .toSorted((a, b) => (cardKey(a.card.ref) < cardKey(b.card.ref) ? -1 : 1))
  const { id } = library.pack
  const rows = shown.map(({ card: { ref, memory }, front, back }) => [
    cardKey(ref),
    front,
    back,
    formatStudyDay(studyDay(zone, dueAt(memory, zone, at))),
    memory.interval,
    memory.reps,
    memory.lapses,
  ])
  const header = [
    'Card',
    'Question',
    'Answer',
    'Due',
    'Days between reviews',
    'Times graded',
    'Times forgotten',
  ]
  const notes = shown.map(({ card: { ref }, front, back }) =>
    [cardKey(ref), front, back, `${id} ${ref.kind}`].map((cell) => quoteField(cell)).join('\t'),
  )
  return [
    file(`${id}-cards.csv`, 'text/csv', toCsv([header, ...rows])),
    file(`${id}-anki.txt`, 'text/plain', [...ankiHeader, ...notes, ''].join('\n')),
  ]
}

/** https://docs.ankiweb.net/importing/text-files.html; the first column identifies the note, so importing again updates it. */
const ankiHeader = ['#separator:tab', '#html:false', '#guid column:1', '#tags column:4'] as const

/** Quotes a field if Anki would otherwise end it early or take it for a header. */
function quoteField(text: string): string {
  return /["\t\n]/.test(text) || text.startsWith('#') ? `"${text.replaceAll('"', '""')}"` : text
}
