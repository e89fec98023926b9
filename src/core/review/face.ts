/** The two sides of a card, made from the class's view of the pack: what is not in view has no sides. */
import { quoteBlock } from '../cards/quote.ts'
import { nameOf } from '../cards/scene.ts'
import type { LibraryView } from '../library.ts'
import type { Quote, Term } from '../pack.ts'
import { type Block, heading, note, text } from '../reply.ts'
import { quizFace } from './quiz-face.ts'
import type { CardRef } from './review-store.ts'

export interface CardFace {
  readonly question: readonly Block[]
  readonly answer: readonly Block[]
  /** Words that count where the answer can be typed. */
  readonly accept?: readonly string[]
}

/** A line of fewer words is asked for by who says it: half of it would be a guess. */
const fewestWords = 6

export function faceOf(library: LibraryView, { kind, id }: CardRef): CardFace | undefined {
  switch (kind) {
    case 'quote': {
      const quote = library.quote(id)
      return quote && quoteFace(library, quote)
    }
    case 'term': {
      const term = library.term(id)
      return term && termFace(library, term)
    }
    case 'quiz': {
      const item = library.quiz.find((each) => each.id === id)
      return item && quizFace(library, item)
    }
    default:
      return kind satisfies never
  }
}

function quoteFace(library: LibraryView, quote: Quote): CardFace {
  const words = quote.line.split(/\s+/)
  const answer = [quoteBlock(library, quote), text(quote.significance)]
  if (words.length < fewestWords) {
    return {
      question: [
        heading('Who says this, and where?'),
        text(`“${quote.line}”`),
        note('Say it to yourself, then look.'),
      ],
      answer,
    }
  }
  const half = Math.ceil(words.length / 2)
  return {
    question: [
      heading('How does the line go on?'),
      text(`“${words.slice(0, half).join(' ')} …”`),
      note(nameOf(library, quote.speaker), ', ', library.scene(quote.scene)?.title ?? ''),
    ],
    answer,
    accept: [words.slice(half).join(' '), quote.line],
  }
}

function termFace(library: LibraryView, term: Term): CardFace {
  const scene = library.scene(term.example.scene)
  return {
    question: [
      heading('What does this term mean?'),
      text({ strong: term.term }),
      note('Think of an example from the story, too.'),
    ],
    answer: [
      text({ strong: term.term }, ': ', term.definition),
      text({ strong: 'Here: ' }, term.example.text, scene === undefined ? '' : ` (${scene.title})`),
    ],
  }
}
