/** Renders one block of a reply as lines of Discord’s Markdown, rows of components, or a file. */
import { ComponentType } from 'discord-api-types/v10'
import {
  type PackImage,
  imageWords,
  nameOfImage,
  readImageData,
} from '../../core/picture/pack-image.ts'
import { bylineOf, commandLine, tableLines } from '../../core/reply/plain-text.ts'
import { type Block, type RichText, type Inline, allButtons } from '../../core/reply/reply.ts'
import { bar, percentOf } from '../bar.ts'
import { medalFor } from '../medal.ts'
import { isBlank, truncateLabel } from '../truncate-label.ts'
import { renderButtons, renderSelect } from './render-controls.ts'
import { escape, escapeCode, plainLabel } from './escape.ts'
import type { MessagePart } from './message-packer.ts'
import { lengthByBytes, lineLength, messageLimits } from './message-limits.ts'
import { splitText } from '../split-text.ts'

/** Ours: a longer heading or label fills a phone screen. */
const maxLabelLength = 250

/** Ours: more text than this does not belong to one button. */
const maxRowLength = 1000

/** Returns Discord’s id of a command such as `daily`, if it is known; a mention of it can then be pressed. */
export type FindCommandId = (name: string) => string | undefined

/** What a message’s blocks need to be rendered. */
export interface BlockContext {
  readonly findCommandId: FindCommandId
  readonly pictures: DrawnPictures
}

/** PNG by SVG. For what could not be drawn stand words, unless the reply says them anyway. */
export type DrawnPictures = ReadonlyMap<string, Uint8Array<ArrayBuffer>>

/** What became of the blocks that look the same in every message; the same view is shown to many. */
const renderedBlocks = new WeakMap<Block, readonly MessagePart[]>()

/** Throws a DeliveryError for a block that Discord cannot show. */
export function renderBlock(block: Block, context: BlockContext): readonly MessagePart[] {
  const known = renderedBlocks.get(block)
  if (known !== undefined) return known
  let isAlwaysTheSame = block.kind !== 'picture'
  function findCommandId(name: string): string | undefined {
    isAlwaysTheSame = false
    return context.findCommandId(name)
  }
  const parts = renderOnce(block, { ...context, findCommandId })
  if (isAlwaysTheSame) renderedBlocks.set(block, parts)
  return parts
}

function renderOnce(block: Block, context: BlockContext): readonly MessagePart[] {
  function renderParagraphs(text: RichText, prefix = ''): readonly string[] {
    return renderLines(text, prefix, context.findCommandId)
  }
  switch (block.kind) {
    case 'heading': {
      const label = renderLabel(block.text)
      return lines(isBlank(label) ? [] : [`## ${label}`])
    }
    case 'text':
      return lines(renderParagraphs(block.text))
    case 'note':
      return lines(renderParagraphs(block.text, '-# '))
    case 'quote':
      return lines(
        renderParagraphs(['“', ...block.line, '”'], '> '),
        ...bylineOf(block).map((words) => renderParagraphs(['— ', { strong: words }], '> ')),
        renderParagraphs([block.citation], '-# '),
      )
    case 'facts':
      return lines(
        ...block.facts.map(({ label, value }) =>
          renderParagraphs([{ strong: `${label}:` }, ' ', ...value]),
        ),
      )
    case 'list':
      return lines(
        ...block.items.map((item, index) =>
          renderParagraphs(item, block.ordered ? `${index + 1}. ` : '- '),
        ),
      )
    case 'question':
      return lines(
        renderParagraphs([{ strong: block.prompt }]),
        block.level === undefined ? [] : renderParagraphs([block.level], '-# '),
        ...block.followUps.map((followUp) => renderParagraphs([followUp], '- ')),
      )
    case 'choices':
      return lines(
        ...block.choices.map(({ letter, text }) =>
          renderParagraphs([{ strong: `${letter}.` }, ' ', text]),
        ),
      )
    case 'distribution':
      return lines(...renderDistribution(block, context.findCommandId))
    case 'ranking':
      return lines(
        ...block.rows.map((row) => {
          const place = medalFor(row, block) ?? { strong: `${row.rank}.` }
          return renderParagraphs([place, ` ${row.name}: `, { strong: row.score }])
        }),
      )
    case 'timer':
      return lines([`⏳ ${renderLabel(block.label)} <t:${Math.ceil(block.until / 1000)}:R>`])
    case 'file':
      return [{ name: block.name, contentType: block.mediaType, data: block.content }]
    case 'row':
      return renderRow(renderParagraphs(block.text), renderButtons([block.button]))
    case 'table':
      return lines(...tableLines(block).map((line) => renderParagraphs(line)))
    case 'picture':
      return (
        renderPicture(block, context.pictures) ??
        lines(block.instead === undefined ? [] : renderParagraphs([block.instead], '-# '))
      )
    case 'image':
      return renderImage(block) ?? lines(renderParagraphs([imageWords(block)], '-# '))
    case 'separator':
      return [{ type: ComponentType.Separator }]
    case 'buttons':
      return renderButtons(allButtons(block))
    case 'select':
      return renderSelect(block)
    default:
      return block satisfies never
  }
}

function renderPicture(
  { name, svg, alt }: Extract<Block, { kind: 'picture' }>,
  pictures: DrawnPictures,
): readonly MessagePart[] | undefined {
  const data = pictures.get(svg)
  if (data === undefined) return undefined
  const description = plainLabel(alt, messageLimits.mediaDescription)
  return [{ name: `${name}.png`, contentType: 'image/png', data, description }]
}

