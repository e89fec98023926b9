/** Renders runs of text as Slack's rich text, in which no character is markup; splits long ones between words. */
import type { types } from '@slack/bolt'
import { stripInvisible } from '../../core/reply/invisible.ts'
import { commandLine, inlineText } from '../../core/reply/plain-text.ts'
import type { Inline, RichText } from '../../core/reply/reply.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { splitText } from '../split-text.ts'
import { truncateLabel } from '../truncate-label.ts'
import { readable } from './typed-mentions.ts'
import { blockLimits } from './block-limits.ts'

/** What people type in front of a command. */
export const commandPrefix = '/study '

/** A block, or an element of one, and how many characters it shows. */
export interface Sized<T> {
  readonly value: T
  readonly size: number
}

type RichPart = Sized<types.RichTextBlockElement>

/** Groups elements into as few blocks as Slack's limit allows. */
export function richTextBlocks(parts: readonly RichPart[]): Sized<types.RichTextBlock>[] {
  const groups: { elements: types.RichTextBlockElement[]; size: number }[] = []
  for (const { value, size } of parts) {
    const group = groups.at(-1)
    if (group === undefined || group.size + size > blockLimits.section) {
      groups.push({ elements: [value], size })
    } else {
      group.elements.push(value)
      group.size += size
    }
  }
  return groups.map(({ elements, size }) => ({ value: { type: 'rich_text', elements }, size }))
}

/** A paragraph: one section, or several if it is long. */
export function sections(...text: RichText): RichPart[] {
  return split(text).map(({ value, size }) => ({ value: section(value), size }))
}

/** A moment to the second in the reader’s own time zone; where Slack cannot show that, in UTC. */
export function timer(label: string, until: number): RichPart {
  const text = `${truncateLabel(readable(label), 150)} · `
  const fallback = utcTime(until)
  return {
    value: section([
      { type: 'text', text, style: { italic: true } },
      { type: 'date', timestamp: Math.floor(until / 1000), format: '{time_secs}', fallback },
    ]),
    size: text.length + fallback.length,
  }
}

/** The same for the text of a message, which notifications show. */
export function timerText(until: number): string {
  return `<!date^${Math.floor(until / 1000)}^{time_secs}|${utcTime(until)}>`
}

function utcTime(moment: number): string {
  return `${new Date(moment).toISOString().slice(11, 19)} UTC`
}

export function quotation(...text: RichText): RichPart[] {
  return split(text).map(({ value: elements, size }) => ({
    value: { type: 'rich_text_quote', elements },
    size,
  }))
}

/** Each item is a list element of its own, so that a long list can continue its numbers in the next block. */
export function listItems(items: readonly RichText[], style: 'bullet' | 'ordered'): RichPart[] {
  return items.flatMap((item, index) => {
    const [first, ...rest] = split(item)
    if (first === undefined) return []
    const offset = style === 'ordered' && index > 0 ? { offset: index } : {}
    return [
      {
        value: { type: 'rich_text_list', style, ...offset, elements: [section(first.value)] },
        size: first.size,
      },
      ...rest.map(({ value, size }) => ({ value: section(value), size })),
    ]
  })
}

/** How many characters of preformatted text fit one block. */
export const maxPreformatted = blockLimits.section

/** Text in which every space counts; a long one continues in the next block after a whole line. */
export function preformatted(text: string): RichPart[] {
  const pieces: string[] = []
  for (let rest = stripInvisible(text); rest !== '';) {
    const piece = beginningLines(rest, maxPreformatted)
    pieces.push(piece)
    rest = rest.slice(piece.length)
  }
  return pieces
    .map((piece) => piece.replace(/\n$/, ''))
    .filter((words) => words !== '')
    .map((words) => ({
      value: { type: 'rich_text_preformatted', elements: [{ type: 'text', text: words }] },
      size: words.length,
    }))
}

/** Returns as many whole lines as fit; only a line that is longer by itself is cut. */
export function beginningLines(text: string, maxLength: number): string {
  if (text.length <= maxLength) return text
  const end = text.lastIndexOf('\n', maxLength - 1)
  return end === -1 ? cutText(text, maxLength) : text.slice(0, end + 1)
}

function section(elements: types.RichTextElement[]): types.RichTextSection {
  return { type: 'rich_text_section', elements }
}

/** Returns pieces that each fit a block; none for text without visible characters. */
function split(text: RichText): Sized<types.RichTextElement[]>[] {
  return splitIfLong(text)
    .map((piece) => ({ value: piece.flatMap(richTextElements), size: lengthOf(piece) }))
    .filter(({ value }) => value.length > 0)
}

function splitIfLong(text: RichText): readonly RichText[] {
  if (lengthOf(text) <= blockLimits.section) return [text]
  return splitText(
    text.map(splittable),
    blockLimits.section,
    (run) => inlineText(run, commandPrefix).length,
  )
}

/** Times, people and channels are never split, so people’s names become plain text, and what stands for a time or a channel is shortened. */
function splittable(run: Inline): Inline {
  if (typeof run === 'string') return run
  if ('person' in run || 'role' in run) return run.name
  if ('command' in run) return { code: commandLine(run, commandPrefix) }
  if ('channel' in run) return { ...run, name: truncateLabel(run.name, 150) }
  return 'time' in run ? { ...run, fallback: truncateLabel(run.fallback, 150) } : run
}

function lengthOf(text: RichText): number {
  return text.reduce((sum, run) => sum + inlineText(run, commandPrefix).length, 0)
}

const channelId = /^slack:[A-Z0-9]+\/([CG][A-Z0-9]+)$/

/** Returns one element, or none for a run without visible characters, which Slack refuses. */
export function richTextElements(run: Inline): types.RichTextElement[] {
  const text = readable(inlineText(run, commandPrefix))
  if (text === '') return []
  if (typeof run === 'string') return [{ type: 'text', text }]
  if ('em' in run) return [{ type: 'text', text, style: { italic: true } }]
  if ('strong' in run || 'mark' in run) return [{ type: 'text', text, style: { bold: true } }]
  if ('code' in run || 'command' in run) return [{ type: 'text', text, style: { code: true } }]
  if ('time' in run) {
    const timestamp = Math.floor(run.time / 1000)
    return [{ type: 'date', timestamp, format: '{date_short_pretty}, {time}', fallback: text }]
  }
  if ('channel' in run) {
    const [, id] = channelId.exec(run.channel) ?? []
    return id === undefined ? [{ type: 'text', text }] : [{ type: 'channel', channel_id: id }]
  }
  // Slack cannot hide spoilers; people are named without a mention, so that nobody is notified.
  return [{ type: 'text', text }]
}
