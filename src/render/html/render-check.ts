/** Renders a box to tick, or one of several, in a form or a menu. */
import type { SelectOption } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'

/** A box to tick, with its label. */
export function renderCheck(
  type: 'radio' | 'checkbox',
  name: string,
  { value, label, description }: SelectOption,
  state?: Html,
): Html {
  return html`<label class="check"
    ><input type="${type}" name="${name}" value="${value}" ${state} /><span
      >${label}${description !== undefined && html` <span class="rule">${description}</span>`}</span
    ></label
  >`
}
