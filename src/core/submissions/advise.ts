/** Advice to whoever writes a question: what gives its answer away, and what has been asked already. */
import {
  absoluteWordIn,
  askTheSame,
  createKeyWordFinder,
  isMuchLonger,
  vagueOptionIn,
} from '../pack/checks/quiz-clues.ts'
import type { Library } from '../pack/library.ts'
import { oncePer } from '../pack/once-per.ts'
import type { QuizItem } from '../quiz/kinds/index.ts'
import { normaliseText, normaliseWords } from '../reply/normalise-words.ts'
import { quoteWords } from '../reply/quote-words.ts'
import type { WrittenQuestion } from './submission.ts'

/** What apps make something to click of. */
const link = /https?:\/\//i

/** A shorter answer stands in many questions by chance. */
const minAnswerLength = 3

/** From this many wrong answers on, guessing seldom works. */
const minWrong = 2

/** Fewer words repeat the answer instead of explaining it. */
const minExplanationWords = 4

/** Returns a sentence or two for each thing that would make the question better. `others` are what else waits for the teacher. */
export function advise(
  library: Library,
  question: WrittenQuestion,
  item: QuizItem,
  others: readonly WrittenQuestion[] = [],
): readonly string[] {
  const { prompt, answer, wrong, explanation } = question
  return [
    ...adviseOnAnswers(library, question, item),
    adviseOnTwins(library, prompt, others),
    [prompt, answer, ...wrong, explanation].some((words) => link.test(words))
      ? 'There’s a link in it, which the whole class could open. Say it in words instead.'
      : undefined,
    normaliseWords(explanation).length < minExplanationWords ||
    normaliseText(explanation) === normaliseText(answer)
      ? 'Say a little more about why it’s right. Everyone reads that after the question.'
      : undefined,
    wrong.length > 0 && wrong.length < minWrong
      ? 'With only one wrong answer, half of the class will guess right. Add another one or two.'
      : undefined,
  ].filter((advice) => advice !== undefined)
}

function adviseOnAnswers(
  library: Library,
  { prompt, answer, wrong }: WrittenQuestion,
  item: QuizItem,
): readonly (string | undefined)[] {
  const told = normaliseText(answer)
  const stands =
    told.length >= minAnswerLength && ` ${normaliseText(prompt)} `.includes(` ${told} `)
  const keyWord = stands
    ? undefined
    : createKeyWordFinder({ characters: library.characters, language: library.pack.language })(item)
  const vague = vagueOptionIn([answer, ...wrong])
  return [
    stands ? 'The answer is in the question. Ask it in other words.' : undefined,
    keyWord &&
      `“${keyWord}” is in the question and only in the right answer, which gives it away. Use another word, or put it into a wrong answer too.`,
    wrong.length > 0 && isMuchLonger(answer, Math.max(...wrong.map(({ length }) => length)))
      ? 'The right answer is much longer than the wrong ones, which gives it away. Make them about as long.'
      : undefined,
    vague && `“${vague}” doesn’t work here, because the answers are shuffled. Name what you mean.`,
    ...wrong.map((option) => {
      const word = vague === undefined ? absoluteWordIn(option, answer) : undefined
      if (word === undefined) return undefined
      const because = word === option.replace(/\.$/, '') ? '' : `, because of “${word}”`
      return `${quoteWords(option, 40)} is easy to rule out${because}. Choose something that could well be true.`
    }),
  ]
}

function adviseOnTwins(
  library: Library,
  prompt: string,
  others: readonly WrittenQuestion[],
): string | undefined {
  const own = new Set(normaliseWords(prompt))
  const twin = promptsOf(library).find(({ words }) => askTheSame(words, own))
  if (twin !== undefined) {
    return `Your quizzes ask nearly the same already: ${quoteWords(twin.prompt, 120)}`
  }
  const waiting = others.find((other) => askTheSame(new Set(normaliseWords(other.prompt)), own))
  return (
    waiting &&
    `Another question that’s waiting asks nearly the same: ${quoteWords(waiting.prompt, 120)}`
  )
}

const promptsOf = oncePer(({ quiz }: Library) =>
  quiz.map(({ prompt }) => ({ prompt, words: new Set(normaliseWords(prompt)) })),
)
