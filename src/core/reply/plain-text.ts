/** Turns a reply into plain text, for notifications, screen readers and pipes. The only place that flattens replies. */
import { imageWords } from '../picture/pack-image.ts'
import type { Block, Inline, Reply, RichText } from './reply.ts'

/** `commandPrefix` is what people type in front of a command there. */
export function toPlainText(reply: Pick<Reply, 'blocks'>, commandPrefix = ''): string {
  return reply.blocks
    .map((block) => plainBlock(block, commandPrefix))
    .filter((part) => part !== '')
    .join('\n\n')
}

export function flatten(text: RichText, commandPrefix = ''): string {
  return text.map((part) => inlineText(part, commandPrefix)).join('')
}

function plainBlock(block: Block, prefix: string): string {
  switch (block.kind) {
    case 'heading':
      return block.text
    case 'text':
    case 'note':
    case 'row':
      return flatten(block.text, prefix)
    case 'table':
      return tableLines(block)
        .map((line) => flatten(line, prefix))
        .join('\n')
    case 'quote':
      return [
        `“${flatten(block.line, prefix)}”`,
        ...bylineOf(block).map((words) => `— ${words}`),
        block.citation,
      ].join('\n')
    case 'facts':
      return block.facts.map((fact) => `${fact.label}: ${flatten(fact.value, prefix)}`).join('\n')
    case 'list':
      return block.items
        .map((item, index) => `${block.ordered ? `${index + 1}.` : '•'} ${flatten(item, prefix)}`)
        .join('\n')
    case 'question':
      return [block.prompt, ...block.followUps.map((followUp) => `• ${followUp}`)].join('\n')
    case 'choices':
      return block.choices.map((choice) => `${choice.letter}. ${choice.text}`).join('\n')
    case 'distribution':
      return block.rows
        .map((row) => {
          const share = block.isShare === true ? `${row.count}%` : `${row.count} of ${block.people}`
          return `${row.right ? '✓' : ' '} ${row.label}: ${share}`
        })
        .join('\n')
    case 'ranking':
      return block.rows.map((row) => `${row.rank}. ${row.name}: ${row.score}`).join('\n')
    case 'timer':
      return block.label
    case 'file':
      return `Attached: ${block.name}`
    case 'picture':
      return block.instead ?? ''
    case 'image':
      return imageWords(block)
    case 'separator':
    case 'buttons':
    case 'select':
      return ''
    default:
      return block satisfies never
  }
}

/** Returns the rows of a table as lines, each beginning with its first cell, where there is no room for columns. */
export function tableLines({
  columns,
  rows,
}: Extract<Block, { kind: 'table' }>): readonly RichText[] {
  return rows.map((cells) =>
    cells.flatMap((cell, index): RichText => {
      if (index === 0) return [{ strong: flatten(cell) }]
      const label = columns[index]?.label ?? ''
      return flatten(cell) === '' ? [] : [' · ', ...(label === '' ? [] : [`${label}: `]), ...cell]
    }),
  )
}

/** Returns a command as people type it. */
export function commandLine(
  { command, words }: Extract<Inline, { readonly command: string }>,
  prefix = '',
): string {
  return `${prefix}${command}${words === undefined ? '' : ` ${words}`}`
}

/** Returns who says a line, and to whom if that is known, as one text; nothing where neither is. */
export function bylineOf({
  speaker,
  addressee,
}: Pick<Extract<Block, { kind: 'quote' }>, 'speaker' | 'addressee'>): readonly string[] {
  if (speaker === undefined) return addressee === undefined ? [] : [`to ${addressee}`]
  return [addressee === undefined ? speaker : `${speaker}, to ${addressee}`]
}

/** Returns the text of one inline part, without its emphasis. */
export function inlineText(part: Inline, commandPrefix = ''): string {
  if (typeof part === 'string') return part
  if ('em' in part) return part.em
  if ('strong' in part) return part.strong
  if ('mark' in part) return part.mark
  if ('spoiler' in part) return part.spoiler
  if ('code' in part) return part.code
  if ('time' in part) return part.fallback
  if ('command' in part) return commandLine(part, commandPrefix)
  return part.name
}
