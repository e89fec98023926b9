/** Advice on quiz items: what lets a class guess the answer without knowing it. */
import type { Pack } from '../pack.ts'
import type { ReportProblem } from '../problem.ts'
import { type ChoiceItem, type QuizItem, choiceKinds } from '../quiz-item.ts'

/** Words that hardly any true sentence bears, so that wrong options with them are easy to rule out. */
const absoluteWords =
  /\b(?:always|never|none|nobody|nothing|everybody|everyone|everything|every|only|completely|totally|entirely|impossible)\b/i

/** Kinds whose options are names, which are as long as they are. */
const namedKinds: ReadonlySet<string> = new Set([
  'which-scene',
  'who-said',
  'to-whom',
  'theme-of-line',
])

/** An answer this many times as long as the longest wrong option gives itself away. */
const maxAnswerLengthRatio = 1.4
/** By chance one answer in three or four is the longest; above this share a class will notice. */
const maxLongestAnswerShare = 0.5
const minItems = 8

export function lintQuiz(pack: Pack, report: ReportProblem): void {
  const worded = pack.quiz.flatMap((item, index) =>
    isChoice(item) && !namedKinds.has(item.kind) ? [{ item, index }] : [],
  )
  let longest = 0
  for (const { item, index } of worded) {
    const wrong = Math.max(...item.distractors.map((option) => option.length))
    if (item.answer.length > wrong) longest += 1
    if (item.answer.length > wrong * maxAnswerLengthRatio) {
      report(
        'quiz',
        [index, 'answer'],
        'The answer is much longer than the wrong options, which gives it away.',
      )
    }
    for (const [at, option] of item.distractors.entries()) {
      const [word] = absoluteWords.exec(option) ?? []
      if (word !== undefined && !absoluteWords.test(item.answer)) {
        report(
          'quiz',
          [index, 'distractors', at],
          `“${word}” is an absolute word, which gives the option away as wrong.`,
        )
      }
    }
  }
  if (worded.length >= minItems && longest / worded.length > maxLongestAnswerShare) {
    report(
      'quiz',
      [],
      `In ${longest} of ${worded.length} items the answer is the longest option; a class will notice.`,
    )
  }
}

function isChoice(item: QuizItem): item is ChoiceItem {
  return choiceKinds.some((kind) => kind === item.kind)
}
