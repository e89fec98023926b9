/** Renders a reply as semantic HTML. */
import { byline } from '../../core/reply/plain-text.ts'
import { type Block, type Button, type Reply, allButtons } from '../../core/reply/reply.ts'
import { type Html, html } from './html.ts'
import { renderCheck } from './render-check.ts'
import { renderParagraph, renderRichText, toIsoString } from './render-text.ts'

type Of<Kind extends Block['kind']> = Extract<Block, { kind: Kind }>

/** Who reads a message: what is shown to them alone. */
export interface Reader {
  /** The component ids of what they have chosen. */
  readonly chosen: ReadonlySet<string>
  readonly mayUse: (button: Button) => boolean
  /** Returns an address as it serves this reader; one that begins with a slash is in the page. */
  readonly toAddress: (href: string) => string
}

const anybody: Reader = { chosen: new Set(), mayUse: () => true, toAddress: (href) => href }

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
 * Returns the buttons with the letters of these choices. Chat platforms have no room for long buttons, so replies keep the
 * two apart; here each choice is its own button.
 */
function findAnswerRow({ choices }: Of<'choices'>, blocks: readonly Block[]) {
  const letters = choices.map((choice) => choice.letter).join()
  return blocks
    .filter((block) => block.kind === 'buttons')
    .find(
      ({ buttons }) =>
        buttons.map((button) => 'press' in button && button.label).join() === letters,
    )
}

/** The keys 1 to 5 press the first five; what the reader has chosen is marked. */
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
          ${button.disabled === true && html` disabled`}${key <= 5 && html` data-key="${key}" aria-keyshortcuts="${key}"`}
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
              <dd dir="auto">${renderRichText(fact.value)}</dd>
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

function renderQuote({ line, speaker, addressee, citation }: Of<'quote'>): Html {
  return html`<figure class="quote">
    <blockquote>${renderParagraph(['“', ...line, '”'], 'line')}</blockquote>
    <figcaption>
      <span class="byline">${byline(speaker, addressee)}</span> <cite dir="auto">${citation}</cite>
    </figcaption>
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

function renderDistribution({ rows }: Of<'distribution'>): Html {
  const total = rows.reduce((sum, row) => sum + row.count, 0)
  return html`<ul class="tally" role="list">
    ${rows.map(
      (row) =>
        html`<li class="${row.right ? 'right' : 'other'}">
          <span class="option" dir="auto"
            >${row.right && html`<span class="tick">✓ <span class="unseen">Right answer: </span></span>`}${row.label}</span
          >
          <span class="count">${row.count}</span
          ><meter
            min="0"
            max="${Math.max(total, 1)}"
            value="${row.count}"
            aria-label="${`${row.label}: ${row.count} of ${total}`}"
          ></meter>
        </li>`,
    )}
  </ul>`
}

function renderRanking({ rows }: Of<'ranking'>): Html {
  return html`<table class="ranking">
    <caption class="unseen">
      Standings
    </caption>
    <thead>
      <tr>
        <th scope="col">Rank</th>
        <th scope="col">Name</th>
        <th scope="col">Score</th>
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          html`<tr>
            <td>${row.rank}</td>
            <th scope="row"><bdi>${row.name}</bdi></th>
            <td>${row.score}</td>
          </tr>`,
      )}
    </tbody>
  </table>`
}

function renderTable({ caption, columns, rows }: Of<'table'>): Html {
  function alignment(index: number): Html | false {
    return columns[index]?.align === 'end' && html` class="end"`
  }
  return html`<table class="table">
    <caption>
      ${caption}
    </caption>
    <thead>
      <tr>
        ${columns.map(({ label }, index) => html`<th scope="col" ${alignment(index)}>${label}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (cells) =>
          html`<tr>
            ${cells.map((cell, index) => {
              const words = renderRichText(cell)
              return index === 0
                ? html`<th scope="row" dir="auto">${words}</th>`
                : html`<td dir="auto" ${alignment(index)}>${words}</td>`
            })}
          </tr>`,
      )}
    </tbody>
  </table>`
}

function renderPicture({ svg, alt }: Of<'picture'>): Html {
  const address = `data:image/svg+xml;base64,${Buffer.from(svg).toString('base64')}`
  return html`<img class="picture" alt="${alt}" src="${address}" />`
}

function renderFile({ name, mediaType, content }: Of<'file'>): Html {
  const bytes = Buffer.from(content)
  const type = /^[\w.+-]+\/[\w.+-]+$/.test(mediaType) ? mediaType : 'text/plain'
  const address = `data:${type};charset=utf-8;base64,${bytes.toString('base64')}`
  return html`<p class="file">
    <a download="${name}" href="${address}"><bdi>${name}</bdi></a>
    <span class="size">${formatBytes(bytes.length)}</span>
  </p>`
}

function formatBytes(bytes: number): string {
  return bytes < 1024 ? `${bytes} bytes` : `${(bytes / 1024).toFixed(bytes < 10_240 ? 1 : 0)} KB`
}

function isShown(button: Button, { mayUse, chosen }: Reader): boolean {
  return !('press' in button) || (mayUse(button) && !chosen.has(button.press))
}

/** Leaves out what is not for this reader, and what they have done already, such as joining. */
function renderButtons(block: Of<'buttons'>, reader: Reader): Html | false {
  const shown = allButtons(block).filter((button) => isShown(button, reader))
  return (
    shown.length > 0 &&
    html`<div class="buttons">${shown.map((button) => renderButton(button, reader))}</div>`
  )
}

function renderButton(button: Button, reader: Reader): Html {
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
  if (/^\/(?!\/)/.test(address)) return html`<a class="button" href="${address}">${label}</a>`
  return /^https?:\/\//i.test(address)
    ? html`<a class="button" href="${address}" target="_blank" rel="noopener noreferrer"
        >${label} <span aria-hidden="true">↗</span
        ><span class="unseen"> (opens in a new tab)</span></a
      >`
    : html`<span class="note">${label}</span>`
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
