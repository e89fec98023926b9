/** Reads what stands in the braces of a GIFT question. */
import type { ExchangeOption } from '../../../core/exchange/question.ts'
import { truthOf } from '../table/stated-kind.ts'
import { UnusableError } from './unusable-error.ts'
import { parseNumbers } from './gift-numbers.ts'
import { type TextFormat, joinLines } from './formatted-text.ts'
import { showEscapes } from './gift-paragraphs.ts'
import { type GiftAnswer, type GiftAnswers, readGiftText } from './gift-text.ts'

/** Returns what is asked for. Throws an UnusableError with the reason if nobody could answer. */
export function parseAnswers(section: string, format: TextFormat): GiftAnswers {
  const answers = section.trim()
  if (answers === '') return { body: { kind: 'open' }, notes: [] }
  if (answers.startsWith('#')) return parseNumbers(splitAnswers(answers.slice(1), format))
  if (answers.includes('~')) return parseChoice(splitAnswers(answers, format))
  if (answers.includes('=') && answers.includes('->')) return parseMatch(answers, format)
  return parseTrueFalse(answers, format) ?? parseTyped(splitAnswers(answers, format))
}

/** An equals sign before a quotation mark within a tag belongs to an attribute that nobody has escaped. */
const attribute = /<[a-z][^<>]{0,2000}>/gi

function splitAnswers(answers: string, format: TextFormat): readonly GiftAnswer[] {
  const hidden = answers.replaceAll(attribute, (tag) =>
    tag.replaceAll(/(\w)=(["'])/g, '$1\uFDD3$2'),
  )
  const [first = '', ...rest] = hidden.split(/([=~])/)
  const written = [{ sign: '' as GiftAnswer['sign'], text: first }]
  for (let at = 0; at < rest.length; at += 2) {
    written.push({ sign: rest[at] as GiftAnswer['sign'], text: rest[at + 1] ?? '' })
  }
  return written
    .map(({ sign, text }) => parseAnswer(sign, text, format))
    .filter(({ text }) => text !== '')
}

function parseAnswer(sign: GiftAnswer['sign'], written: string, format: TextFormat): GiftAnswer {
  const answer = written.trim()
  const [weight = '', percent] = /^%\s*([-+]?\d{1,3}(?:[.,]\d{1,10})?)\s*%/.exec(answer) ?? []
  const rest = answer.slice(weight.length)
  const hash = rest.indexOf('#')
  const own = readGiftText(hash < 0 ? rest : rest.slice(0, hash), format)
  const feedback = readGiftText(hash < 0 ? '' : rest.slice(hash + 1), format)
  return {
    sign,
    credit: percent === undefined ? undefined : toCredit(percent),
    text: own.text,
    feedback: feedback.text,
    notes: [...own.notes, ...feedback.notes],
  }
}

/** Thirds are written with five decimals; what lies beyond them is noise. */
function toCredit(percent: string): number {
  const credit = Number((Number(percent.replace(',', '.')) / 100).toFixed(7))
  return Math.max(-1, Math.min(1, credit))
}

function toOption({ text, credit, feedback }: GiftAnswer, usual: number): ExchangeOption {
  return { text, credit: credit ?? usual, ...(feedback === '' ? {} : { feedback }) }
}

function notesOf(answers: readonly GiftAnswer[]): readonly string[] {
  return answers.flatMap(({ notes }) => notes)
}

function parseChoice(answers: readonly GiftAnswer[]): GiftAnswers {
  const options = answers.map((answer) => toOption(answer, answer.sign === '=' ? 1 : 0))
  if (options.length < 2) {
    throw new UnusableError(
      'It has fewer than two options that can be read. Add another one with ~ or =.',
    )
  }
  const right = options.filter(({ credit }) => credit > 0)
  if (right.length === 0) {
    throw new UnusableError(
      'None of its options is marked as right. Put = in front of the right one.',
    )
  }
  // Only where no option is right by itself may several be ticked.
  const several = right.length > 1 && answers.every(({ sign }) => sign !== '=')
  return { body: { kind: 'choice', several, options }, notes: notesOf(answers) }
}

function parseTyped(answers: readonly GiftAnswer[]): GiftAnswers {
  const accept = answers.map((answer) => toOption(answer, 1))
  if (!accept.some(({ credit }) => credit > 0)) {
    throw new UnusableError('It has no right answer. Write one in its braces, such as {=Ottawa}.')
  }
  return { body: { kind: 'typed', accept }, notes: notesOf(answers) }
}

const letters: Readonly<Record<string, boolean>> = { T: true, F: false }

/** The first feedback is for a wrong answer, the second for the right one. */
function parseTrueFalse(answers: string, format: TextFormat): GiftAnswers | undefined {
  const [answer = '', wrong = '', ...right] = answers.split('#')
  const truth = truthOf(answer) ?? letters[answer.trim().toUpperCase()]
  if (truth === undefined) return undefined
  const texts = { wrong: readGiftText(wrong, format), right: readGiftText(right.join('#'), format) }
  const feedback = {
    ...(texts.right.text === '' ? {} : { right: texts.right.text }),
    ...(texts.wrong.text === '' ? {} : { wrong: texts.wrong.text }),
  }
  const hasFeedback = Object.keys(feedback).length > 0
  return {
    body: {
      kind: 'true-false',
      answer: truth,
      ...(hasFeedback ? { feedback } : {}),
    },
    notes: [...texts.wrong.notes, ...texts.right.notes],
  }
}

function parseMatch(answers: string, format: TextFormat): GiftAnswers {
  const pairs: { left: string; right: string }[] = []
  const extra: string[] = []
  const notes: string[] = []
  for (const written of answers.split('=').map((each) => each.trim())) {
    if (written === '') continue
    const arrow = written.indexOf('->')
    if (arrow < 0) {
      throw new UnusableError('One of its pairs has no arrow. Write each pair as =left -> right.')
    }
    const left = readGiftText(written.slice(0, arrow), format)
    // Moodle shows the right halves in a menu, as they are.
    const right = showEscapes(joinLines(written.slice(arrow + 2))).trim()
    notes.push(...left.notes)
    if (right === '') throw new UnusableError('One of its pairs has nothing behind its arrow.')
    if (left.text === '') extra.push(right)
    else pairs.push({ left: left.text, right })
  }
  if (pairs.length < 2) {
    throw new UnusableError('It has fewer than two pairs to match. Add another one.')
  }
  return { body: { kind: 'match', pairs, extra }, notes }
}
