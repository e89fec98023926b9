/** Renders buttons for whoever reads them. */
import { type Block, type Button, allButtons } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'

/** Who reads a message: what is shown to them alone. */
export interface Reader {
  /** The component ids of what they have chosen. */
  readonly chosen: ReadonlySet<string>
  readonly mayUse: (button: Button) => boolean
  /** Returns an address as it serves this reader; one that begins with a slash is in the page. */
  readonly toAddress: (href: string) => string
}

export const anybody: Reader = { chosen: new Set(), mayUse: () => true, toAddress: (href) => href }

export function isShown(button: Button, { mayUse, chosen }: Reader): boolean {
  return !('press' in button) || (mayUse(button) && !chosen.has(button.press))
}

/** Leaves out what is not for this reader, and what they have done already, such as joining. */
export function renderButtons(
  block: Extract<Block, { kind: 'buttons' }>,
  reader: Reader,
): Html | false {
  const shown = allButtons(block).filter((button) => isShown(button, reader))
  return (
    shown.length > 0 &&
    html`<div class="buttons">${shown.map((button) => renderButton(button, reader))}</div>`
  )
}

export function renderButton(button: Button, reader: Reader): Html {
  if ('href' in button) return renderLink(button.label, reader.toAddress(button.href))
  const { press, style, label, key } = button
  return html`<button
    type="button"
    class="button ${style}"
    data-press="${press}"
    ${button.disabled === true && html` disabled`}${key !== undefined && html` data-key="${key}" aria-keyshortcuts="${key === ' ' ? 'Space' : key}"`}
  >
    ${label}
  </button>`
}

/** Only web addresses become links. */
function renderLink(label: string, address: string): Html {
  if (address.startsWith('./')) return html`<a class="button" href="${address}">${label}</a>`
  return /^https?:\/\//i.test(address)
    ? html`<a class="button" href="${address}" target="_blank" rel="noopener noreferrer"
        >${label} <span aria-hidden="true">↗</span
        ><span class="unseen"> (opens in a new tab)</span></a
      >`
    : html`<span class="note">${label}</span>`
}
