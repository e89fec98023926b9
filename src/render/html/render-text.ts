/** Renders text as HTML. */
import { commandLine } from '../../core/reply/plain-text.ts'
import { type Inline, type RichText, unknownName } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'

/** Renders a paragraph; one with a spoiler is a `div`, because HTML allows no `details` in a `p`. */
export function renderParagraph(text: RichText, className = 'text'): Html {
  const hasSpoiler = text.some((part) => typeof part !== 'string' && 'spoiler' in part)
  return hasSpoiler
    ? html`<div class="${className}" dir="auto">${renderRichText(text)}</div>`
    : html`<p class="${className}" dir="auto">${renderRichText(text)}</p>`
}

export function renderRichText(text: RichText): readonly Html[] {
  return text.map((part) => renderInline(part))
}

const playgroundChannel = /^web:([a-z]+)$/
const playgroundPerson = /^web:([a-z])([a-z]*)$/

/** Whoever has never answered has left no name; in the playground their id is one. */
function personName({ person, name }: Extract<Inline, { person: string }>): string {
  const [, first = '', rest = ''] =
    name === unknownName ? (playgroundPerson.exec(person) ?? []) : []
  return first === '' ? name : first.toUpperCase() + rest
}

function renderInline(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`
  if ('em' in part) return html`<em>${part.em}</em>`
  if ('strong' in part) return html`<strong>${part.strong}</strong>`
  if ('mark' in part) return html`<mark>${part.mark}</mark>`
  if ('code' in part) return html`<code>${part.code}</code>`
  if ('time' in part) return renderTime(part)
  if ('command' in part) return renderCommand(commandLine(part))
  if ('person' in part) return html`<bdi class="person">${personName(part)}</bdi>`
  if ('role' in part) return html`<strong>${part.name}</strong>`
  if ('channel' in part) {
    const [, name] = playgroundChannel.exec(part.channel) ?? []
    return html`<bdi class="channel">${name === undefined ? part.name : `#${name}`}</bdi>`
  }
  if ('spoiler' in part) {
    return html`<details class="spoiler">
      <summary>Spoiler</summary>
      <span>${part.spoiler}</span>
    </details>`
  }
  return part satisfies never
}

/** Pressing it fills the command line. */
function renderCommand(line: string): Html {
  return html`<button type="button" class="command" data-line="${line}">${line}</button>`
}

/** The page rewrites the fallback in the reader’s own time zone, and hides the sentence where it is known already. */
function renderTime({ time: at, fallback, zone }: Extract<Inline, { time: number }>): Html {
  const known = zone !== undefined && html` data-zone="${zone}"`
  return html`<time datetime="${toIsoString(at)}" data-moment${known}>${fallback}</time>`
}

/** Returns epoch milliseconds for a `datetime` attribute, or an empty string for an invalid time. */
export function toIsoString(at: number): string {
  const date = new Date(at)
  return Number.isNaN(date.getTime()) ? '' : date.toISOString()
}
