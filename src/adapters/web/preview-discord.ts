/** A reply as Discord would show it: one container with an accent, small print, rows of buttons. */
import { byline } from '../../core/reply/plain-text.ts'
import type { Block, Button, Inline, Reply, RichText } from '../../core/reply/reply.ts'
import { type Html, html } from '../../render/html/html.ts'
import { icon } from '../../render/html/icon.ts'
import { toIsoString } from '../../render/html/render-text.ts'

export interface PreviewOptions {
  readonly reply: Pick<Reply, 'blocks'>
  /** When it was said, epoch milliseconds. */
  readonly at: number
  readonly isPrivate: boolean
  readonly channel: string
}

export function renderDiscordPreview({ reply, at, isPrivate, channel }: PreviewOptions): Html {
  return html`<p class="place">${channel}</p>
    <div class="row">
      <span class="face" aria-hidden="true">C</span>
      <div class="content">
        <p class="who">
          <b>Commonplace</b> <span class="app">APP</span>
          <span class="when">Today at ${formatClockTime(at)}</span>
        </p>
        <div class="container">${reply.blocks.map((block) => discordBlock(block, at))}</div>
        ${
          isPrivate &&
          html`<p class="only">
            ${icon('look')} Only you can see this • <span class="link">Dismiss message</span>
          </p>`
        }
      </div>
    </div>`
}

function discordBlock(block: Block, at: number): Html {
  switch (block.kind) {
    case 'heading':
      return html`<p class="h">${block.text}</p>`
    case 'text':
      return html`<p>${inline(block.text)}</p>`
    case 'note':
      return html`<p class="sub">${inline(block.text)}</p>`
    case 'quote':
      return html`<div class="bar"><p>“${inline(block.line)}”</p></div>
        <p>— <b>${byline(block.speaker, block.addressee)}</b></p>
        <p class="sub">${block.citation}</p>`
    case 'facts':
      return html`<p>
        ${block.facts.map(
          (fact) => html`<span class="line"><b>${fact.label}</b> ${inline(fact.value)}</span>`,
        )}
      </p>`
    case 'list': {
      const items = block.items.map((item) => html`<li>${inline(item)}</li>`)
      return block.ordered
        ? html`<ol>
            ${items}
          </ol>`
        : html`<ul>
            ${items}
          </ul>`
    }
    case 'question':
      return html`<p class="h">${block.prompt}</p>
        ${block.level !== undefined && html`<p class="sub">${block.level}</p>`}
        <ul>
          ${block.followUps.map((line) => html`<li>${line}</li>`)}
        </ul>`
    case 'choices':
      return html`<p>
        ${block.choices.map(
          (choice) => html`<span class="line"><b>${choice.letter}.</b> ${choice.text}</span>`,
        )}
      </p>`
    case 'distribution':
      return renderDistribution(block.rows)
    case 'ranking':
      return html`<p>
        ${block.rows.map(
          (row) => html`<span class="line"><b>${row.rank}.</b> ${row.name} — ${row.score}</span>`,
        )}
      </p>`
    case 'timer':
      return html`<p>
        ${block.label}
        <span class="chip">in ${Math.max(0, Math.round((block.until - at) / 1000))} seconds</span>
      </p>`
    case 'file':
      return html`<p class="file"><span class="link">${block.name}</span></p>`
    case 'buttons':
      return html`<div class="buttons">
        ${block.buttons.map((button) => discordButton(button))}
      </div>`
    case 'select':
      return html`<div class="menu">${block.label} <span aria-hidden="true">⌄</span></div>`
    default:
      return block satisfies never
  }
}

function discordButton(button: Button): Html {
  return 'href' in button
    ? html`<span class="b">${button.label} ↗</span>`
    : html`<span class="b ${button.style}${button.disabled === true && ' off'}"
        >${button.label}</span
      >`
}

/** Hours and minutes, as the server's clock has them. */
export function formatClockTime(at: number): string {
  return toIsoString(at).slice(11, 16)
}

/** Ten cells, as a text platform draws a share of the answers. */

/** Bars of ten cells, with the numbers and a tick beside them. */
export function renderDistribution(rows: Extract<Block, { kind: 'distribution' }>['rows']): Html {
  return html`<p>
    ${rows.map(
      (row) =>
        html`<span class="line"
          ><span class="cells">${bar(row.count, rows)}</span> ${row.count} ·
          ${row.right ? html`<b>${row.label} ✓</b>` : row.label}</span
        >`,
    )}
  </p>`
}

function bar(count: number, rows: readonly { readonly count: number }[]): string {
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  const filled = total === 0 ? 0 : Math.round((count / total) * 10)
  return '█'.repeat(filled) + '░'.repeat(10 - filled)
}

function inline(text: RichText): readonly Html[] {
  return text.map((part) => run(part))
}

function run(part: Inline): Html {
  if (typeof part === 'string') return html`${part}`
  if ('em' in part) return html`<em>${part.em}</em>`
  if ('strong' in part) return html`<b>${part.strong}</b>`
  if ('mark' in part) return html`<b>${part.mark}</b>`
  if ('code' in part) return html`<code>${part.code}</code>`
  if ('spoiler' in part)
    return html`<span class="hidden"
      ><span class="unseen">Spoiler, shown when pressed</span
      >${'█'.repeat(Math.min(12, Math.ceil(part.spoiler.length / 2)))}</span
    >`
  if ('time' in part) return html`<span class="chip">${part.fallback}</span>`
  if ('person' in part) return html`<span class="chip">@${part.name}</span>`
  return part satisfies never
}
