/** A message as the page shows it: who asked, the reply, and what is known about the message itself. */
import { toPlainText } from '../../core/reply/plain-text.ts'
import type { Person } from '../../core/platform/room.ts'
import { channelOf, people } from './classroom.ts'
import { type Html, html } from '../../render/html/html.ts'
import { icon } from '../../render/html/icon.ts'
import { limits } from './limits.ts'
import { renderReply } from '../../render/html/render.ts'
import { toIsoString } from '../../render/html/render-text.ts'
import type { LoggedMessage } from './room-log.ts'

/** What a tab receives of a message, new or changed. */
export interface ShownMessage {
  readonly id: string
  readonly channel: string
  readonly order: number
  readonly html: string
  /** For screen readers, said once. */
  readonly spoken: string
}

export function toShownMessage(message: LoggedMessage): ShownMessage {
  const words = toPlainText(message.reply)
  return {
    id: message.id,
    channel: channelOf(message.room),
    order: message.order,
    html: renderMessage(message).markup,
    spoken: `${message.to === undefined ? '' : 'Only you: '}${words}`
      .replace(/\s+/g, ' ')
      .slice(0, limits.maxSpokenLength),
  }
}

/**
 * The revision tells a tab what is newer. When the headline changes, the message says something new, which is read out;
 * other edits, such as tallies, are not.
 */
export function renderMessage({
  id,
  order,
  revision,
  at,
  to,
  asked,
  thread,
  pinned,
  reply,
}: LoggedMessage): Html {
  const headline = toPlainText({ blocks: reply.blocks.slice(0, 1) }).slice(
    0,
    limits.maxSpokenLength,
  )
  return html`<li
    class="message${to !== undefined && ' private'}"
    id="message-${id}"
    data-message="${id}"
    data-order="${order}"
    data-revision="${revision}"
    data-headline="${headline}"
    tabindex="-1"
  >
    ${
      asked !== undefined &&
      html`<p class="asked">
        ${renderAvatar(asked.person)} <b><bdi>${asked.person.name}</bdi></b>
        <span class="unseen">asked </span><code dir="auto">${asked.line}</code>
      </p>`
    }
    <article class="card">
      <header>
        <span class="mark">${icon('mark')}</span><b class="from">Commonplace</b>${
          to !== undefined && html`<span class="tag">${icon('lock')} Only you can see this</span>`
        }${pinned === true && html`<span class="tag">Pinned</span>`}<time
          datetime="${toIsoString(at)}"
          data-clock
          >${toIsoString(at).slice(11, 16)}</time
        ><button
          type="button"
          class="icon"
          data-preview="${id}"
          title="How it looks on Discord and Slack"
        >
          ${icon('look')}<span class="unseen">How it looks on Discord and Slack</span>
        </button>
      </header>
      <div class="body">${renderReply(reply)}</div>
      ${thread !== undefined && html`<p class="thread">Thread: <b dir="auto">${thread}</b></p>`}
    </article>
  </li>`
}

/** An initial on a colour of the person's own. */
export function renderAvatar(person: Person): Html {
  const hue = people.findIndex(({ id }) => id === person.id)
  const initial = person.name.replace(/^M[rs]s?\. /, '').charAt(0)
  return html`<span class="avatar hue-${hue}" aria-hidden="true">${initial}</span>`
}
