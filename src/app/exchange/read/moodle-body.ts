/** Reads what a Moodle question asks and how it is answered. */
import type { ExchangeOption, QuestionBody } from '../../../core/exchange/question.ts'
import { childOf, childrenOf, innerHtml, textAt, textOf } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { type Draft, joinTexts, noRightAnswer, option, trueFalse } from './question-drafts.ts'
import type { MoodleKind } from './moodle-kinds.ts'
import { readNumber } from './numbers.ts'
import type { TextFormat } from './formatted-text.ts'
import type { Texts } from './texts.ts'
import { UnusableError } from './unusable-error.ts'

const formats: Readonly<Record<string, TextFormat>> = {
  plain_text: 'plain',
  markdown: 'markdown',
  moodle_auto_format: 'moodle',
}

/** Returns a text of the question in words. */
export function moodleText(texts: Texts, element: XmlElement, ...path: readonly string[]): string {
  const format = formats[childOf(element, ...path)?.attributes['format'] ?? ''] ?? 'html'
  return texts.toText(htmlAt(element, ...path), format)
}

/** Returns a text as it is marked up; it stands in <text>, escaped or as it is. */
export function htmlAt(element: XmlElement | undefined, ...path: readonly string[]): string {
  const holder = childOf(element, ...path)
  const text = childOf(holder, 'text') ?? holder
  return (childrenOf(text).length === 0 ? textOf(text) : innerHtml(text)).trim()
}

export function readMoodleBody(
  kind: MoodleKind,
  question: XmlElement,
  texts: Texts,
): readonly Draft[] {
  const prompt = moodleText(texts, question, 'questiontext')
  const isPlain = kind === 'shortanswer' || kind === 'numerical'
  const answers = readAnswers(question, texts, isPlain)
  switch (kind) {
    case 'multichoice':
      return [{ prompt, body: choice(question, answers), notes: noteWhole(question, texts) }]
    case 'multichoiceset':
      return [{ prompt, body: { kind: 'choice', several: true, options: answers } }]
    case 'truefalse':
      return readTrueFalse(prompt, answers)
    case 'shortanswer':
      return [{ prompt, ...typed(answers) }]
    case 'numerical':
      return readNumerical(prompt, question, answers)
    case 'matching':
    case 'match':
    case 'ddmatch':
      return [
        {
          prompt,
          body: readPairs(question, texts, kind === 'ddmatch'),
          notes: noteWhole(question, texts),
        },
      ]
    case 'ordering':
      return [{ prompt, body: { kind: 'order', events: answers.map(({ text }) => text) } }]
    case 'essay':
      return readEssay(prompt, question, texts)
    case 'cloze':
    case 'multianswer':
    case 'ddwtos':
    case 'gapselect':
      return []
  }
}

function readAnswers(
  question: XmlElement,
  texts: Texts,
  isPlain: boolean,
): readonly ExchangeOption[] {
  return childrenOf(question, 'answer').map((answer) =>
    option(
      isPlain ? htmlAt(answer) : moodleText(texts, answer),
      Number(answer.attributes['fraction'] ?? 0) / 100 || 0,
      moodleText(texts, answer, 'feedback'),
    ),
  )
}

function choice(question: XmlElement, options: readonly ExchangeOption[]): QuestionBody {
  const several = /^(?:false|0)$/.test(textAt(question, 'single'))
  return { kind: 'choice', several, options }
}

function readTrueFalse(prompt: string, answers: readonly ExchangeOption[]): readonly Draft[] {
  const right = answers.find(({ credit }) => credit > 0)
  const wrong = answers.find((answer) => answer !== right)
  if (right === undefined) throw new UnusableError(noRightAnswer)
  const isTrue = /^(?:true|1)$/i.test(right.text)
  return [{ prompt, body: trueFalse(isTrue, right.feedback ?? '', wrong?.feedback ?? '') }]
}

