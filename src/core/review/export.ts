/** Review cards to take along: as a table for a spreadsheet, and as a file that Anki imports. */
import type { LibraryView } from '../library.ts'
import { plainText } from '../plain-text.ts'
import { csv } from '../quiz/csv.ts'
import type { Block } from '../reply.ts'
import { faceOf } from './face.ts'
import { type KeptCard, keyOf } from './review-store.ts'

/** Only cards whose items are in view: a file lasts, and the class may not be there yet. */
export function exportCards(library: LibraryView, cards: readonly KeptCard[]): readonly Block[] {
  const shown = cards
    .flatMap((card) => {
      const face = faceOf(library, card.ref)
      if (face === undefined) return []
      const front = plainText({ blocks: face.question })
      return [{ card, front, back: plainText({ blocks: face.answer }) }]
    })
    .toSorted((a, b) => (keyOf(a.card.ref) < keyOf(b.card.ref) ? -1 : 1))
  const { id } = library.pack
  const rows = shown.map(({ card: { ref, memory }, front, back }) => [
    keyOf(ref),
    front,
    back,
    new Date(memory.due).toISOString(),
    memory.interval,
    memory.reps,
    memory.lapses,
  ])
  const head = ['card', 'question', 'answer', 'due', 'interval in days', 'grades', 'lapses']
  return [
    { kind: 'file', name: `${id}-cards.csv`, mediaType: 'text/csv', content: csv([head, ...rows]) },
    {
      kind: 'file',
      name: `${id}-anki.txt`,
      mediaType: 'text/plain',
      content: [
        ...ankiHead,
        ...shown.map(({ card, front, back }) =>
          [keyOf(card.ref), front, back, `${id} ${card.ref.kind}`]
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
