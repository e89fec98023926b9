/** How a message looks on Discord and Slack, drawn from the very payloads that their adapters would send. */
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { DrawnPictures } from '../../render/discord/render-block.ts'
import { render as renderForDiscord } from '../../render/discord/render.ts'
import { renderBlockKit } from '../../render/html/block-kit.ts'
import { renderComponents } from '../../render/html/components-v2.ts'
import { type Html, html } from '../../render/html/html.ts'
import { render as renderForSlack } from '../../render/slack/render.ts'
import { icon, renderClock, renderDialogTop } from './elements.ts'
import { channelOf } from './ids.ts'
import type { LoggedMessage } from './room-log.ts'

/** The inside of a dialog; `now` in epoch milliseconds. */
export function renderPreview({ reply, at, to, room }: LoggedMessage, now: number): Html {
  const isPrivate = to !== undefined
  const channel = channelOf(room) === 'me' ? 'Commonplace' : `#${channelOf(room)}`
  const discord = drawMessages('Discord', () =>
    renderForDiscord(reply, { pictures: picturesOf(reply) }).map((message) =>
      renderComponents(message, now),
    ),
  ).map((content) =>
    renderRow(
      at,
      html`${content}${
        isPrivate &&
        html`<p class="only">
          ${icon('eye')} Only you can see this • <span class="link">Dismiss message</span>
        </p>`
      }`,
    ),
  )
  const slack = drawMessages('Slack', () =>
    renderForSlack(reply).map(({ blocks }) => renderBlockKit(blocks)),
  ).map((content) =>
    renderRow(at, html`${content}`, isPrivate && html`<p class="only">Only visible to you</p>`),
  )
  return html`<div class="dialog-top">${renderDialogTop('preview', 'How it looks')}</div>
    <div class="previews">
      ${renderApp('Discord', channel, discord)} ${renderApp('Slack', channel, slack)}
    </div>
    <p class="hint">
      Drawn from exactly what Discord and Slack would receive. Fonts and spacing differ a little in
      the apps.
    </p>`
}

/** Discord gets PNG; a browser draws the SVG just as well. */
function picturesOf({ blocks }: Pick<Reply, 'blocks'>): DrawnPictures {
  const pictures = blocks.filter((block) => block.kind === 'picture')
  return new Map(pictures.map(({ svg }) => [svg, new TextEncoder().encode(svg)]))
}

/** Returns the drawn messages, or one sentence for a reply that the app cannot show. */
function drawMessages(app: string, draw: () => readonly (readonly Html[])[]) {
  try {
    return draw()
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    return [[html`<p>${app} can’t show this message: there is too much in it.</p>`]]
  }
}

function renderApp(name: string, channel: string, rows: readonly Html[]): Html {
  const key = name.toLowerCase()
  return html`<section aria-labelledby="preview-${key}">
    <h3 id="preview-${key}">On ${name}</h3>
    <div class="${key}" tabindex="0" role="group" aria-label="${name}">
      <p class="channel">${channel}</p>
      ${rows}
    </div>
  </section>`
}

function renderRow(at: number, content: Html, above: Html | false = false): Html {
  return html`<div class="row">
    <span class="face" aria-hidden="true">C</span>
    <div class="content">
      ${above}
      <p class="who">
        <b>Commonplace</b> <span class="app">APP</span>
        ${renderClock(at)}
      </p>
      ${content}
    </div>
  </div>`
}
