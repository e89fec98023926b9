/** Writes notes that Anki imports as text: each question is the front of a card, its right answer the back. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import type { WrittenFile } from '../format.ts'
import { UnusableError } from '../read/unusable-error.ts'
import { cleanText } from './gift-text.ts'

/** https://docs.ankiweb.net/importing/text-files.html */
const header = [
  '#separator:tab',
  '#html:false',
  '#columns:Front\tBack\tExtra\tDeck\tTags',
  '#deck column:4',
  '#tags column:5',
]

/** Returns the notes, and what no card can hold. */
export function writeAnkiText({ title = '', questions, unusable }: ExchangeFile): WrittenFile {
  const lost: Unusable[] = [...unusable]
  const notes = questions.flatMap((question) => {
    const { place, name, category, tags, prompt, feedback = '' } = question
    try {
      const deck = [title, ...category]
        .map((part) => part.replaceAll('::', ':'))
        .filter((part) => part !== '')
      const fields = [
        prompt,
        backOf(question),
        feedback,
        deck.join('::'),
        tags.map((tag) => cleanText(tag).replaceAll(/\s+/g, '-')).join(' '),
      ]
      return [fields.map(quoteField).join('\t')]
    } catch (error) {
      if (!(error instanceof UnusableError)) throw error
      lost.push({ place, ...(name === undefined ? {} : { name }), reason: error.message })
      return []
    }
  })
  return { content: [...header, ...notes, ''].join('\n'), lost }
}

function backOf({ body }: ExchangeQuestion): string {
  switch (body.kind) {
    case 'choice': {
      const most = Math.max(...body.options.map(({ credit }) => credit))
      const right = body.options.filter(
        ({ credit }) => credit > 0 && (body.several || credit === most),
      )
      return right.map(({ text }) => text).join('\n')
    }
    case 'typed':
      return body.accept
        .filter(({ credit }) => credit === 1)
        .map(({ text }) => text)
        .join('\n')
    case 'true-false':
      return body.answer ? 'true' : 'false'
    case 'number':
      return `${body.answer}${body.tolerance === 0 ? '' : ` ± ${body.tolerance}`}`
    case 'match':
      return body.pairs.map(({ left, right }) => `${left} → ${right}`).join('\n')
    case 'order':
      return body.events.map((event, index) => `${index + 1}. ${event}`).join('\n')
    case 'card':
      return body.back
    case 'open': {
      if (body.sample !== undefined) return body.sample
      throw new UnusableError('It has no answer, so a card of it would have no back.')
    }
    default:
      return body satisfies never
  }
}

/** Quotes a field that Anki would otherwise end early or take for a comment. */
function quoteField(field: string): string {
  const text = cleanText(field)
  return /["\t\n]|^#/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
