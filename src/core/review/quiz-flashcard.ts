/** A quiz item as a flashcard. */
import { quoteBlock } from '../lookup/quote-view.ts'
import type { Library } from '../pack/library.ts'
import { type QuizItem, kindOf } from '../quiz/kinds/index.ts'
import { heading, text } from '../reply/reply.ts'
import type { Flashcard } from './flashcard.ts'

export function quizItemToFlashcard(library: Library, item: QuizItem): Flashcard {
  const quote = item.quote === undefined ? undefined : library.quote(item.quote)
  const { question, answer, ...typed } = kindOf(item).toCard(item)
  return {
    question: [heading('Do you remember?'), text(item.prompt), ...question],
    answer: [
      ...answer,
      text(item.explanation),
      ...(quote === undefined ? [] : [quoteBlock(library, quote)]),
    ],
    ...typed,
  }
}
