/** The two sides of a card, made from what the class may see of the pack. */
import { quoteBlock } from '../lookup/quote-view.ts'
import { characterName } from '../lookup/scene-view.ts'
import type { Library } from '../pack/library.ts'
import { wholeLine } from '../pack/line-text.ts'
import type { Quote, Term } from '../pack/pack.ts'
import { type QuizItem, kindOf } from '../quiz/kinds/index.ts'
import { writtenBy } from '../quiz/views/question.ts'
import { type Block, heading, note, text } from '../reply/reply.ts'
import type { CardRef } from './review-store.ts'

export interface Flashcard {
  readonly question: readonly Block[]
  readonly answer: readonly Block[]
  /** Accepted answers, if the answer can be typed. */
  readonly accept?: readonly string[]
}

/** Half of a shorter line could only be guessed, so the card asks who says it instead. */
const minWords = 6

/** Returns undefined if the card’s item is not in view. */
export function toFlashcard(library: Library, { kind, id }: CardRef): Flashcard | undefined {
  switch (kind) {
    case 'quote': {
      const quote = library.quote(id)
      return quote && quoteToFlashcard(library, quote)
    }
    case 'term': {
      const term = library.term(id)
      return term && termToFlashcard(library, term)
    }
    case 'quiz': {
      const item = library.quiz.find((each) => each.id === id)
      return item && quizItemToFlashcard(library, item)
    }
    default:
      return kind satisfies never
  }
}

function quoteToFlashcard(library: Library, quote: Quote): Flashcard {
  const words = quote.line.split(/\s+/)
  const answer = [quoteBlock(library, quote), text(quote.significance)]
  if (words.length < minWords) {
    const hint = note('Say it in your head, then check.')
    return {
      question: [
        heading(quote.speaker === undefined ? 'Where is this?' : 'Who says this, and where?'),
        text(`“${wholeLine(quote)}”`),
        hint,
      ],
      answer,
    }
  }
  const middle = Math.ceil(words.length / 2)
  return {
    question: [
      heading(`Finish the ${library.words.quote}`),
      text(`“${firstWords(quote.line, middle)} …”`),
      note(
        ...(quote.speaker === undefined ? [] : [characterName(library, quote.speaker), ', ']),
        library.scene(quote.scene)?.title ?? '',
      ),
    ],
    answer,
    accept: [words.slice(middle).join(' '), quote.line],
  }
}

/** Verse keeps its line breaks. */
function firstWords(line: string, count: number): string {
  const [found = line] = new RegExp(`^(?:\\S+\\s*){${count}}`).exec(line) ?? []
  return found.trimEnd()
}

function termToFlashcard(library: Library, term: Term): Flashcard {
  const { example } = term
  const scene = example && library.scene(example.scene)
  return {
    question: [
      heading(term.term),
      text('What does this term mean?'),
      ...(example === undefined
        ? []
        : [note(`Can you think of an example from the ${library.words.whole}?`)]),
    ],
    answer: [
      text({ strong: 'It means: ' }, term.definition),
      ...(example === undefined
        ? []
        : [
            text(
              { strong: 'Here: ' },
              example.text,
              scene === undefined ? '' : ` (${scene.title})`,
            ),
          ]),
    ],
  }
}

export function quizItemToFlashcard(library: Library, item: QuizItem): Flashcard {
  const quote = item.quote === undefined ? undefined : library.quote(item.quote)
  const { question, answer, ...typed } = kindOf(item).toCard(item)
  return {
    question: [
      heading('Do you remember?'),
      text(item.prompt),
      ...(item.picture === undefined
        ? []
        : [{ kind: 'image' as const, pack: library.pack.id, ...item.picture }]),
      ...question,
    ],
    answer: [
      ...answer,
      text(item.explanation),
      ...(item.author === undefined ? [] : [note(writtenBy(item.author))]),
      ...(quote === undefined ? [] : [quoteBlock(library, quote)]),
    ],
    ...typed,
  }
}
