/** A quiz item as a card. Its options stand in the order of the alphabet, which gives nothing away and never changes. */
import { quoteBlock } from '../lookup/quote-view.ts'
import type { Library } from '../pack/library.ts'
import type { QuizItem } from '../pack/quiz-item.ts'
import { type Block, bullets, heading, numberedList, text } from '../reply/reply.ts'
import type { Flashcard } from './flashcard.ts'

export function quizItemToFlashcard(library: Library, item: QuizItem): Flashcard {
  const quote = item.quote === undefined ? undefined : library.quote(item.quote)
  const after = [
    text(item.explanation),
    ...(quote === undefined ? [] : [quoteBlock(library, quote)]),
  ]
  const question = [heading('Do you remember?'), text(item.prompt)]
  switch (item.kind) {
    case 'several':
      return {
        question: [...question, options([...item.answers, ...item.distractors])],
        answer: [bullets(item.answers.map((answer) => [{ strong: answer }])), ...after],
      }
    case 'true-false':
      return {
        question: [...question, text('True or false?')],
        answer: [text({ strong: item.answer ? 'True' : 'False' }), ...after],
      }
    case 'finish': {
      const [shown = ''] = item.accept
      return { question, answer: [text({ strong: shown }), ...after], accept: item.accept }
    }
    case 'order':
      return {
        question: [...question, options(item.events)],
        answer: [numberedList(item.events.map((event) => [event])), ...after],
      }
    case 'match':
      return {
        question: [
          ...question,
          bullets(item.pairs.map(({ left }) => [left])),
          options(item.pairs.map(({ right }) => right)),
        ],
        answer: [
          bullets(item.pairs.map(({ left, right }) => [left, ' – ', { strong: right }])),
          ...after,
        ],
      }
    case 'estimate': {
      const slack = item.tolerance === 0 ? '' : ` (${item.tolerance} more or less counts)`
      return {
        question: [...question, text(`A number from ${item.min} to ${item.max}.`)],
        answer: [text({ strong: String(item.answer) }, slack), ...after],
      }
    }
    default:
      return {
        question: [...question, options([item.answer, ...item.distractors])],
        answer: [text({ strong: item.answer }), ...after],
      }
  }
}

function options(words: readonly string[]): Block {
  const sorted = [...new Set(words)].toSorted((a, b) => a.localeCompare(b, 'en'))
  return {
    kind: 'choices',
    choices: sorted.map((word, place) => ({ letter: 'ABCDEFG'.charAt(place), text: word })),
  }
}
