/** Reads GIFT, the text format of Moodle’s questions. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { blank } from '../blank.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'
import { UnusableError } from './unusable-error.ts'
import type { PlainText } from '../rich-text.ts'
import { parseAnswers } from './gift-answers.ts'
import { readGiftText, splitFormat } from './gift-text.ts'
import { type GiftParagraph, countOpenBraces, cutGiftFile, showEscapes } from './gift-paragraphs.ts'

const maxNameLength = 60

/** Returns the questions of a GIFT file. Throws a UserError if it has no answers in braces at all. */
export function readGift({ bytes }: GivenFile): ExchangeFile {
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  let hasAnswers = false
  for (const paragraph of cutGiftFile(decodeText(bytes))) {
    hasAnswers ||= /[{}]/.test(paragraph.text)
    const place = `line ${paragraph.line}`
    const { name, text } = splitName(paragraph.text)
    try {
      questions.push({
        place,
        ...(name === '' ? {} : { name }),
        ...parseQuestion(text, name, paragraph),
      })
    } catch (error) {
      if (!(error instanceof UnusableError)) throw error
      const shown = truncate(name === '' ? beginningOf(text) : name, maxNameLength)
      unusable.push({ place, ...(shown === '' ? {} : { name: shown }), reason: error.message })
    }
  }
  if (!hasAnswers) {
    throw new UserError(
      'This file has no GIFT questions. In GIFT the answers to a question are in braces, such as {=Ottawa ~Toronto}.',
    )
  }
  return { questions, unusable }
}

/** In `::name::question` the name comes first. */
function splitName(text: string) {
  const end = text.startsWith('::') ? text.indexOf('::', 2) : -1
  if (end < 0) return { name: '', text }
  const name = showEscapes(text.slice(2, end)).replaceAll(/\s+/g, ' ').trim()
  return { name, text: text.slice(end + 2).trim() }
}

function beginningOf(text: string): string {
  return readGiftText(text.split('{')[0]?.trim() ?? '', 'moodle').text.replaceAll(/\s+/g, ' ')
}

function parseQuestion(text: string, name: string, { category, tags }: GiftParagraph) {
  const { before, answers, after } = splitAnswerSection(text)
  const { format } = splitFormat(before, 'moodle')
  const at = answers.lastIndexOf('####')
  const general = at < 0 ? undefined : readGiftText(answers.slice(at + 4), format)
  const {
    body,
    notes,
    feedback: own,
  } = parseAnswers(at < 0 ? answers : answers.slice(0, at), format)
  const hasBlank = body.kind === 'choice' || body.kind === 'typed' || body.kind === 'number'
  const read = readPrompt(before, after, hasBlank)
  const prompt = read.text === '' ? name : read.text
  if (prompt === '') throw noPrompt(read)
  const feedback = [general?.text, own].find((each) => each !== undefined && each !== '')
  return {
    category,
    tags,
    prompt,
    body,
    ...(feedback === undefined ? {} : { feedback }),
    notes: [...new Set([...read.notes, ...notes, ...(general?.notes ?? [])])],
  }
}

function noPrompt({ notes }: PlainText): UnusableError {
  return notes.length === 0
    ? new UnusableError(
        'There is no question before its answers. Write what is asked in front of the brace.',
      )
    : new UnusableError(
        'It asks with a picture alone, which a text can’t show. Put the question in words.',
      )
}

/** Answers in the middle of a sentence leave a blank, but not where the sentence has ended before them. */
function readPrompt(before: string, after: string, hasBlank: boolean): PlainText {
  const isAside =
    /^[.?!:;,\s]*$/.test(after) &&
    /[.?!:…]["”’)]?(?:<\/\w+>)*\s*$/.test(showEscapes(before.slice(-100)))
  if (after === '' || isAside) return readGiftText(before, 'moodle')
  const gap = hasBlank ? blank : ''
  const isClosing = /^[.,;:?!)”’]/.test(after)
  const start = before.trimEnd()
  return readGiftText(
    `${start}${start === '' ? '' : ' '}${gap}${gap === '' || isClosing ? '' : ' '}${after}`,
    'moodle',
  )
}

/**
 * Returns the answers and what stands before and after them. Braces of formulas that nobody has escaped are told from the answers
 * by how these begin.
 */
function splitAnswerSection(text: string) {
  if (countOpenBraces(text) !== 0) throw unmatchedBraces()
  const sections: { start: number; end: number }[] = []
  let depth = 0
  for (const { 0: sign, index } of text.matchAll(/[{}]/g)) {
    if (sign === '{' && depth === 0) sections.push({ start: index, end: text.length })
    depth += sign === '{' ? 1 : -1
    if (depth < 0) throw unmatchedBraces()
    const last = sections.at(-1)
    if (depth === 0 && last !== undefined) last.end = index
  }
  const likely = sections.filter(({ start, end }) =>
    /^\s*(?:[=~#]|(?:T|F|TRUE|FALSE)\s*(?:#|$)|$)/i.test(
      text.slice(start + 1, Math.min(end, start + 40)),
    ),
  )
  const [section, another] = sections.length === 1 ? sections : likely
  if (section === undefined) {
    throw new UnusableError(
      sections.length === 0
        ? 'This is text without answers in braces, so there is nothing to answer.'
        : 'None of its braces holds answers. Each answer begins with = or ~.',
    )
  }
  if (another !== undefined) {
    throw new UnusableError('It has more than one set of answers. Make a question of each.')
  }
  return {
    before: text.slice(0, section.start),
    answers: text.slice(section.start + 1, section.end),
    after: text.slice(section.end + 1).trim(),
  }
}

function unmatchedBraces(): UnusableError {
  return new UnusableError(
    'Its braces don’t match. Close its answers with }, and write \\{ or \\} for a brace that belongs to the text.',
  )
}
