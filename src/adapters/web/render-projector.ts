/** The projector view as a page: it is complete when it arrives, and its script only swaps the middle. */
import type { Block } from '../../core/reply/reply.ts'
import type { ProjectorView } from '../../core/quiz/views/projector-view.ts'
import { toPlainText } from '../../core/reply/plain-text.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderReply } from '../../render/html/render.ts'
import { pageMeta } from './page-meta.ts'

/** Prompts of more characters get smaller letters, so that they fit. */
const longPrompts = { long: 90, veryLong: 180 }

/** `now` is the store’s clock in epoch milliseconds, by which the timer counts. */
export function renderProjectorPage(view: ProjectorView, key: string, now: number): string {
  return renderPage(
    view.heading,
    html`<main id="view" data-now="${now}" data-events="${key}/events">
        ${renderProjectorView(view)}
      </main>
      <p class="connection" id="connection" role="status"></p>
      <button type="button" id="full" hidden>Full screen</button>
      <noscript><p class="connection">Reload this page to see what comes next.</p></noscript>
      <script type="module" src="projector.js"></script>`,
  )
}

/** The same for every key that opens nothing, so that it says nothing about any quiz. */
export function renderNoProjector(): string {
  return renderPage(
    'Nothing to show',
    html`<main class="none">
      <h1>This link shows no quiz.</h1>
      <p>
        The quiz may be over, or the link isn’t complete. Whoever runs the quiz can get a new one
        with <b>quiz projector</b>.
      </p>
    </main>`,
  )
}

/** The part that changes. */
export function renderProjectorView(view: ProjectorView): Html {
  const { phase, heading, timer, main, board, aside } = view
  return html`<header>
      <h1>${heading}</h1>
      ${timer !== undefined && renderTimer(timer)}
    </header>
    <div class="columns ${phase}${board.length > 0 && ' with-board'}">
      ${main.length > 0 && html`<section class="main ${sizeOf(main)}">${renderReply({ blocks: main })}</section>`}
      ${board.length > 0 && html`<section class="board">${renderReply({ blocks: board })}</section>`}
    </div>
    ${aside.length > 0 && html`<footer>${renderReply({ blocks: aside })}</footer>`}`
}

function renderTimer({ label, until }: Extract<Block, { kind: 'timer' }>): Html {
  return html`<p class="clock" role="timer" data-until="${until}">
    <span class="label">${label}</span> <span class="left"></span>
  </p>`
}

function sizeOf(blocks: readonly Block[]): string {
  const { length } = toPlainText({ blocks })
  return length > longPrompts.veryLong ? 'very-long' : length > longPrompts.long ? 'long' : 'short'
}

function renderPage(title: string, body: Html): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        ${pageMeta}
        <meta name="robots" content="noindex, nofollow" />
        <title>${title} · Commonplace</title>
        <link rel="icon" href="icon.svg" type="image/svg+xml" />
        <link rel="stylesheet" href="projector.css" />
        <link rel="stylesheet" href="bars.css" />
        <link rel="stylesheet" href="projector-results.css" />
      </head>
      <body>
        ${body}
      </body>
    </html>`.markup
}