/** In Moodle “*” stands for any letters, and alone for every other answer. */
export function typed(answers: readonly ExchangeOption[]): {
  readonly body: QuestionBody
  readonly notes: readonly string[]
} {
  const notes: string[] = []
  const accept = answers.flatMap((answer) => {
    const hasWildcard = /(?<!\\)\*/.test(answer.text)
    const text = hasWildcard ? withoutWildcards(answer.text) : answer.text
    if (text === '' && answer.text !== '') {
      if (answer.feedback !== undefined) {
        notes.push('The feedback for any other answer was left out.')
      }
      return []
    }
    if (hasWildcard) {
      notes.push('An answer had “*” as a wildcard; now only its words count.')
    }
    return [{ ...answer, text: text.replaceAll('\\*', '*') }]
  })
  return { body: { kind: 'typed', accept }, notes }
}

function withoutWildcards(text: string): string {
  return text
    .replaceAll(/(?<!\\)\*/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

function readNumerical(
  prompt: string,
  question: XmlElement,
  answers: readonly ExchangeOption[],
): readonly Draft[] {
  const tolerances = childrenOf(question, 'answer').map((answer) => textAt(answer, 'tolerance'))
  const { notes, ...read } = number(answers, tolerances)
  const [unit = '', ...others] = childrenOf(childOf(question, 'units'), 'unit').map((each) =>
    textAt(each, 'unit_name'),
  )
  return [
    {
      prompt: unit === '' ? prompt : `${prompt} (in ${unit})`,
      ...read,
      notes: [
        ...notes,
        ...(unit === '' ? [] : [`The unit of the answer, ${unit}, is now part of the question.`]),
        ...(others.length === 0 ? [] : ['Answers in other units were left out.']),
      ],
    },
  ]
}

/** The best answer counts; others are near misses, or stand for every other number. */
export function number(
  answers: readonly ExchangeOption[],
  tolerances: readonly string[],
): {
  readonly body: QuestionBody | undefined
  readonly feedback: string
  readonly notes: readonly string[]
} {
  const best = Math.max(0, ...answers.map(({ credit }) => credit))
  const at = answers.findIndex(({ credit }) => credit > 0 && credit === best)
  const right = answers[at]
  const answer = readNumber(right?.text ?? '')
  if (right === undefined || answer === undefined) {
    return { body: undefined, feedback: '', notes: [] }
  }
  const others = answers.filter(({ text }, index) => index !== at && text !== '*').length
  return {
    body: { kind: 'number', answer, tolerance: Math.abs(readNumber(tolerances[at] ?? '') ?? 0) },
    feedback: right.feedback ?? '',
    notes: [
      ...(others === 0
        ? []
        : ['Only the best answer counts; numbers that earned part of the points don’t.']),
      ...(answers.some(({ feedback }, index) => index !== at && feedback !== undefined)
        ? ['The feedback for other numbers was left out.']
        : []),
    ],
  }
}

/** Right halves are plain text, but for those that are dragged. */
function readPairs(question: XmlElement, texts: Texts, isHtml: boolean): QuestionBody {
  const halves = childrenOf(question, 'subquestion').map((pair) => ({
    left: moodleText(texts, pair),
    right: isHtml ? moodleText(texts, pair, 'answer') : htmlAt(pair, 'answer'),
  }))
  return {
    kind: 'match',
    pairs: halves.filter(({ left, right }) => left !== '' && right !== ''),
    extra: halves.flatMap(({ left, right }) => (left === '' && right !== '' ? [right] : [])),
  }
}

function readEssay(prompt: string, question: XmlElement, texts: Texts): readonly Draft[] {
  const sample = moodleText(texts, question, 'graderinfo')
  if (sample === '') return [{ prompt, body: { kind: 'open' } }]
  return [
    {
      prompt,
      body: { kind: 'open', sample },
      notes: ['The notes for markers became the example answer, which students can see.'],
    },
  ]
}

/** Moodle fills these in by itself. */
const usual = /^(?:your answer is (?:partially )?(?:correct|incorrect)|well done!?)\.?$/i

/** What is said about the answer as a whole fits no option. */
function noteWhole(question: XmlElement, texts: Texts): readonly string[] {
  const whole = ['correctfeedback', 'partiallycorrectfeedback', 'incorrectfeedback']
    .map((name) => moodleText(texts, question, name))
    .filter((text) => !usual.test(text))
  const said = joinTexts(...whole)
  return said === '' ? [] : ['The general feedback for right and wrong answers was left out.']
}
