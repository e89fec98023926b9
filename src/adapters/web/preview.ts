/** How a message would look on the chat platforms. A look drawn for the page, not the payload that their adapters send. */
import { channelOf } from './classroom.ts'
import { type Html, html } from '../../render/html/html.ts'
import { icon } from '../../render/html/icon.ts'
import { renderDiscordPreview } from './preview-discord.ts'
import { renderSlackPreview } from './preview-slack.ts'
import type { LoggedMessage } from './room-log.ts'

export function renderPreview({ reply, at, to, room }: LoggedMessage): Html {
  const isPrivate = to !== undefined
  const channel = channelOf(room) === 'me' ? 'Commonplace' : `#${channelOf(room)}`
  return html`<div class="dialog-top">
      <h2 id="preview-title">How it looks</h2>
      <button type="button" class="icon" data-close>
        ${icon('close')}<span class="unseen">Close</span>
      </button>
    </div>
    <div class="looks">
      <section aria-labelledby="look-discord">
        <h3 id="look-discord">On Discord</h3>
        <div class="discord" tabindex="0" role="group" aria-label="Discord">
          ${renderDiscordPreview({ reply, at, isPrivate, channel })}
        </div>
      </section>
      <section aria-labelledby="look-slack">
        <h3 id="look-slack">On Slack</h3>
        <div class="slack" tabindex="0" role="group" aria-label="Slack">
          ${renderSlackPreview({ reply, at, isPrivate, channel })}
        </div>
      </section>
    </div>
    <p class="hint">
      Drawn by the playground from the same reply. Lengths and spacing differ a little from app to
      app.
    </p>`
}
