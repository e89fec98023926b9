/** The view of a discussion question, with follow-ups and where to look. It leaves out the model answer. */
import type { Library } from '../pack/library.ts'
import { lineOnOneLine } from '../pack/line-text.ts'
import type { Question } from '../pack/pack.ts'
import { componentId } from '../command/component-id.ts'
import {
  type Block,
  type Reply,
  type RichText,
  bullets,
  button,
  buttons,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { type ItemFilter, anotherAction } from './another.ts'
import { quoteBlock } from './quote-view.ts'

/** What the level of a question asks of a student. */
export const levelTexts: Readonly<Record<Question['level'], string>> = {
  recall: 'Remember: what happens?',
  analysis: 'Look closely: how and why?',
  interpretation: 'Interpret: what might it mean?',
  connection: 'Connect: what else does it bring to mind?',
}

/** What a thoughtful answer might say, for teachers and authors to read before the class does. */
export function exemplarBlock({ exemplar }: Question): Block {
  return text({ strong: 'One thoughtful answer: ' }, exemplar)
}

/** `filter` is what “Another question” keeps to. */
export function questionView(library: Library, question: Question, filter: ItemFilter = {}): Reply {
  const quote = question.quote === undefined ? undefined : library.quote(question.quote)
  const evidence = question.evidence.map(({ scene, quote: quoteId, look }): RichText => {
    // The line that stands above the question is not said again.
    const line = quoteId === undefined || quoteId === quote?.id ? undefined : library.quote(quoteId)
    return [
      { strong: `${library.scene(scene)?.title ?? ''}: ` },
      look,
      line === undefined ? '' : ` (${quoteWords(lineOnOneLine(line), 80)})`,
    ]
  })
  const { id, prompt, level, followUps } = question
  return shareableReply(
    componentId('discuss', 'open', id),
    quote && quoteBlock(library, quote),
    { kind: 'question', prompt, level: levelTexts[level], followUps },
    evidence.length > 0 && text({ strong: 'Where to look' }),
    bullets(evidence),
    buttons(
      button('Another question', anotherAction('discuss', filter, id)),
      button(`The ${library.units.name}`, componentId('scene', 'open', question.scene)),
    ),
  )
}