/** Returns undefined where the picture has not been found. */
function renderImage(image: PackImage): readonly MessagePart[] | undefined {
  const read = readImageData(image)
  if (read === undefined) return undefined
  const description = plainLabel(image.alt, messageLimits.mediaDescription)
  const data = new Uint8Array(Buffer.from(read.base64, 'base64'))
  return [{ name: nameOfImage(image), contentType: read.mediaType, data, description }]
}

function lines(...paragraphs: readonly (readonly string[])[]): readonly MessagePart[] {
  return [{ lines: paragraphs.flat() }]
}

/** Puts the button beside the text; longer text stands above it, since it can continue in the next message. */
function renderRow(
  paragraph: readonly string[],
  rows: ReturnType<typeof renderButtons>,
): readonly MessagePart[] {
  const content = paragraph.join('\n')
  const accessory = rows[0]?.components[0]
  if (accessory === undefined || isBlank(content) || content.length > maxRowLength) {
    return [...lines(paragraph), ...rows]
  }
  const components = [{ type: ComponentType.TextDisplay, content } as const]
  return [{ type: ComponentType.Section, components, accessory }]
}

/** A line break would end a heading. */
function renderLabel(label: string): string {
  return escape(truncateLabel(label.replaceAll('\n', ' '), maxLabelLength))
}

/** Renders how often each option was chosen: a bar, the number and the option. The right one has a tick, not a colour. */
function renderDistribution(
  { rows, people, isShare }: Extract<Block, { kind: 'distribution' }>,
  findCommandId: FindCommandId,
) {
  return rows.map(({ label, count, right }) => {
    const option: RichText = right ? [{ strong: `✓ ${label}` }] : [label]
    return renderLines(
      [
        { code: bar(count, people, 10) },
        ` ${percentOf(count, people)}${isShare === true ? '' : ` (${count})`} · `,
        ...option,
      ],
      '',
      findCommandId,
    )
  })
}

const ownId = /^discord:(\d{1,20})$/

/**
 * Renders text line by line, each line short enough for a message. `prefix` is the markup that Discord needs at the start
 * of every line of a quote, a list or small print.
 */
function renderLines(
  text: RichText,
  prefix: string,
  findCommandId: FindCommandId,
): readonly string[] {
  function renderText(runs: RichText): string {
    return runs.map((run) => renderInline(run, findCommandId)).join('')
  }
  const rendered = renderText(text)
  // The mark of a quote or a list alone would stand there as a mark.
  if (isBlank(rendered)) return ['']
  const maxLength = messageLimits.text - prefix.length
  // Nearly all text is one line that fits, and is rendered only once.
  const length = lineLength(rendered)
  if (length <= maxLength && !rendered.includes('\n')) return [`${prefix}${rendered}`]
  const parts =
    length <= maxLength
      ? [rendered]
      : splitText(text, maxLength, (run) => lengthByBytes(renderInline(run, findCommandId))).map(
          (part) => renderText(part),
        )
  return parts.flatMap((part) => part.split('\n').map((line) => `${prefix}${line}`))
}

function renderInline(run: Inline, findCommandId: FindCommandId): string {
  if (typeof run === 'string') return escape(run)
  if ('em' in run) return wrap('*', escape(run.em))
  if ('strong' in run) return wrap('**', escape(run.strong))
  if ('mark' in run) return wrap('__', escape(run.mark))
  if ('spoiler' in run) return wrap('||', escape(run.spoiler))
  if ('code' in run) return wrap('`', escapeCode(run.code))
  if ('time' in run) return `<t:${Math.floor(run.time / 1000)}:f>`
  if ('person' in run) {
    const [, id] = ownId.exec(run.person) ?? []
    // A mention shows the person's current name. Nobody is notified, since every message allows no mentions.
    return id === undefined ? wrap('**', escape(run.name)) : `<@${id}>`
  }
  if ('role' in run) {
    return /^\d{1,20}$/.test(run.role) ? `<@&${run.role}>` : wrap('**', escape(run.name))
  }
  if ('channel' in run) {
    const [, id] = ownId.exec(run.channel) ?? []
    return id === undefined ? escape(run.name) : `<#${id}>`
  }
  if ('command' in run) return renderCommand(run, findCommandId)
  return run satisfies never
}

/** A mention shows the command’s name in the reader’s language and opens it when pressed, but cannot fill in options. */
function renderCommand(
  mention: Extract<Inline, { readonly command: string }>,
  findCommandId: FindCommandId,
): string {
  const { command, words } = mention
  const [name = ''] = command.split(' ')
  const id = /^[a-z-]+( [a-z-]+){0,2}$/.test(command) ? findCommandId(name) : undefined
  if (id === undefined) return wrap('`', escapeCode(commandLine(mention, '/')))
  return `</${command}:${id}>${words === undefined ? '' : ` ${wrap('`', escapeCode(words))}`}`
}

/** Emphasis must touch its words and end with its line; marks around nothing would show as they are. */
function wrap(marks: string, text: string): string {
  if (text.trim() === '') return text
  return text.replaceAll(/^(\s*)(\S.*?)(\s*)$/gm, `$1${marks}$2${marks}$3`)
}
