/** A reply as Slack would show it: a header, sections, fields in two columns, context lines and outlined buttons. */
import { byline } from '../../core/reply/plain-text.ts'
import type { Block, Button, Inline, RichText } from '../../core/reply/reply.ts'
import { type Html, html } from '../../render/html/html.ts'
import { type PreviewOptions, formatClockTime, renderDistribution } from './preview-discord.ts'

export function renderSlackPreview({ reply, at, isPrivate, channel }: PreviewOptions): Html {
  return html`<p class="place">${channel}</p>
    <div class="row">
      <span class="face" aria-hidden="true">C</span>
      <div class="content">
        ${isPrivate && html`<p class="only">Only visible to you</p>`}
        <p class="who">
          <b>Commonplace</b> <span class="app">APP</span>
          <span class="when">${formatClockTime(at)}</span>
        </p>
        ${reply.blocks.map((block) => slackBlock(block))}
      </div>
    </div>`
}

function slackBlock(block: Block): Html {
  switch (block.kind) {
    case 'heading':
      return html`<p class="h">${block.text}</p>`
    case 'text':
      return html`<p>${inline(block.text)}</p>`
    case 'note':
      return html`<p class="sub">${inline(block.text)}</p>`
    case 'quote':
      return html`<div class="bar"><p>“${inline(block.line)}”</p></div>
        <p><b>${byline(block.speaker, block.addressee)}</b></p>
        <p class="sub">${block.citation}</p>`
    case 'facts':
      return html`<div class="fields">
        ${block.facts.map((fact) => html`<p><b>${fact.label}</b><br />${inline(fact.value)}</p>`)}
      </div>`
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
      return html`${block.level !== undefined && html`<p class="sub">${block.level}</p>`}
        <p><b>${block.prompt}</b></p>
        <ul>
          ${block.followUps.map((line) => html`<li>${line}</li>`)}
        </ul>`
    case 'choices':
      return html`<p>
        ${block.choices.map(
          (choice) => html`<span class="line"><b>${choice.letter}</b> ${choice.text}</span>`,
        )}
      </p>`
    case 'distribution':
      return renderDistribution(block.rows)
    case 'ranking':
      return html`<table>
        <tbody>
          ${block.rows.map(
            (row) =>
              html`<tr>
                <td>${row.rank}</td>
                <td>${row.name}</td>
                <td>${row.score}</td>
              </tr>`,
          )}
        </tbody>
      </table>`
    case 'timer':
      return html`<p class="sub">${block.label}</p>`
    case 'file':
      return html`<p class="file"><b>${block.name}</b></p>`
    case 'buttons':
      return html`<div class="buttons">${block.buttons.map((button) => slackButton(button))}</div>`
    case 'select':
      return html`<div class="menu">${block.label} <span aria-hidden="true">⌄</span></div>`
    default:
      return block satisfies never
  }
}

function slackButton(button: Button): Html {
  return 'href' in button
    ? html`<span class="b">${button.label}</span>`
    : html`<span class="b ${button.style}${button.disabled === true && ' off'}"
        >${button.label}</span
      >`
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
  if ('spoiler' in part) return html`<em>(spoiler: shown when asked for)</em>`
  if ('time' in part) return html`${part.fallback}`
  if ('person' in part) return html`<b>${part.name}</b>`
  return part satisfies never
}
