/** Renders a reply as semantic HTML. */
import { bylineOf } from '../../core/reply/plain-text.ts'
import type { Block, Fact, Reply } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { type Reader, anybody, isShown, renderButton, renderButtons } from './render-buttons.ts'
import { findControls, renderChoices } from './render-choices.ts'
import {
  renderDistribution,
  renderFile,
  renderImage,
  renderPicture,
  renderRanking,
  renderTable,
} from './render-data.ts'
import { renderSelect } from './render-select.ts'
import { renderParagraph, renderRichText, toIsoString } from './render-text.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** Returns the body of a message, one element for each block. */
export function renderReply({ blocks }: Pick<Reply, 'blocks'>, reader: Reader = anybody): Html {
  const choices = blocks.find((block) => block.kind === 'choices')
  const controls = choices && findControls(choices, blocks)
  return html`${blocks.map((block) => {
    if (block === choices) return renderChoices(block, controls, reader)
    return block !== controls && renderBlock(block, reader)
  })}`
}

function renderBlock(block: Block, reader: Reader): Html | false {
  switch (block.kind) {
    case 'heading':
      return html`<h3 class="heading" dir="auto">${block.text}</h3>`
    case 'text':
      return renderParagraph(block.text)
    case 'note':
      return renderParagraph(block.text, 'note')
    case 'quote':
      return renderQuote(block)
    case 'facts':
      return html`<dl class="facts">
        ${block.facts.map(
          (fact) =>
            html`<div>
              <dt>${fact.label}</dt>
              <dd dir="auto">${renderValue(fact)}</dd>
            </div>`,
        )}
      </dl>`
    case 'list': {
      const items = block.items.map((item) => html`<li dir="auto">${renderRichText(item)}</li>`)
      return block.ordered
        ? html`<ol class="list">
            ${items}
          </ol>`
        : html`<ul class="list">
            ${items}
          </ul>`
    }
    case 'question':
      return renderQuestion(block)
    case 'choices':
      return renderChoices(block, undefined, reader)
    case 'distribution':
      return renderDistribution(block)
    case 'ranking':
      return renderRanking(block)
    case 'timer':
      return html`<div class="timer" data-until="${block.until}">
        <span class="label">${block.label}</span>
        <time datetime="${toIsoString(block.until)}" class="left"></time
        ><progress max="1" value="1" aria-label="Time left"></progress>
      </div>`
    case 'file':
      return renderFile(block)
    case 'row':
      return html`<div class="row">
        ${renderParagraph(block.text)}${isShown(block.button, reader) && renderButton(block.button, reader)}
      </div>`
    case 'table':
      return renderTable(block)
    case 'picture':
      return renderPicture(block)
    case 'image':
      return renderImage(block)
    case 'separator':
      return html`<hr class="separator" />`
    case 'buttons':
      return renderButtons(block, reader)
    case 'select':
      return renderSelect(block)
    default:
      return block satisfies never
  }
}

function renderValue({ label, value, copy }: Fact): Html {
  return html`${renderRichText(value)}${copy === true && renderCopy(label)}`
}

function renderCopy(label: string): Html {
  return html` <button type="button" class="button copy" data-copy>
    Copy <span class="unseen">${label}</span>
  </button>`
}

function renderQuote(quote: Of<'quote'>): Html {
  const byline = bylineOf(quote).map((words) => html`<span class="byline">${words}</span> `)
  return html`<figure class="quote">
    <blockquote>${renderParagraph(['“', ...quote.line, '”'], 'line')}</blockquote>
    <figcaption>${byline}<cite dir="auto">${quote.citation}</cite></figcaption>
  </figure>`
}

function renderQuestion({ prompt, level, followUps }: Of<'question'>): Html {
  return html`<div class="question">
    ${level !== undefined && html`<span class="level">${level}</span>`}
    <p class="prompt" dir="auto">${prompt}</p>
    ${
      followUps.length > 0 &&
      html`<ul class="list">
        ${followUps.map((followUp) => html`<li dir="auto">${followUp}</li>`)}
      </ul>`
    }
  </div>`
}
