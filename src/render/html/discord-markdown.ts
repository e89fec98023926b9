/** The Markdown that our Discord messages use, as HTML. */
import { type Html, html } from './html.ts'
import { renderList } from './payload-parts.ts'
import { toIsoString } from './render-text.ts'

const lineKinds = {
  heading: /^## (.*)$/,
  small: /^-# (.*)$/,
  quote: /^> (.*)$/,
  bullet: /^- (.*)$/,
  numbered: /^(?:\d+)\. (.*)$/,
  plain: /^(.*)$/,
} as const
type LineKind = keyof typeof lineKinds

interface Group {
  readonly kind: LineKind
  readonly first: string
  readonly lines: Html[]
}

/** Returns the text as HTML; `now` (epoch milliseconds) is what relative times are measured from. */
export function renderMarkdown(content: string, now: number): readonly Html[] {
  const groups: Group[] = []
  for (const line of content.split('\n')) {
    const { kind, words } = parseLine(line)
    const last = groups.at(-1)
    const drawn = html`${renderInline(words, now)}`
    if (last?.kind === kind) last.lines.push(drawn)
    else groups.push({ kind, first: line, lines: [drawn] })
  }
  return groups.map((group) => renderGroup(group))
}

function parseLine(line: string): { readonly kind: LineKind; readonly words: string } {
  for (const kind of Object.keys(lineKinds) as LineKind[]) {
    const [, words] = lineKinds[kind].exec(line) ?? []
    if (words !== undefined) return { kind, words }
  }
  return { kind: 'plain', words: line }
}

function renderGroup({ kind, first, lines }: Group): Html {
  const items = lines.map((line) => html`<li>${line}</li>`)
  const paragraph = lines.flatMap((line, index) => (index === 0 ? line : [html`<br />`, line]))
  switch (kind) {
    case 'heading':
      return html`<p class="h">${paragraph}</p>`
    case 'small':
      return html`<p class="sub">${paragraph}</p>`
    case 'quote':
      return html`<div class="bar"><p>${paragraph}</p></div>`
    case 'bullet':
      return renderList(items)
    case 'numbered':
      return renderList(items, Number.parseInt(first, 10))
    case 'plain':
      return html`<p>${paragraph}</p>`
    default:
      return kind satisfies never
  }
}

/** An escaped character, an address, or marked text, in which a backslash keeps a mark from ending it. */
const inline = new RegExp(
  [
    String.raw`\\(?<literal>.)`,
    String.raw`(?<address>https?:\/\/[^\s<>]+)`,
    String.raw`\*\*(?<strong>(?:\\.|[^\\])+?)\*\*`,
    String.raw`\*(?<em>(?:\\.|[^\\])+?)\*`,
    String.raw`__(?<underlined>(?:\\.|[^\\])+?)__`,
    String.raw`\|\|(?<spoiler>(?:\\.|[^\\])+?)\|\|`,
    '`(?<code>[^`]+)`',
    String.raw`<t:(?<seconds>-?\d+):(?<style>[fR])>`,
    String.raw`<(?<mention>@&?|#)\d+>`,
  ].join('|'),
  'gu',
)

function renderInline(text: string, now: number): readonly Html[] {
  const parts: Html[] = []
  let from = 0
  for (const match of text.matchAll(inline)) {
    parts.push(html`${text.slice(from, match.index)}`, renderMatch(match.groups ?? {}, now))
    from = match.index + match[0].length
  }
  return [...parts, html`${text.slice(from)}`]
}

function renderMatch(found: Readonly<Record<string, string | undefined>>, now: number): Html {
  const { literal, address, strong, em, underlined, spoiler, code, seconds, style, mention } = found
  if (literal !== undefined) return html`${literal}`
  if (address !== undefined) return html`<span class="link">${address}</span>`
  if (strong !== undefined) return html`<b>${renderInline(strong, now)}</b>`
  if (em !== undefined) return html`<em>${renderInline(em, now)}</em>`
  if (underlined !== undefined) return html`<u>${renderInline(underlined, now)}</u>`
  if (spoiler !== undefined) {
    return html`<span class="hidden" tabindex="0">${renderInline(spoiler, now)}</span>`
  }
  if (code !== undefined) return html`<code>${code}</code>`
  if (seconds !== undefined) return renderMoment(Number(seconds) * 1000, style === 'R', now)
  return html`<span class="chip">${mentions[mention ?? ''] ?? ''}</span>`
}

const mentions: Readonly<Record<string, string>> = {
  '@': '@member',
  '@&': '@role',
  '#': '#channel',
}

const absolute = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'long',
  timeStyle: 'short',
  timeZone: 'UTC',
})
const relative = new Intl.RelativeTimeFormat('en')

function renderMoment(at: number, isRelative: boolean, now: number): Html {
  const iso = toIsoString(at)
  if (iso === '') return html`<span class="chip">Invalid date</span>`
  return isRelative
    ? html`<time class="chip" datetime="${iso}">${formatRelative(at - now)}</time>`
    : html`<time class="chip" datetime="${iso}" data-moment>${absolute.format(at)}</time>`
}

function formatRelative(ms: number): string {
  const seconds = Math.round(ms / 1000)
  const size = Math.abs(seconds)
  if (size < 60) return relative.format(seconds, 'second')
  if (size < 3600) return relative.format(Math.round(seconds / 60), 'minute')
  if (size < 86_400) return relative.format(Math.round(seconds / 3600), 'hour')
  return relative.format(Math.round(seconds / 86_400), 'day')
}
