/** A message as the page shows it: the command line it answers, the reply, and whether it is private or pinned. */
import { toPlainText } from '../../core/reply/plain-text.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { type Html, html } from '../../render/html/html.ts'
import { renderReply } from '../../render/html/render.ts'
import { icon, renderAvatar, renderClock } from './elements.ts'
import { channelOf } from './ids.ts'
import { limits } from './limits.ts'
import type { LoggedMessage } from './room-log.ts'

/** What a tab receives for a new or changed message. */
export interface ShownMessage {
  readonly id: string
  readonly channel: string
  readonly order: number
  readonly html: string
  /** What screen readers read out. */
  readonly spoken: string
}

export function toShownMessage(message: LoggedMessage): ShownMessage {
  const words = toPlainText(message.reply)
  return {
    id: message.id,
    channel: channelOf(message.room),
    order: message.order,
    html: renderMessage(message).markup,
    spoken: cutText(
      `${message.to === undefined ? '' : 'Only you: '}${words}`.replace(/\s+/g, ' '),
      limits.maxSpokenLength,
    ),
  }
}

const previewLabel = 'How it looks on Discord and Slack'

/**
 * The revision tells a tab which version is newer. An edit that changes the headline says something new and is read
 * out; other edits, such as counts of answers, are not.
 */
export function renderMessage(message: LoggedMessage): Html {
  const { id, order, revision, at, to, line, thread, pinned, reply } = message
  const headline = toPlainText({ blocks: reply.blocks.slice(0, 1) })
  return html`<li
    class="message${to !== undefined && ' private'}"
    id="message-${id}"
    data-message="${id}"
    data-order="${order}"
    data-revision="${revision}"
    data-headline="${cutText(headline, limits.maxSpokenLength)}"
    tabindex="-1"
  >
    ${
      line !== undefined &&
      html`<p class="command-line">
        ${renderAvatar(line.person)} <b><bdi>${line.person.name}</bdi></b>
        <span class="unseen">typed </span><code dir="auto">${line.words}</code>
      </p>`
    }
    <article class="bubble">
      <header>
        <span class="mark">${icon('mark')}</span><b class="from">Commonplace</b>${
          to !== undefined && html`<span class="tag">${icon('lock')} Only you can see this</span>`
        }${pinned === true && html`<span class="tag">Pinned</span>`}${renderClock(at)}<button
          type="button"
          class="icon"
          data-preview="${id}"
          title="${previewLabel}"
        >
          ${icon('eye', previewLabel)}
        </button>
      </header>
      <div class="body">${renderReply(reply)}</div>
      ${thread !== undefined && html`<p class="thread">Thread: <b dir="auto">${thread}</b></p>`}
    </article>
  </li>`
}
