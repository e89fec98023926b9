/** Draws runs of text and the blocks made of them as lines of Discord's Markdown. */
import { byline } from '../../core/reply/plain-text.ts'
import type { Block, Inline, RichText } from '../../core/reply/reply.ts'
import { escape, escapeCode } from './escape.ts'
import { truncateLabel } from '../truncate-label.ts'
import { messageLimits } from './message-limits.ts'
import { splitText } from '../split-text.ts'

/** The blocks that are words alone. */
export type Prose = Exclude<Block, { kind: 'file' | 'buttons' | 'select' }>

/** A heading or a label that is longer is no heading any more, and fills a phone. */
const maxLabelLength = 250

const personId = /^discord:(\d{1,20})$/

function drawText(text: RichText): string {
  return text.map((part) => drawInline(part)).join('')
}

function drawInline(part: Inline): string {
  if (typeof part === 'string') return escape(part)
  if ('em' in part) return wrap('*', escape(part.em))
  if ('strong' in part) return wrap('**', escape(part.strong))
  if ('mark' in part) return wrap('__', escape(part.mark))
  if ('spoiler' in part) return wrap('||', escape(part.spoiler))
  if ('code' in part) return wrap('`', escapeCode(part.code))
  if ('time' in part) return `<t:${Math.floor(part.time / 1000)}:f>`
  const [, id] = personId.exec(part.person) ?? []
  // A mention shows the name of today; nobody is notified, for every message says whom it may notify: nobody.
  return id === undefined ? wrap('**', escape(part.name)) : `<@${id}>`
}

/** The lines of a block, each within what a message holds; a block may go on in the next message after any of them. */
export function renderLines(block: Prose): readonly string[] {
  switch (block.kind) {
    case 'heading':
      return [`## ${escape(truncateLabel(block.text.replaceAll('\n', ' '), maxLabelLength))}`]
    case 'text':
      return paragraphs(block.text)
    case 'note':
      return paragraphs(block.text, '-# ')
    case 'quote':
      return [
        ...paragraphs(['“', ...block.line, '”'], '> '),
        ...paragraphs(['— ', { strong: byline(block.speaker, block.addressee) }], '> '),
        ...paragraphs([block.citation], '-# '),
      ]
    case 'facts':
      return block.facts.flatMap((fact) =>
        paragraphs([{ strong: `${fact.label}:` }, ' ', ...fact.value]),
      )
    case 'list':
      return block.items.flatMap((item, index) =>
        paragraphs(item, block.ordered ? `${index + 1}. ` : '- '),
      )
    case 'question':
      return [
        ...paragraphs([{ strong: block.prompt }]),
        ...(block.level === undefined ? [] : paragraphs([block.level], '-# ')),
        ...block.followUps.flatMap((followUp) => paragraphs([followUp], '- ')),
      ]
    case 'choices':
      return block.choices.flatMap((choice) =>
        paragraphs([{ strong: `${choice.letter}.` }, ' ', choice.text]),
      )
    case 'distribution':
      return drawDistribution(block.rows)
    case 'ranking':
      return block.rows.flatMap((row) =>
        paragraphs([{ strong: `${row.rank}.` }, ` ${row.name}: `, { strong: row.score }]),
      )
    case 'timer':
      return [
        `⏳ ${escape(truncateLabel(block.label, maxLabelLength))} <t:${Math.ceil(block.until / 1000)}:R>`,
      ]
    default:
      return block satisfies never
  }
}

/** How often each option was chosen: a bar, the number and the words, the right one marked by a sign and not by colour. */
function drawDistribution(
  rows: Extract<Block, { kind: 'distribution' }>['rows'],
): readonly string[] {
  const total = Math.max(
    1,
    rows.reduce((sum, row) => sum + row.count, 0),
  )
  return rows.flatMap((row) => {
    const bar = '█'.repeat(Math.round((row.count / total) * 10)).padEnd(10, '░')
    const words: RichText = row.right ? [{ strong: `✓ ${row.label}` }] : [row.label]
    return paragraphs([{ code: bar }, ` ${row.count} · `, ...words])
  })
}

/** Draws text line by line, each with a lead that Discord asks for on every line. */
function paragraphs(text: RichText, lead = ''): readonly string[] {
  const words = drawText(text)
  const most = messageLimits.text - lead.length
  // Nearly all text fits, and is then drawn once.
  const drawn =
    words.length <= most ? [words] : splitText(text, most, cost).map((part) => drawText(part))
  return drawn.flatMap((part) => part.split('\n').map((line) => `${lead}${line}`))
}

function cost(part: Inline): number {
  return drawInline(part).length
}

/** Marks that hold nothing would show themselves. */
function wrap(marks: string, words: string): string {
  if (words.trim() === '') return words
  // Emphasis takes hold only where it touches its words, and it ends with its line.
  return words.replaceAll(/^(\s*)(\S.*?)(\s*)$/gm, `$1${marks}$2${marks}$3`)
}
