/** Writes a package for Anki (.apkg). What is imported again replaces the notes of the last time. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { type OwnNoteType, maxOptions, ownNoteTypes } from '../anki/own-note-types.ts'
import { type OwnNote, writeCollection } from '../anki/write-collection.ts'
import type { WrittenFile } from '../format.ts'
import { zip } from '../zip.ts'

/** @param now milliseconds since 1970 */
export function writeAnkiPackage(file: ExchangeFile, now = Date.now()): WrittenFile {
  const notes: OwnNote[] = []
  const lost: Unusable[] = []
  for (const question of file.questions) {
    const { note, reasons } = noteOf(question)
    if (note !== undefined) {
      notes.push({
        type: note.type,
        identity: [file.title ?? '', question.name ?? question.prompt].join('\n'),
        fields: note.fields.map(toHtml),
        tags: question.tags
          .map((tag) => tag.trim().replaceAll(/\s+/g, '_'))
          .filter((tag) => tag !== ''),
        deck: deckOf(question.category, file.title),
      })
    }
    for (const reason of reasons) {
      lost.push({ place: question.place, name: question.name ?? question.prompt, reason })
    }
  }
  const collection = writeCollection(notes, now)
  return { content: zip({ 'collection.anki2': collection, media: '{}' }), lost }
}

interface PlainNote {
  readonly type: OwnNoteType
  /** Plain text. */
  readonly fields: readonly string[]
}

interface Written {
  /** Undefined if the question has no form in Anki. */
  readonly note?: PlainNote
  readonly reasons: readonly string[]
}

function noteOf({ prompt, body, feedback = '' }: ExchangeQuestion): Written {
  switch (body.kind) {
    case 'card':
      return {
        note: { type: ownNoteTypes.card, fields: [prompt, body.back, feedback] },
        reasons: [],
      }
    case 'choice':
      return choiceNote(prompt, body.options, feedback)
    case 'true-false': {
      const options = [true, false].map((value) => ({
        text: value ? 'True' : 'False',
        credit: value === body.answer ? 1 : 0,
      }))
      const { right = '', wrong = '' } = body.feedback ?? {}
      return choiceNote(prompt, options, joinLines([feedback, right, wrong]))
    }
    case 'typed': {
      const [first, ...others] = body.accept
        .filter(({ credit }) => credit > 0)
        .toSorted((one, other) => other.credit - one.credit)
      if (first === undefined) {
        return { reasons: ['It has no right answer, and a card needs a back.'] }
      }
      const also =
        others.length === 0 ? '' : `Also right: ${others.map(({ text }) => text).join('; ')}`
      return {
        note: {
          type: ownNoteTypes.typed,
          fields: [prompt, first.text, joinLines([also, feedback])],
        },
        reasons:
          also === '' ? [] : ['Anki accepts one answer only, so the others are on the back.'],
      }
    }
    case 'number': {
      const { answer, tolerance } = body
      const within = tolerance === 0 ? '' : `Right within ${tolerance}.`
      return {
        note: {
          type: ownNoteTypes.typed,
          fields: [prompt, String(answer), joinLines([within, feedback])],
        },
        reasons:
          within === '' ? [] : ['Anki accepts one number only, so the tolerance is on the back.'],
      }
    }
    case 'match': {
      const right = [...body.pairs.map((pair) => pair.right), ...body.extra].toSorted(
        (one, other) => one.localeCompare(other),
      )
      const front = joinLines([
        prompt,
        ...body.pairs.map(({ left }) => `• ${left}`),
        `(${right.join('; ')})`,
      ])
      const back = joinLines(body.pairs.map((pair) => `${pair.left} → ${pair.right}`))
      return {
        note: { type: ownNoteTypes.card, fields: [front, back, feedback] },
        reasons: ['Anki has no matching questions, so it became a card.'],
      }
    }
    case 'order': {
      const mixed = body.events.toSorted((one, other) => one.localeCompare(other))
      const front = joinLines([prompt, ...mixed.map((event) => `• ${event}`)])
      const back = joinLines(body.events.map((event, index) => `${index + 1}. ${event}`))
      return {
        note: { type: ownNoteTypes.card, fields: [front, back, feedback] },
        reasons: ['Anki has no questions that ask for an order, so it became a card.'],
      }
    }
    case 'open': {
      const back = body.sample ?? ''
      if (back === '') return { reasons: ['It has no answer, and a card needs a back.'] }
      return { note: { type: ownNoteTypes.card, fields: [prompt, back, feedback] }, reasons: [] }
    }
    default:
      return body satisfies never
  }
}

interface PlainOption {
  readonly text: string
  readonly credit: number
  readonly feedback?: string
}

function choiceNote(prompt: string, options: readonly PlainOption[], feedback: string): Written {
  const right = options.filter(({ credit }) => credit > 0)
  if (options.length > maxOptions) return { reasons: [`It has more than ${maxOptions} options.`] }
  if (right.length === 0) return { reasons: ['It has no right answer, and a card needs a back.'] }
  const texts = Array.from({ length: maxOptions }, (_, index) => options[index]?.text ?? '')
  const marks = options.map(({ credit }) => (credit > 0 ? '1' : '0')).join(' ')
  const about = options.flatMap((option) =>
    option.feedback === undefined ? [] : `${option.text}: ${option.feedback}`,
  )
  const isGraded =
    options.some(({ credit }) => credit < 0) ||
    right.some(({ credit }) => credit !== right[0]?.credit)
  return {
    note: {
      type: ownNoteTypes.choice,
      fields: [
        prompt,
        ...texts,
        marks,
        joinLines(right.map(({ text }) => text)),
        joinLines([...about, feedback]),
      ],
    },
    reasons: isGraded ? ['Anki has no points: what earns some counts as right.'] : [],
  }
}

function joinLines(lines: readonly string[]): string {
  return lines.filter((line) => line !== '').join('\n')
}

function toHtml(text: string): string {
  return text
    .replaceAll('\u001F', ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll(/\r?\n/g, '<br>')
}

/** Everything is in one deck, named after the file, with a deck for each category in it. */
function deckOf(category: readonly string[], title: string | undefined): string {
  const path = title === undefined || category[0] === title ? category : [title, ...category]
  return path.map((part) => part.replaceAll(/:{2,}|\p{Cc}|"/gu, ' ').trim() || '…').join('::')
}
