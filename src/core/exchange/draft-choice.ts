/** Makes quiz items of questions with options. */
import { foldMixedScripts } from '../quiz/confusables.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import { type Draft, quoted } from './draft.ts'
import { explain } from './explain.ts'
import { plainLine } from './plain-line.ts'
import type { ExchangeOption, ExchangeQuestion, QuestionBody } from './question.ts'

type Choice = Extract<QuestionBody, { kind: 'choice' }>

/** Returns the item, or why there can be none. */
export function draftChoice(
  question: ExchangeQuestion,
  { several, options: given }: Choice,
  language: string,
): Draft | string {
  const { options, notes } = distinct(given)
  if (!options.some(({ credit }) => credit > 0)) {
    return 'No option is marked as right. Mark one, and import it again.'
  }
  return several
    ? draftSeveral(question, options, notes, language)
    : draftSingle(question, options, notes, language)
}

function draftSingle(
  question: ExchangeQuestion,
  options: readonly ExchangeOption[],
  before: readonly string[],
  language: string,
): Draft {
  const most = Math.max(...options.map(({ credit }) => credit))
  const answer = options.find(({ credit }) => credit === most)
  const others = options.filter((option) => option !== answer && option.credit > 0)
  const wrong = options.filter(({ credit }) => credit <= 0)
  const right = plainLine(answer?.text ?? '')
  const shown = options.filter((option) => !others.includes(option))
  return {
    section: 'quiz',
    fields: {
      kind: 'detail',
      prompt: plainLine(question.prompt),
      answer: right,
      distractors: wrong.map(({ text }) => plainLine(text)),
      explanation: explain(question, right, language, shown),
    },
    notes: [
      ...before,
      ...others.map(({ text, credit }) =>
        credit === most
          ? `${quoted(plainLine(text))} is right as well. It was left out, since only one option can be right here.`
          : `${quoted(plainLine(text))} was worth a part of the points. It was left out, so that one option is right.`,
      ),
      ...(most < 1
        ? ['Its best option was worth a part of the points. Now it counts in full.']
        : []),
      ...negativeNote(wrong),
    ],
  }
}

function draftSeveral(
  question: ExchangeQuestion,
  options: readonly ExchangeOption[],
  before: readonly string[],
  language: string,
): Draft {
  const right = options.filter(({ credit }) => credit > 0)
  const isEven = new Set(right.map(({ credit }) => Math.round(credit * 100))).size === 1
  return {
    section: 'quiz',
    fields: {
      kind: 'several',
      prompt: plainLine(question.prompt),
      answers: right.map(({ text }) => plainLine(text)),
      distractors: options.filter(({ credit }) => credit <= 0).map(({ text }) => plainLine(text)),
      explanation: explain(
        question,
        right.map(({ text }) => text),
        language,
        options,
      ),
    },
    notes: [
      ...before,
      ...(isEven
        ? []
        : ['Its right options were worth different points. Now they count the same.']),
    ],
  }
}

/** Only a question with one answer loses anything: where several are right, wrong ones cost points in a quiz, too. */
function negativeNote(wrong: readonly ExchangeOption[]): readonly string[] {
  return wrong.some(({ credit }) => credit < 0)
    ? ['Its wrong options took points away. Now they are only wrong.']
    : []
}

/** Leaves out options without words, and those that nobody could tell from one before; of those the better one counts. */
function distinct(given: readonly ExchangeOption[]) {
  const byLook = new Map<string, ExchangeOption>()
  const notes: string[] = []
  for (const option of given) {
    const look = foldMixedScripts(normaliseText(option.text))
    const earlier = byLook.get(look)
    if (look === '') notes.push('An empty option was left out.')
    else if (earlier === undefined) byLook.set(look, option)
    else {
      notes.push(`${quoted(plainLine(option.text))} was there twice, and was left out once.`)
      if (option.credit > earlier.credit) byLook.set(look, option)
    }
  }
  return { options: [...byLook.values()], notes }
}
