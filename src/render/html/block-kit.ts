/** The blocks of a Slack message (Block Kit) as HTML, drawn as the Slack app shows them. */
import type { types } from '@slack/bolt'
import { type Html, html } from './html.ts'
import { renderList, renderMenu, renderUnknown } from './payload-parts.ts'
import { toIsoString } from './render-text.ts'

export function renderBlockKit(blocks: readonly types.KnownBlock[]): readonly Html[] {
  return blocks.map((block) => html`<div class="block">${renderBlock(block)}</div>`)
}

function renderBlock(block: types.KnownBlock): Html {
  switch (block.type) {
    case 'header':
      return html`<p class="h">${block.text.text}</p>`
    case 'rich_text':
      return html`${block.elements.map((element) => renderRichElement(element))}`
    case 'context': {
      const words = block.elements.map((element) =>
        'text' in element ? html`${element.text}` : html`[${element.type}]`,
      )
      return html`<p class="sub">${words}</p>`
    }
    case 'actions':
      return html`<div class="buttons">
        ${block.elements.map((element) => renderControl(element))}
      </div>`
    case 'divider':
      return html`<hr />`
    case 'data_table':
      return renderTable(block)
    default:
      return renderUnknown(block.type)
  }
}

function renderTable({ caption, rows: [head = [], ...rows] }: types.DataTableBlock): Html {
  return html`<table>
    <caption>
      ${caption}
    </caption>
    <tr>
      ${head.map((cell) => html`<th scope="col">${renderCell(cell)}</th>`)}
    </tr>
    ${rows.map(
      ([first, ...rest]) =>
        html`<tr>
          <th scope="row">${first && renderCell(first)}</th>
          ${rest.map((cell) => html`<td>${renderCell(cell)}</td>`)}
        </tr>`,
    )}
  </table>`
}

function renderCell(cell: types.DataTableBlock['rows'][number][number]): Html {
  if (cell.type !== 'rich_text') return html`${cell.text}`
  return html`${cell.elements.map((element) =>
    'elements' in element && element.type === 'rich_text_section'
      ? element.elements.map((part) => renderInline(part))
      : '',
  )}`
}

function renderRichElement(element: types.RichTextBlockElement): Html {
  switch (element.type) {
    case 'rich_text_section':
      return html`<p>${element.elements.map((part) => renderInline(part))}</p>`
    case 'rich_text_quote':
      return html`<div class="bar">
        <p>${element.elements.map((part) => renderInline(part))}</p>
      </div>`
    case 'rich_text_preformatted':
      return html`<pre tabindex="0">${element.elements.map((part) => renderInline(part))}</pre>`
    case 'rich_text_list': {
      const items = element.elements.map(
        (item) => html`<li>${item.elements.map((part) => renderInline(part))}</li>`,
      )
      // The types leave out a documented field.
      const { offset = 0 }: typeof element & { readonly offset?: number } = element
      return renderList(items, element.style === 'ordered' ? offset + 1 : undefined)
    }
    default:
      return element satisfies never
  }
}

function renderInline(part: types.RichTextElement): Html {
  switch (part.type) {
    case 'text': {
      const { bold, italic, code } = part.style ?? {}
      const words = html`${part.text}`
      if (code === true) return html`<code>${words}</code>`
      if (bold === true) return html`<b>${words}</b>`
      return italic === true ? html`<em>${words}</em>` : words
    }
    case 'date':
      return html`<time datetime="${toIsoString(part.timestamp * 1000)}" data-moment
        >${part.fallback}</time
      >`
    default:
      return html`[${part.type}]`
  }
}

function renderControl(control: types.ActionsBlockElement): Html {
  switch (control.type) {
    case 'button':
      return html`<span class="b ${control.style}">${control.text.text}</span>`
    case 'overflow':
      return renderMenu(
        '⋯',
        control.options.map(({ text }) => ({ label: text.text })),
      )
    case 'static_select':
    case 'multi_static_select':
      return renderMenu(
        control.placeholder?.text ?? '',
        (control.options ?? []).map(({ text, description }) => ({
          label: text.text,
          ...(description === undefined ? {} : { description: description.text }),
        })),
      )
    default:
      return renderUnknown(control.type)
  }
}
