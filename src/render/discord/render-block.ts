/** Renders one block of a reply as lines of text, rows of components, or a file. */
import { byline } from '../../core/reply/plain-text.ts'
import type { Block, RichText } from '../../core/reply/reply.ts'
import { bar } from '../bar.ts'
import { truncateLabel } from '../truncate-label.ts'
import type { NextCustomId } from './custom-ids.ts'
import { escape } from './escape.ts'
import type { MessagePart } from './message-packer.ts'
import { renderButtons, renderSelect } from './render-controls.ts'
import { renderParagraphs } from './render-text.ts'

/** Ours: a longer heading or label fills a phone screen. */
const maxLabelLength = 250

/** Throws a DeliveryError for a block that Discord cannot show. */
export function renderBlock(block: Block, nextCustomId: NextCustomId): readonly MessagePart[] {
  switch (block.kind) {
    case 'heading':
      return lines([`## ${renderLabel(block.text)}`])
    case 'text':
      return lines(renderParagraphs(block.text))
    case 'note':
      return lines(renderParagraphs(block.text, '-# '))
    case 'quote':
      return lines(
        renderParagraphs(['“', ...block.line, '”'], '> '),
        renderParagraphs(['— ', { strong: byline(block.speaker, block.addressee) }], '> '),
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
      return lines(...renderDistribution(block.rows))
    case 'ranking':
      return lines(
        ...block.rows.map(({ rank, name, score }) =>
          renderParagraphs([{ strong: `${rank}.` }, ` ${name}: `, { strong: score }]),
        ),
      )
    case 'timer':
      return lines([`⏳ ${renderLabel(block.label)} <t:${Math.ceil(block.until / 1000)}:R>`])
    case 'file':
      return [{ name: block.name, contentType: block.mediaType, data: block.content }]
    case 'buttons':
      return renderButtons(block.buttons, nextCustomId)
    case 'select':
      return [renderSelect(block, nextCustomId)]
    default:
      return block satisfies never
  }
}

function lines(...paragraphs: readonly (readonly string[])[]): readonly MessagePart[] {
  return [{ lines: paragraphs.flat() }]
}

/** A line break would end a heading. */
function renderLabel(label: string): string {
  return escape(truncateLabel(label.replaceAll('\n', ' '), maxLabelLength))
}

/** Renders how often each option was chosen: a bar, the number and the option. The right one has a tick, not a colour. */
function renderDistribution(rows: Extract<Block, { kind: 'distribution' }>['rows']) {
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  return rows.map(({ label, count, right }) => {
    const option: RichText = right ? [{ strong: `✓ ${label}` }] : [label]
    return renderParagraphs([{ code: bar(count, total, 10) }, ` ${count} · `, ...option])
  })
}
