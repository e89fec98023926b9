/** Advice on quiz items: what lets a class guess the answer without knowing it. */
import { kindOf } from '../../quiz/kinds/index.ts'
import type { Pack, ReportProblem } from '../pack.ts'

/** True sentences rarely contain these words, so wrong options with them are easy to rule out. */
const absoluteWords =
  /\b(?:always|never|none|nobody|nothing|everybody|everyone|everything|every|only|completely|totally|entirely|impossible)\b/i

/** An answer this many times as long as the longest wrong option gives itself away. */
const maxAnswerLengthRatio = 1.4
/** By chance one answer in three or four is the longest; above this share a class will notice. */
const maxLongestAnswerShare = 0.5
/** With fewer items the share says nothing. */
const minItems = 8

export function lintQuiz(pack: Pack, report: ReportProblem): void {
  // Names are as long as they are; only options that the author worded can give the answer away.
  const worded = pack.quiz.flatMap((item, index) => {
    const choice = kindOf(item).singleChoice?.(item)
    return choice === undefined || choice.names !== undefined ? [] : [{ ...choice, index }]
  })
  let longest = 0
  for (const { right, wrong, index } of worded) {
    const maxWrongLength = Math.max(...wrong.map(({ option }) => option.length))
    if (right.option.length > maxWrongLength) longest += 1
    if (right.option.length > maxWrongLength * maxAnswerLengthRatio) {
      const message = 'The answer is much longer than the wrong options, which gives it away.'
      report('quiz', [index, ...right.path], message)
    }
    for (const { path, option } of wrong) {
      const [word] = absoluteWords.exec(option) ?? []
      if (word !== undefined && !absoluteWords.test(right.option)) {
        const message = `“${word}” is an absolute word, which gives the option away as wrong.`
        report('quiz', [index, ...path], message)
      }
    }
  }
  if (worded.length >= minItems && longest / worded.length > maxLongestAnswerShare) {
    const message = `In ${longest} of ${worded.length} items the answer is the longest option; a class will notice.`
    report('quiz', [], message)
  }
}
