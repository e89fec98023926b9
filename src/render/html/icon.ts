/** The icons of the page, all in one file that the browser caches. */
import { type Html, html } from './html.ts'

export type IconName =
  | 'mark'
  | 'eye'
  | 'menu'
  | 'theme'
  | 'hash'
  | 'lock'
  | 'tab'
  | 'slash'
  | 'send'
  | 'close'

/** An icon that screen readers skip; put words beside it. */
export function icon(name: IconName): Html {
  return html`<svg aria-hidden="true" class="glyph" viewBox="0 0 24 24">
    <use href="/assets/icons.svg#${name}"></use>
  </svg>`
}
