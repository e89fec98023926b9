/** Draws a reply as Slack messages: labels are shortened, prose goes on in a further message, structure that cannot fit throws. */
import type { types } from '@slack/bolt'
import { byline, toPlainText } from '../../core/reply/plain-text.ts'
import type { Block, Button, Reply, SelectOption } from '../../core/reply/reply.ts'
import * as limits from './block-limits.ts'
import { type SizedBlock, listed, preformatted, quoted, richBlocks, sections } from './rich-text.ts'
import { escapeMrkdwn, truncateLabel, stripInvisible } from './text.ts'

export type SlackBlock =
  | types.ActionsBlock
  | types.ContextBlock
  | types.HeaderBlock
  | types.RichTextBlock

export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

/** The `action_id` of a button holds its place in the row, since two may not share one, and its address. */
const buttonId = /^press\/\d+\/(.*)$/s
/** That of a menu holds its address. */
const menuId = /^select\/(.*)$/s
/** The prefix of the `action_id` of a button that leads to a web page. */
export const linkPrefix = 'link/'

/** At least one message; further ones carry on where the one before was full. */
export function render(reply: Pick<Reply, 'blocks'>): readonly [SlackMessage, ...SlackMessage[]] {
  const pages: SlackBlock[][] = [[]]
  let words = 0
  for (const { block, size } of reply.blocks.flatMap((part) => drawBlock(part))) {
    const page = pages.at(-1)
    if (
      page === undefined ||
      page.length >= limits.messageLimits.blocks ||
      (page.length > 0 && words + size > limits.messageLimits.words)
    ) {
      pages.push([block])
      words = size
    } else {
      page.push(block)
      words += size
    }
  }
  const [first = [], ...rest] = pages
  return [
    { text: fallbackText(reply), blocks: first },
    ...rest.map((blocks) => ({ text: 'This continues the message above.', blocks })),
  ]
}

/** The press that an `action_id` stands for, and whether it is a menu; nothing for other elements. */
export function componentIdFrom(
  actionId: string,
): { readonly address: string; readonly menu: boolean } | undefined {
  const [, button] = buttonId.exec(actionId) ?? []
  if (button !== undefined) return { address: button, menu: false }
  const [, menu] = menuId.exec(actionId) ?? []
  return menu === undefined ? undefined : { address: menu, menu: true }
}

/** The words that stand for a reply where its blocks are not shown. */
function fallbackText(reply: Pick<Reply, 'blocks'>): string {
  const words = truncateLabel(toPlainText(reply), limits.messageLimits.text)
  return words === '' ? 'Commonplace has something for you.' : escapeMrkdwn(words)
}

/** Every block in order, for messages and views alike. */
export function renderBlocks(reply: Pick<Reply, 'blocks'>): readonly SlackBlock[] {
  return reply.blocks.flatMap((part) => drawBlock(part).map(({ block }) => block))
}

function drawBlock(block: Block): readonly SizedBlock<SlackBlock>[] {
  switch (block.kind) {
    case 'heading': {
      const text = plainTextObject(block.text, limits.blockLimits.header)
      return [{ block: { type: 'header', text }, size: text.text.length }]
    }
    case 'text':
      return richBlocks(sections(block.text))
    case 'quote':
      return [
        ...richBlocks([
          ...quoted([{ strong: '“' }, ...block.line, { strong: '”' }]),
          ...sections(['— ', { strong: byline(block.speaker, block.addressee) }]),
        ]),
        ...small(block.citation),
      ]
    case 'facts':
      return richBlocks(
        block.facts.flatMap((fact) => sections([{ strong: `${fact.label}: ` }, ...fact.value])),
      )
    case 'list':
      return richBlocks(listed(block.items, block.ordered ? 'ordered' : 'bullet'))
    case 'question':
      return richBlocks([
        ...sections([
          { strong: block.prompt },
          ...(block.level === undefined ? [] : [{ em: ` (${block.level})` }]),
        ]),
        ...listed(
          block.followUps.map((followUp) => [followUp]),
          'bullet',
        ),
      ])
    case 'choices':
      return richBlocks(
        block.choices.flatMap(({ letter, text }) => sections([{ strong: `${letter}  ` }, text])),
      )
    case 'distribution':
      return richBlocks(preformatted(drawDistribution(block.rows)))
    case 'ranking':
      return richBlocks(
        block.rows.flatMap(({ rank, name, score }) =>
          sections([{ strong: `${rank}.` }, ` ${name}: `, { strong: score }]),
        ),
      )
    case 'timer':
      return richBlocks(
        sections([{ em: `${block.label} · ` }, { time: block.until, fallback: block.label }]),
      )
    case 'note':
      return small(toPlainText({ blocks: [block] }))
    case 'file':
      return richBlocks([...sections([{ strong: block.name }]), ...preformatted(block.content)])
    case 'buttons':
      return drawButtons(block.buttons)
    case 'select':
      return drawSelect(block)
    default:
      return block satisfies never
  }
}

