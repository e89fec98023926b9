/** What the drawings of Discord’s and Slack’s payloads share. */
import { type Html, html } from './html.ts'

export interface MenuOption {
  readonly label: string
  readonly description?: string
}

/** A menu that opens to show its options. */
export function renderMenu(placeholder: string, options: readonly MenuOption[]): Html {
  return html`<details class="menu">
    <summary>${placeholder}</summary>
    <ul role="list">
      ${options.map(
        ({ label, description }) =>
          html`<li>
            ${label}${description !== undefined && html`<span class="sub">${description}</span>`}
          </li>`,
      )}
    </ul>
  </details>`
}

/** A list of `<li>` elements; a numbered one begins with `start`. */
export function renderList(items: readonly Html[], start?: number): Html {
  const [open, close] =
    start === undefined ? [html`<ul>`, html`</ul>`] : [html`<ol start="${start}">`, html`</ol>`]
  return html`${open}${items}${close}`
}

/** Names a part that is not drawn yet, so that nobody misses it. */
export function renderUnknown(type: string): Html {
  return html`<p class="sub">[${type}]</p>`
}
