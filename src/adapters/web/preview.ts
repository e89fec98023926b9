/** How a message looks on Discord and Slack, drawn from the very payloads that their adapters would send. */
import { DeliveryError } from '../../core/platform/platform.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { render as renderForDiscord } from '../../render/discord/render.ts'
import { renderBlockKit } from '../../render/html/block-kit.ts'
import { renderComponents } from '../../render/html/components-v2.ts'
import { type Html, html } from '../../render/html/html.ts'
import { icon } from '../../render/html/icon.ts'
import { toIsoString } from '../../render/html/render-text.ts'
import { render as renderForSlack } from '../../render/slack/render.ts'
import { channelOf } from './ids.ts'
import type { LoggedMessage } from './room-log.ts'

/** The inside of a dialog; `now` in epoch milliseconds. */
export function renderPreview({ reply, at, to, room }: LoggedMessage, now: number): Html {
  const isPrivate = to !== undefined
  const channel = channelOf(room) === 'me' ? 'Commonplace' : `#${channelOf(room)}`
  const discord = payloads('Discord', reply, (it) =>
    renderForDiscord(it).map((message) => renderComponents(message, now)),
  )
  const slack = payloads('Slack', reply, (it) =>
    renderForSlack(it).map(({ blocks }) => renderBlockKit(blocks)),
  )
  return html`<div class="dialog-top">
      <h2 id="preview-title">How it looks</h2>
      <button type="button" class="icon" data-close>
        ${icon('close')}<span class="unseen">Close</span>
      </button>
    </div>
    <div class="previews">
      <section aria-labelledby="preview-discord">
        <h3 id="preview-discord">On Discord</h3>
        <div class="discord" tabindex="0" role="group" aria-label="Discord">
          <p class="channel">${channel}</p>
          ${discord.map((content) =>
            renderRow(
              at,
              html`${content}${
                isPrivate &&
                html`<p class="only">
                  ${icon('eye')} Only you can see this • <span class="link">Dismiss message</span>
                </p>`
              }`,
            ),
          )}
        </div>
      </section>
      <section aria-labelledby="preview-slack">
        <h3 id="preview-slack">On Slack</h3>
        <div class="slack" tabindex="0" role="group" aria-label="Slack">
          <p class="channel">${channel}</p>
          ${slack.map((content) =>
            renderRow(
              at,
              html`${content}`,
              isPrivate && html`<p class="only">Only visible to you</p>`,
            ),
          )}
        </div>
      </section>
    </div>
    <p class="hint">
      Drawn from exactly what Discord and Slack would receive. Fonts and spacing differ a little in
      the apps.
    </p>`
}

/** Returns the drawn messages, or one sentence for a reply that the platform cannot show. */
function payloads(
  platform: string,
  reply: Reply,
  draw: (reply: Reply) => readonly (readonly Html[])[],
): readonly (readonly Html[])[] {
  try {
    return draw(reply)
  } catch (error) {
    if (!(error instanceof DeliveryError)) throw error
    return [[html`<p>${platform} can’t show this message: there is too much in it.</p>`]]
  }
}

function renderRow(at: number, content: Html, above: Html | false = false): Html {
  return html`<div class="row">
    <span class="face" aria-hidden="true">C</span>
    <div class="content">
      ${above}
      <p class="who">
        <b>Commonplace</b> <span class="app">APP</span>
        <time class="when" datetime="${toIsoString(at)}" data-clock
          >${toIsoString(at).slice(11, 16)}</time
        >
      </p>
      ${content}
    </div>
  </div>`
}
