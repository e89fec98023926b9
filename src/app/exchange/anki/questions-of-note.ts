/** Makes questions of a note of Anki: one for each of its cards that asks something of its own. */
import type { ExchangeQuestion, QuestionBody, Unusable } from '../../../core/exchange/question.ts'
import { cutText, truncate } from '../../../core/reply/truncate.ts'
import { richToText } from '../rich-text.ts'
import { readClozes } from './cloze.ts'
import type { Note, NoteType } from './collection.ts'
import { readOptions } from './option-note.ts'
import { type Front, clozeFields, fieldsOfBack, fillFront, isFilled } from './template.ts'

type Result = ExchangeQuestion | Unusable

/** What can be typed in a quiz; longer answers are the back of a card. */
const maxTypedLength = 60

/** Longer notes are articles. */
const maxFieldLength = 100_000

/** Tags that Anki sets itself. */
const ownTags = /^(?:leech|marked)$/i

/** @param place where the note stands, such as `note 12` */
export function questionsOfNote(note: Note, place: string): readonly Result[] {
  const { type, fields } = note
  if (type === undefined || fields === undefined) {
    return [unusable(place, fields, 'It is damaged. Check it in Anki and export the deck again.')]
  }
  if (type.kind === 'picture') {
    return [
      // The first field only says where the covers are.
      unusable(
        place,
        fields.slice(1),
        'It asks for covered parts of a picture, which a text can’t show.',
      ),
    ]
  }
  if (fields.some((field) => field.length > maxFieldLength)) {
    return [unusable(place, fields, 'It is far longer than a question. Shorten it in Anki.')]
  }
  const named = new Map(type.fields.map((name, index) => [name, fields[index] ?? '']))
  const rest = { category: note.deck, tags: note.tags.filter((tag) => !ownTags.test(tag)) }
  if (type.kind === 'cloze') return clozeQuestions(note, type, named, place, rest)
  const choice = readOptions(named)
  if (choice !== undefined) {
    const { text: prompt, notes } = richToText(choice.prompt)
    return [
      {
        place,
        ...rest,
        prompt,
        body: choice.body,
        ...feedback(choice.feedback),
        notes: unique([...notes, ...choice.notes]),
      },
    ]
  }
  return cardQuestions(note, type, named, place, rest)
}

type Rest = Pick<ExchangeQuestion, 'category' | 'tags'>

interface Card {
  readonly front: Front
  readonly answer: string | undefined
  readonly others: readonly string[]
}

function cardQuestions(
  note: Note,
  type: NoteType,
  fields: ReadonlyMap<string, string>,
  place: string,
  rest: Rest,
): readonly Result[] {
  const ords = note.cards.length === 0 ? [0] : note.cards
  const cards = ords.slice(0, 20).flatMap((ord) => readCard(type, ord, fields) ?? [])
  const [first] = cards
  if (first === undefined) return [unusable(place, note.fields, 'It has no card that can be read.')]
  const asked = cards.filter((card) => card === first || !isReverse(card, first))
  return asked.map((card, index) => {
    const at = index === 0 ? place : `${place}, card ${index + 1}`
    const reversed = card === first && asked.length < cards.length
    return questionOfCard(card, fields, at, rest, reversed ? [reverseNote] : [])
  })
}

const reverseNote = 'It is asked one way round only: its reverse card was left out.'

function readCard(
  { templates, fields: names }: NoteType,
  ord: number,
  fields: ReadonlyMap<string, string>,
): Card | undefined {
  const template = templates[ord]
  if (template === undefined) return undefined
  const front = fillFront(template.front, fields)
  const back = fieldsOfBack(template.back, front).filter((name) => isFilled(fields.get(name)))
  // A template may name no field; then the back is the next one.
  const [
    answer = names.find((name) => !front.fields.includes(name) && isFilled(fields.get(name))),
    ...others
  ] = back
  return { front, answer, others }
}

