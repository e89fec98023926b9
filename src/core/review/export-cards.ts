/** Review cards to take along: as a table for a spreadsheet, and as a file that Anki imports. */
import type { Library } from '../pack/library.ts'
import { toPlainText } from '../reply/plain-text.ts'
import { toCsv } from '../reply/csv.ts'
import type { Block } from '../reply/reply.ts'
import { toFlashcard } from './to-flashcard.ts'
import { type ReviewCard, cardKey } from './review-store.ts'

/** Only cards whose items are in view: a file lasts, and the class may not be there yet. */
export function exportCards(library: Library, cards: readonly ReviewCard[]): readonly Block[] {
  const shown = cards
    .flatMap((card) => {
      const face = toFlashcard(library, card.ref)
      if (face === undefined) return []
      const front = toPlainText({ blocks: face.question })
      return [{ card, front, back: toPlainText({ blocks: face.answer }) }]
    })
    .toSorted((a, b) => (cardKey(a.card.ref) < cardKey(b.card.ref) ? -1 : 1))
  const { id } = library.pack
  const rows = shown.map(({ card: { ref, memory }, front, back }) => [
    cardKey(ref),
    front,
    back,
    new Date(memory.due).toISOString(),
    memory.interval,
    memory.reps,
    memory.lapses,
  ])
  const head = ['card', 'question', 'answer', 'due', 'interval in days', 'grades', 'lapses']
  return [
    {
      kind: 'file',
      name: `${id}-cards.csv`,
      mediaType: 'text/csv',
      content: toCsv([head, ...rows]),
    },
    {
      kind: 'file',
      name: `${id}-anki.txt`,
      mediaType: 'text/plain',
      content: [
        ...ankiHead,
        ...shown.map(({ card, front, back }) =>
          [cardKey(card.ref), front, back, `${id} ${card.ref.kind}`]
            .map((cell) => field(cell))
            .join('\t'),
        ),
        '',
      ].join('\n'),
    },
  ]
}

/** https://docs.ankiweb.net/importing/text-files.html; the first column is the note's own id, so a second import updates. */
const ankiHead = ['#separator:tab', '#html:false', '#guid column:1', '#tags column:4'] as const

/** Quoted wherever Anki would take a sign for the end of a field. */
function field(words: string): string {
  return /["\t\n]/.test(words) || words.startsWith('#') ? `"${words.replaceAll('"', '""')}"` : words
}
