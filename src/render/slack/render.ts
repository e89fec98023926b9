/** Renders a reply as Slack messages: labels are shortened, prose continues in further messages, and what cannot fit throws. */
import { toPlainText, bylineOf, flatten, tableLines } from '../../core/reply/plain-text.ts'
import { type Reply, type Block, allButtons } from '../../core/reply/reply.ts'
import { imageWords } from '../../core/picture/pack-image.ts'
import { truncateLabel } from '../truncate-label.ts'
import { messageLimits, blockLimits } from './block-limits.ts'
import { escapeMrkdwn, plainTextObject } from './text-objects.ts'
import { readable } from './typed-mentions.ts'
import type { types } from '@slack/bolt'
import { bar, percentOf } from '../bar.ts'
import { medalFor } from '../medal.ts'
import { isShareRow } from '../../core/command/component-id.ts'
import { fileText } from '../../core/reply/file-text.ts'
import { isDisabled, joinActions, renderButtons, renderSelect } from './render-controls.ts'
import { renderTable } from './render-table.ts'
import {
  type Sized,
  commandPrefix,
  listItems,
  preformatted,
  quotation,
  richTextBlocks,
  sections,
  timer,
  timerText,
} from './rich-text.ts'

export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

/** Returns at least one message; further ones continue where the previous one was full. */
export function render(reply: Pick<Reply, 'blocks'>): readonly [SlackMessage, ...SlackMessage[]] {
  const pages: SlackBlock[][] = [[]]
  let length = 0
  for (const { value: block, size } of renderSizedBlocks(reply, { canShowTable: true })) {
    const page = pages.at(-1)
    if (
      page === undefined ||
      page.length >= messageLimits.blocks ||
      (page.length > 0 && length + size > messageLimits.characters)
    ) {
      pages.push([block])
      length = size
    } else {
      page.push(block)
      length += size
    }
  }
  const [first = [], ...rest] = pages
  return [
    { text: fallbackText(reply), blocks: first },
    ...rest.map((blocks) => ({ text: 'This continues the message above.', blocks })),
  ]
}

/** The text that stands for a reply where its blocks are not shown, such as in a notification. */
function fallbackText({ blocks }: Pick<Reply, 'blocks'>): string {
  const parts: string[] = []
  let left = messageLimits.text
  for (const block of blocks) {
    const words = block.kind === 'timer' ? block.label : plainText(block, left)
    if (words === '' || words.length > left) continue
    const text = escapeMrkdwn(words).trim()
    const part = block.kind === 'timer' ? `${text}: ${timerText(block.until)}` : text
    left -= part.length
    parts.push(part)
  }
  const text = parts.filter((part) => part !== '').join('\n\n')
  return text === '' ? 'Commonplace has something for you.' : text
}

function plainText(block: Block, maxLength: number): string {
  return maxLength < 1
    ? ''
    : truncateLabel(toPlainText({ blocks: [block] }, commandPrefix), maxLength)
}

export type SlackBlock =
  | types.ActionsBlock
  | types.ContextBlock
  | types.DataTableBlock
  | types.DividerBlock
  | types.HeaderBlock
  | types.InputBlock
  | types.RichTextBlock

/** For views, which cannot show tables. */
export function renderBlocks(reply: Pick<Reply, 'blocks'>): Exclude<SlackBlock, TableBlock>[] {
  return renderSizedBlocks(reply, { canShowTable: false })
    .map(({ value }) => value)
    .filter((block) => block.type !== 'data_table')
}

type TableBlock = types.DataTableBlock

/** A message has room for one table; what would be a second one is text, as in views. */
function renderSizedBlocks(
  { blocks }: Pick<Reply, 'blocks'>,
  { canShowTable }: { readonly canShowTable: boolean },
): Sized<SlackBlock>[] {
  const rendered: Sized<SlackBlock>[] = []
  let isTableFree = canShowTable
  for (const block of blocks) {
    const table = isTableFree ? renderTable(block) : undefined
    if (table !== undefined) isTableFree = false
    const parts = table === undefined ? renderBlock(block) : [table]
    const last = rendered.at(-1)
    const joined = isShareRow(block) && last ? joinActions(last, parts) : undefined
    if (joined === undefined) rendered.push(...parts)
    else rendered[rendered.length - 1] = joined
  }
  return rendered
}