function isReverse(card: Card, first: Card): boolean {
  const [shown] = card.front.fields
  return (
    card.front.fields.length === 1 &&
    shown === first.answer &&
    card.answer !== undefined &&
    first.front.fields.includes(card.answer)
  )
}

function questionOfCard(
  { front, answer, others }: Card,
  fields: ReadonlyMap<string, string>,
  place: string,
  rest: Rest,
  notes: readonly string[],
): Result {
  const prompt = richToText(front.html)
  const back = richToText(fields.get(answer ?? '') ?? '')
  if (prompt.text === '') return unusable(place, [back.text], emptySide('front', prompt.notes))
  if (back.text === '') return unusable(place, [prompt.text], emptySide('back', back.notes))
  const isTyped = front.typed !== undefined && front.typed === answer
  const more = others.map((name) => ({ name, ...richToText(fields.get(name) ?? '') }))
  return {
    place,
    ...rest,
    prompt: prompt.text,
    body: isTyped
      ? { kind: 'typed', accept: [{ text: back.text, credit: 1 }] }
      : { kind: 'card', back: back.text },
    ...feedback(
      more
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => (/extra|^notes?$/i.test(name) ? text : `${name}: ${text}`))
        .join('\n'),
    ),
    notes: unique([
      ...notes,
      ...prompt.notes,
      ...back.notes,
      ...more.flatMap((field) => field.notes),
    ]),
  }
}

function emptySide(side: 'front' | 'back', notes: readonly string[]): string {
  return notes.length === 0
    ? `Its ${side} is empty. Write something there.`
    : `Its ${side} is only a picture or a sound, which a text can’t show. Put it in words.`
}

function clozeQuestions(
  note: Note,
  type: NoteType,
  fields: ReadonlyMap<string, string>,
  place: string,
  rest: Rest,
): readonly Result[] {
  const names = clozeFields(type.templates[0]?.front ?? '')
  const [name = type.fields[0] ?? ''] = names
  const cards = readClozes(fields.get(name) ?? '', { isHtml: true })
  if (cards.length === 0) {
    return [unusable(place, note.fields, 'It has no blanks. Mark one in Anki.')]
  }
  const extra = type.fields.filter((field) => !names.includes(field) && field !== name)
  const more = extra.map((field) => richToText(fields.get(field) ?? ''))
  return cards.map(({ number, prompt: asked, answers }) => {
    const at = cards.length === 1 ? place : `${place}, blank ${number}`
    const prompt = richToText(asked)
    const plain = answers.map((answer) => richToText(answer))
    const texts = unique(plain.map(({ text }) => text))
    if (texts.includes('')) {
      return unusable(
        at,
        [prompt.text],
        'A blank is only a picture or a sound, or is empty. Put it in words.',
      )
    }
    return {
      place: at,
      ...rest,
      prompt: prompt.text,
      body: clozeBody(texts),
      ...feedback(
        more
          .map(({ text }) => text)
          .filter((text) => text !== '')
          .join('\n'),
      ),
      notes: unique([
        ...prompt.notes,
        ...plain.flatMap(({ notes }) => notes),
        ...more.flatMap(({ notes }) => notes),
      ]),
    }
  })
}

function clozeBody(answers: readonly string[]): QuestionBody {
  const [answer = ''] = answers
  return answers.length === 1 && answer.length <= maxTypedLength && !answer.includes('\n')
    ? { kind: 'typed', accept: [{ text: answer, credit: 1 }] }
    : { kind: 'card', back: answers.join('; ') }
}

function feedback(text: string): { readonly feedback?: string } {
  return text === '' ? {} : { feedback: text }
}

function unique(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)]
}

function unusable(place: string, fields: readonly string[] | undefined, reason: string): Unusable {
  const name = (fields ?? [])
    .slice(0, 10)
    .map((field) => richToText(cutText(field, 1000)).text.replaceAll('\n', ' '))
    .find((text) => text !== '')
  return { place, ...(name === undefined ? {} : { name: truncate(name, 60) }), reason }
}
