/** Reads notes that Anki has exported as plain text, or that were written to be imported there. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { decodeText } from '../decode-text.ts'
import type { GivenFile } from '../format.ts'
import { type PlainText, richToText } from '../rich-text.ts'
import { type CsvRecord, maxBroken, readRecords } from '../table/read-records.ts'
import { readClozes } from '../anki/cloze.ts'
import { type AnkiHeader, readAnkiHeader, splitTags } from './anki-header.ts'
import { UnusableError } from './unusable-error.ts'

const maxNameLength = 60

/** A note with more is a whole text with its words left out. */
const maxBlanks = 20

/** Returns a card for each note, or a question for each number of its clozes. Throws a UserError if there are no notes. */
export function readAnkiText({ bytes }: GivenFile): ExchangeFile {
  const header = readAnkiHeader(decodeText(bytes))
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  for (const record of recordsFrom(header)) {
    const place = `line ${record.line}`
    const fields = fieldsOf(record, header)
    try {
      for (const question of readNote(fields, header)) {
        questions.push({ place, category: fields.deck, tags: fields.tags, ...question })
      }
    } catch (error) {
      if (!(error instanceof UnusableError)) throw error
      const name = truncate(
        readField(fields.front.replaceAll(/\{\{c\d+::|\}\}/gi, ''), header).text.replaceAll(
          /\s+/g,
          ' ',
        ),
        maxNameLength,
      )
      unusable.push({ place, ...(name === '' ? {} : { name }), reason: error.message })
    }
  }
  if (questions.length === 0 && unusable.length === 0) {
    throw new UserError('This file has no notes. Export them from Anki as “Notes in Plain Text”.')
  }
  return { questions, unusable }
}

/** Where quotation marks don’t match, they are only marks, and each line is a note. */
function recordsFrom({ content, separator }: AnkiHeader): readonly CsvRecord[] {
  const { records, broken } = readRecords(content, separator)
  const lines = content.split('\n')
  const isLost = broken.length === maxBroken
  const plain = lines
    .map((text, index) => ({
      line: index + 1,
      cells: text.split(separator).map((cell) => cell.trim()),
    }))
    .filter(
      ({ line, cells }) => (isLost || broken.includes(line)) && cells.some((cell) => cell !== ''),
    )
  return [...(isLost ? [] : records), ...plain]
    .filter(({ line }) => lines[line - 1]?.startsWith('#') !== true)
    .toSorted((one, other) => one.line - other.line)
}

interface NoteFields {
  readonly front: string
  readonly back: string
  /** What the note has beside them. */
  readonly extra: string
  readonly leftOut: number
  readonly notetype: string
  readonly deck: readonly string[]
  readonly tags: readonly string[]
}

const frontName = /^(?:front|question|text|term|word|expression|prompt)$/i
const backName = /^(?:back|answer|definition|meaning|translation)$/i
const extraName = /^(?:(?:back )?extra|notes?|comments?|remarks?|explanation|examples?|details?)$/i

function fieldsOf({ cells }: CsvRecord, header: AnkiHeader): NoteFields {
  const { special, columns } = header
  const fields = cells
    .map((text, index) => ({ text, index, name: columns[index] ?? '' }))
    .filter(({ index }) => !Object.values(special).includes(index))
  const front = fields.find(({ name }) => frontName.test(name)) ?? fields[0]
  const others = fields.filter((field) => field !== front)
  const back = others.find(({ name }) => backName.test(name)) ?? others[0]
  const rest = others.filter((field) => field !== back && field.text !== '')
  const extra =
    rest.find(({ name }) => extraName.test(name)) ?? (rest.length === 1 ? rest[0] : undefined)
  function at(name: keyof AnkiHeader['special']): string {
    return cells[special[name] ?? -1] ?? ''
  }
  return {
    front: front?.text ?? '',
    back: back?.text ?? '',
    extra: extra?.text ?? '',
    leftOut: rest.length - (extra === undefined ? 0 : 1),
    notetype: at('notetype') || header.notetype,
    deck: (at('deck') || header.deck)
      .split('::')
      .map((name) => name.trim())
      .filter((name) => name !== ''),
    tags: [...header.tags, ...splitTags(at('tags'))],
  }
}

type Question = Pick<ExchangeQuestion, 'prompt' | 'body' | 'feedback' | 'notes'>

function readNote(fields: NoteFields, header: AnkiHeader): readonly Question[] {
  if (
    /image occlusion/i.test(fields.notetype) ||
    /\{\{c\d+::image-occlusion:/i.test(fields.front)
  ) {
    throw new UnusableError('It hides parts of a picture, which can’t be asked in words.')
  }
  const clozes = readClozes(fields.front, header)
  if (clozes.length > maxBlanks) {
    throw new UnusableError(`It has more than ${maxBlanks} blanks. Make several notes of it.`)
  }
  if (clozes.length === 0) return [readCard(fields, header)]
  const extra = readField(
    [fields.back, fields.extra].filter((text) => text !== '').join('\n'),
    header,
  )
  return clozes.map(({ prompt: asked, answers: written }) => {
    const prompt = readField(asked, header)
    const answers = [...new Set(written)].map((answer) => readField(answer, header))
    const texts = answers.map(({ text }) => text)
    if (texts.includes('')) {
      throw new UnusableError('One of its blanks hides a picture or a sound, which can’t be typed.')
    }
    const [only = '', ...others] = texts
    const body: Question['body'] =
      others.length === 0
        ? { kind: 'typed', accept: [{ text: only, credit: 1 }] }
        : { kind: 'card', back: texts.join('; ') }
    return finish(prompt.text, body, extra, [prompt, ...answers, extra], fields)
  })
}

function readCard(fields: NoteFields, header: AnkiHeader): Question {
  const front = readField(fields.front, header)
  // Cards that are exported as they are shown repeat their front above this line.
  const [, answer = fields.back] = fields.back.split(/<hr\s[^<>]{0,50}id="?answer"?[^<>]{0,50}>/i)
  const back = readField(answer, header)
  if (front.text === '' || back.text === '') throw new UnusableError(emptySide(front, back))
  const extra = readField(fields.extra, header)
  return finish(front.text, { kind: 'card', back: back.text }, extra, [front, back, extra], fields)
}

function emptySide(front: PlainText, back: PlainText): string {
  const [side, { notes }] = front.text === '' ? ['front', front] : ['back', back]
  return notes.length === 0
    ? `Its ${side} is empty.`
    : `Its ${side} is only a picture or a sound. Put it in words.`
}

function finish(
  prompt: string,
  body: Question['body'],
  extra: PlainText,
  read: readonly PlainText[],
  { leftOut }: NoteFields,
): Question {
  const lost =
    leftOut === 0
      ? []
      : [leftOut === 1 ? '1 more field was left out.' : `${leftOut} more fields were left out.`]
  const notes = [...new Set([...read.flatMap((text) => text.notes), ...lost])]
  return { prompt, body, ...(extra.text === '' ? {} : { feedback: extra.text }), notes }
}

function readField(field: string, { isHtml }: AnkiHeader): PlainText {
  return isHtml ? richToText(field.trim()) : { text: field.trim(), notes: [] }
}