/** Small print; long prose takes several lines of it. */
function small(words: string): readonly SizedBlock<SlackBlock>[] {
  // Counted in code points, so that no character is cut in two.
  const pieces = stripInvisible(words).match(/[^]{1,1500}/gu) ?? []
  return pieces
    .filter((piece) => piece.trim() !== '')
    .map((text) => ({
      block: { type: 'context', elements: [{ type: 'plain_text', text, emoji: false }] },
      size: text.length,
    }))
}

function drawDistribution(rows: Extract<Block, { kind: 'distribution' }>['rows']): string {
  const total = Math.max(
    1,
    rows.reduce((sum, row) => sum + row.count, 0),
  )
  return rows
    .map((row) => {
      const bar = '█'.repeat(Math.round((row.count / total) * 12)).padEnd(12, '░')
      return `${row.right ? '✓' : ' '} ${bar} ${String(row.count).padStart(3)}  ${row.label}`
    })
    .join('\n')
}

/** Slack has no greyed-out buttons: one that cannot be pressed is small print that names it. */
function drawButtons(buttons: readonly Button[]): readonly SizedBlock<SlackBlock>[] {
  const live = buttons.filter((button) => 'href' in button || button.disabled !== true)
  const closed = buttons.filter((button) => !live.includes(button))
  const rows = Array.from(
    { length: Math.ceil(live.length / limits.blockLimits.actions) },
    (_, row) =>
      live.slice(row * limits.blockLimits.actions, (row + 1) * limits.blockLimits.actions),
  )
  return [
    ...rows.map((row): SizedBlock<SlackBlock> => {
      const elements = row.map((button, index) => drawButton(button, index))
      const size = elements.reduce((sum, { text }) => sum + text.text.length, 0)
      return { block: { type: 'actions', elements }, size }
    }),
    ...small(closed.map((button) => button.label).join(' · ')),
  ]
}

function drawButton(button: Button, index: number): types.Button {
  const text = plainTextObject(button.label, limits.elementLimits.button)
  if ('href' in button) {
    return { type: 'button', text, action_id: `${linkPrefix}${index}`, url: button.href }
  }
  return {
    type: 'button',
    text,
    action_id: `press/${index}/${button.press}`,
    ...(button.style === 'plain' ? {} : { style: button.style }),
  }
}

function drawSelect(select: Extract<Block, { kind: 'select' }>): readonly SizedBlock<SlackBlock>[] {
  if (select.options.length === 0) return []
  const placeholder = plainTextObject(select.label, limits.elementLimits.placeholder)
  const options = renderOptions(select.options)
  const shared = { action_id: `select/${select.press}`, placeholder, options }
  const element: types.StaticSelect | types.MultiStaticSelect =
    select.max === 1
      ? { type: 'static_select', ...shared }
      : { type: 'multi_static_select', max_selected_items: select.max, ...shared }
  const size = options.reduce(
    (sum, { text, description }) => sum + text.text.length + (description?.text.length ?? 0),
    placeholder.text.length,
  )
  return [{ block: { type: 'actions', elements: [element] }, size }]
}

/** The entries of a menu. Values cannot be shortened, so one that is too long is a mistake of the command. */
export function renderOptions(options: readonly SelectOption[]): types.PlainTextOption[] {
  if (options.length > limits.optionLimits.count) {
    throw new RangeError(`A menu has ${options.length} entries; ${limits.optionLimits.count} fit.`)
  }
  return options.map(({ label: words, value, description }) => {
    if (value.length > limits.optionLimits.value) {
      throw new RangeError(`The menu entry ${value} is longer than ${limits.optionLimits.value}.`)
    }
    return {
      text: plainTextObject(words, limits.optionLimits.label),
      value,
      ...(description === undefined
        ? {}
        : { description: plainTextObject(description, limits.optionLimits.description) }),
    }
  })
}

/** Words that are shown as they stand. */
export function plainTextObject(words: string, most: number): types.PlainTextElement {
  const shown = truncateLabel(words, most)
  return { type: 'plain_text', text: shown === '' ? '–' : shown, emoji: false }
}
