/** The explanation that an item of a pack needs, from the feedback that a question brings, or else its answer in a sentence. */
import { listWords } from '../reply/list-words.ts'
import type { ExchangeOption, ExchangeQuestion } from './question.ts'
import { plainLine, plainLines } from './plain-line.ts'

/** The sentences that say no more than the answer, by the language of the pack. */
const sentences: Readonly<Record<string, (answer: string) => string>> = {
  de: (answer) => `Die richtige Antwort ist ${answer}`,
  fr: (answer) => `La bonne réponse est ${answer}`,
  es: (answer) => `La respuesta correcta es ${answer}`,
}

/** Returns what is said after the answer. `answer` is what counts as right, in words; `options` are shown with what was said about them. */
export function explain(
  { feedback = '' }: ExchangeQuestion,
  answer: string,
  language: string,
  options: readonly ExchangeOption[] = [],
): string {
  const general = plainLines(feedback)
  const remarks = options
    .toSorted((a, b) => b.credit - a.credit)
    .flatMap(({ text, credit, feedback: remark = '' }) => {
      const words = plainLine(remark)
      if (words === '' || words === general) return []
      // What is said about the right answer needs no name before it.
      return credit > 0 ? [words] : [`${plainLine(text)}: ${words}`]
    })
  const said = [general, ...new Set(remarks)].filter((words) => words !== '').join('\n')
  return said === '' ? answerSentence(answer, language) : said
}

function answerSentence(answer: string, language: string): string {
  const sentence = sentences[language.slice(0, 2)] ?? ((words) => `The right answer is ${words}`)
  const end = /[.!?…]$/.test(answer) ? '' : '.'
  return `${sentence(answer)}${end}`
}

/** The answer in words, where there are several. */
export function listAnswers(answers: readonly string[]): string {
  return listWords(answers.map((answer) => plainLine(answer)))
}
