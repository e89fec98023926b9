/** Turns a reply into plain text, for notifications, screen readers and pipes. The only place that flattens replies. */
import type { Block, Inline, Reply, RichText } from './reply.ts'

export function toPlainText(reply: Pick<Reply, 'blocks'>): string {
  return reply.blocks
    .map((block) => plainBlock(block))
    .filter((part) => part !== '')
    .join('\n\n')
}

export function flatten(text: RichText): string {
  return text.map((part) => inlineText(part)).join('')
}

function plainBlock(block: Block): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'text':
    case 'note':
      return flatten(block.text)
    case 'quote':
      return `“${flatten(block.line)}”\n— ${byline(block.speaker, block.addressee)}\n${block.citation}`
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${flatten(fact.value)}`).join('\n')
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${flatten(item)}`)
        .join('\n')
    case 'question':
      return [block.prompt, ...block.followUps.map((followUp) => `• ${followUp}`)].join('\n')
    case 'choices':
      return block.choices.map((choice) => `${choice.letter}. ${choice.text}`).join('\n')
    case 'distribution':
      return block.rows
        .map((row) => `${row.right ? '✓' : ' '} ${row.label}: ${row.count}`)
        .join('\n')
    case 'ranking':
      return block.rows.map((row) => `${row.rank}. ${row.name}: ${row.score}`).join('\n')
    case 'timer':
      return block.label
    case 'file':
      return `Attached: ${block.name}`
    case 'buttons':
    case 'select':
      return ''
    default:
      return block satisfies never
  }
}

/** Returns who says a line, and to whom if that is known. */
export function byline(speaker: string, addressee?: string): string {
  return addressee === undefined ? speaker : `${speaker}, to ${addressee}`
}

/** Returns the text of one inline part, without its emphasis. */
export function inlineText(part: Inline): string {
  if (typeof part === 'string') return part
  if ('em' in part) return part.em
  if ('strong' in part) return part.strong
  if ('mark' in part) return part.mark
  if ('spoiler' in part) return part.spoiler
  if ('code' in part) return part.code
  if ('time' in part) return part.fallback
  return part.name
}
