/** The explanation that an item of a pack needs, from the feedback that a question brings, or else its answer in a sentence. */
import type { ExchangeOption, ExchangeQuestion } from './question.ts'
import { plainLine, plainLines } from './plain-line.ts'

/** How the sentences begin that say no more than the answer, for one and for several, by the language of the pack. */
const beginnings: Readonly<Record<string, readonly [one: string, several: string]>> = {
  de: ['Die richtige Antwort ist', 'Die richtigen Antworten sind'],
  fr: ['La bonne réponse est', 'Les bonnes réponses sont'],
  es: ['La respuesta correcta es', 'Las respuestas correctas son'],
}
const english = ['The right answer is', 'The right answers are'] as const

/** Returns what is said after the answer. `answers` are what counts as right, in words; `options` are shown with what was said about them. */
export function explain(
  { feedback = '' }: ExchangeQuestion,
  answers: string | readonly string[],
  language: string,
  options: readonly ExchangeOption[] = [],
): string {
  const general = plainLines(feedback)
  const wrong = options.flatMap(({ credit, feedback: remark = '' }) =>
    credit > 0 ? [] : [plainLine(remark)],
  )
  const remarks = options
    .toSorted((a, b) => b.credit - a.credit)
    .flatMap(({ text, credit, feedback: remark = '' }) => {
      const words = plainLine(remark)
      if (words === '' || words === general) return []
      // What is said about the right answer, or about several wrong ones, needs no name before it.
      const isShared = wrong.filter((each) => each === words).length > 1
      return credit > 0 || isShared ? [words] : [`${plainLine(text)}: ${words}`]
    })
  const said = [general, ...new Set(remarks)].filter((words) => words !== '').join('\n')
  return said === '' ? answerSentence(answers, language) : said
}

function answerSentence(answers: string | readonly string[], language: string): string {
  const all = (typeof answers === 'string' ? [answers] : answers).map((answer) => plainLine(answer))
  const code = language.slice(0, 2)
  const [one, several] = beginnings[code] ?? english
  // A comma within an answer would look like the end of it.
  const words = all.some((answer) => answer.includes(','))
    ? all.join('; ')
    : new Intl.ListFormat(code in beginnings ? code : 'en-GB').format(all)
  return `${all.length === 1 ? one : several} ${words}${/[.!?…]$/.test(words) ? '' : '.'}`
}
