/** Runs of text as HTML. */
import type { Inline, RichText } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'

/** A paragraph. A spoiler is a disclosure, which HTML does not allow in `p`. */
export function renderParagraph(text: RichText, className = 'text'): Html {
  const hides = text.some((part) => typeof part !== 'string' && 'spoiler' in part)
  return hides
    ? html`<div class="${className}" dir="auto">${renderRichText(text)}</div>`
    : html`<p class="${className}" dir="auto">${renderRichText(text)}</p>`
}

export function renderRichText(text: RichText): readonly Html[] {
  return text.map((part) => run(part))
}

function run(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`
  if ('em' in part) return html`<em>${part.em}</em>`
  if ('strong' in part) return html`<strong>${part.strong}</strong>`
  if ('mark' in part) return html`<mark>${part.mark}</mark>`
  if ('code' in part) return html`<code>${part.code}</code>`
  if ('time' in part) return moment(part.time, part.fallback)
  if ('person' in part) return html`<bdi class="person">${part.name}</bdi>`
  if ('spoiler' in part) {
    return html`<details class="spoiler">
      <summary>Spoiler</summary>
      <span>${part.spoiler}</span>
    </details>`
  }
  return part satisfies never
}

/** The page rewrites it in the reader's own time zone. */
function moment(at: number, fallback: string): Html {
  return html`<time datetime="${toIsoString(at)}" data-moment>${fallback}</time>`
}

/** A moment for a `datetime` attribute; a number that is no moment gives none. */
export function toIsoString(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
