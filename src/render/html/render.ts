/** Renders a reply as semantic HTML. */
import { bylineOf } from '../../core/reply/plain-text.ts'
import type { Block, Button, Fact, Reply } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { type Reader, anybody, isShown, renderButton, renderButtons } from './render-buttons.ts'
import { renderCheck } from './render-check.ts'
import {
  renderDistribution,
  renderFile,
  renderImage,
  renderPicture,
  renderRanking,
  renderTable,
} from './render-data.ts'
import { renderParagraph, renderRichText, toIsoString } from './render-text.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** Returns the body of a message, one element for each block. */
export function renderReply({ blocks }: Pick<Reply, 'blocks'>, reader: Reader = anybody): Html {
  const choices = blocks.find((block) => block.kind === 'choices')
  const row = choices && findAnswerRow(choices, blocks)
  return html`${blocks.map((block) => {
    if (block === choices) return renderChoices(block, row?.buttons, reader)
    return block !== row && renderBlock(block, reader)
  })}`
}

/**
 * Returns the buttons with the letters of these choices, which short choices follow. Chat platforms have no room for long buttons, so replies keep the
 * two apart; here each choice is its own button.
 */
function findAnswerRow({ choices }: Of<'choices'>, blocks: readonly Block[]) {
  const letters = choices.map((choice) => choice.letter).join()
  return blocks
    .filter((block) => block.kind === 'buttons')
    .find(
      ({ buttons }) =>
        buttons.map((button) => 'press' in button && button.label.split('.')[0]).join() === letters,
    )
}

/** The keys 1 to 6 press the first six; what the reader has chosen is marked. */
function renderChoices(
  { choices }: Of<'choices'>,
  buttons: readonly Button[] = [],
  { chosen }: Reader = anybody,
): Html {
  return html`<ol class="choices" role="list">
    ${choices.map(({ letter, text }, index) => {
      const words = html`<span class="letter">${letter}</span> <span dir="auto">${text}</span>`
      const button = buttons[index]
      if (button === undefined || 'href' in button) return html`<li>${words}</li>`
      const key = index + 1
      const isChosen = chosen.has(button.press)
      return html`<li>
        <button
          type="button"
          class="choice"
          data-press="${button.press}"
          aria-pressed="${isChosen ? 'true' : 'false'}"
          ${button.disabled === true && html` disabled`}${key <= 6 && html` data-key="${key}" aria-keyshortcuts="${key}"`}
        >
          ${words}${isChosen && html`<span class="yours">Your answer</span>`}
        </button>
      </li>`
    })}
  </ol>`
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
      return renderChoices(block)
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

/** One value: a native select with a button, so that the arrow keys alone send nothing. Several: checkboxes. */
function renderSelect({ press, label, options, min, max }: Of<'select'>): Html {
  if (max === 1) {
    return html`<form class="select" data-choose="${press}">
      <label
        ><span>${label}</span
        ><select name="chosen">
          ${min === 0 && html`<option value="">Nothing</option>`}${options.map(
            (option) =>
              html`<option value="${option.value}">
                ${option.description === undefined ? option.label : `${option.label} (${option.description})`}
              </option>`,
          )}
        </select></label
      ><button class="button" type="submit">Choose</button>
    </form>`
  }
  const rule = min === max ? `Choose ${min}` : `Choose ${min === 0 ? 'up to' : `${min} to`} ${max}`
  return html`<form class="select" data-choose="${press}">
    <fieldset data-min="${min}" data-max="${max}">
      <legend>${label} <span class="rule">${rule}</span></legend>
      ${options.map((option) => renderCheck('checkbox', 'chosen', option))}
    </fieldset>
    <button class="button" type="submit">Choose</button>
  </form>`
}