/** A block looks the same wherever it stands, and the same view is shown to many. */
const renderedBlocks = new WeakMap<Block, readonly Sized<SlackBlock>[]>()

function renderBlock(block: Block): readonly Sized<SlackBlock>[] {
  return renderedBlocks.getOrInsertComputed(block, renderOnce)
}

function renderOnce(block: Block): readonly Sized<SlackBlock>[] {
  switch (block.kind) {
    case 'heading': {
      const text = plainTextObject(block.text, blockLimits.header)
      return [{ value: { type: 'header', text }, size: text.text.length }]
    }
    case 'text':
      return richTextBlocks(sections(...block.text))
    case 'quote':
      return [
        ...richTextBlocks([
          ...quotation({ strong: '“' }, ...block.line, { strong: '”' }),
          ...bylineOf(block).flatMap((words) => sections('— ', { strong: words })),
        ]),
        ...smallPrint(block.citation),
      ]
    case 'facts':
      return richTextBlocks(
        block.facts.flatMap(({ label, value }) => sections({ strong: `${label}: ` }, ...value)),
      )
    case 'list':
      return richTextBlocks(listItems(block.items, block.ordered ? 'ordered' : 'bullet'))
    case 'question': {
      const level = block.level === undefined ? [] : [{ em: ` (${block.level})` }]
      const followUps = block.followUps.map((followUp) => [followUp])
      return richTextBlocks([
        ...sections({ strong: block.prompt }, ...level),
        ...listItems(followUps, 'bullet'),
      ])
    }
    case 'choices':
      return richTextBlocks(
        block.choices.flatMap(({ letter, text }) => sections({ strong: `${letter}  ` }, text)),
      )
    case 'distribution':
      return richTextBlocks(preformatted(distributionLines(block)))
    case 'ranking':
      return richTextBlocks(
        block.rows.flatMap((row) =>
          sections(medalFor(row, block) ?? { strong: `${row.rank}.` }, ` ${row.name}: `, {
            strong: row.score,
          }),
        ),
      )
    case 'timer': {
      const { label, until } = block
      return richTextBlocks([timer(label, until)])
    }
    case 'note':
      return smallPrint(flatten(block.text, commandPrefix))
    case 'file':
      return richTextBlocks([
        ...sections({ strong: block.name }),
        ...preformatted(fileText(block.content)),
      ])
    case 'row':
      return [...richTextBlocks(sections(...block.text)), ...renderButtons([block.button])]
    case 'table':
      return richTextBlocks(tableLines(block).flatMap((line) => sections(...line)))
    case 'picture':
    case 'image':
      return smallPrint(block.kind === 'image' ? imageWords(block) : (block.instead ?? ''))
    case 'separator':
      return [{ value: { type: 'divider' }, size: 0 }]
    case 'buttons':
      return [
        ...renderButtons(block.buttons, block.more),
        ...smallPrint(
          allButtons(block)
            .filter(isDisabled)
            .map(({ label }) => label)
            .join(' · '),
        ),
      ]
    case 'select':
      return renderSelect(block)
    default:
      return block satisfies never
  }
}

/** Context blocks, several for long text. */
function smallPrint(words: string): readonly Sized<types.ContextBlock>[] {
  // Matched by code point, so that no character is cut in two.
  const pieces = readable(words).match(/[^]{1,1500}/gu) ?? []
  return pieces
    .filter((piece) => piece.trim() !== '')
    .map((text) => ({
      value: { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] },
      size: text.length,
    }))
}

function distributionLines({
  rows,
  people,
  isShare,
}: Extract<Block, { kind: 'distribution' }>): string {
  return rows
    .map(({ label, count, right }) => {
      const mark = right ? '✓' : ' '
      return `${mark} ${bar(count, people, 12)} ${percentOf(count, people).padStart(4)}${isShare === true ? '' : ` (${count})`}  ${label}`
    })
    .join('\n')
}
