/** Has each quiz item's kind check that it has one right answer, and that the answer agrees with the line it is about. */
import { type QuizItem, kindOf } from '../../quiz/kinds/index.ts'
import type { LineFacts } from '../../quiz/kinds/kind.ts'
import type { Pack } from '../pack.ts'
import type { ReportProblem } from '../problem.ts'

export function checkQuiz(pack: Pack, report: ReportProblem): void {
  for (const [index, item] of pack.quiz.entries()) {
    kindOf(item).check(item, lineOf(pack, item), (path, message) =>
      report('quiz', [index, ...path], message),
    )
  }
}

function lineOf(pack: Pack, item: QuizItem): LineFacts | undefined {
  const quote = pack.quotes.find(({ id }) => id === item.quote)
  if (quote === undefined) return undefined
  return {
    id: quote.id,
    line: quote.line,
    speaker: pack.characters.find(({ id }) => id === quote.speaker)?.name,
    addressee: pack.characters.find(({ id }) => id === quote.addressee)?.name,
    scene: pack.scenes.find(({ id }) => id === quote.scene)?.title,
    themes: pack.themes.filter(({ id }) => quote.themes.includes(id)).map(({ name }) => name),
  }
}
