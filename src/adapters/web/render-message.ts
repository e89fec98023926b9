/** A message as one person sees it: the command line it answers, the reply, and whether it is private or pinned. */
import type { Person } from '../../core/platform/room.ts'
import { flatten, toPlainText } from '../../core/reply/plain-text.ts'
import type { Block, Button } from '../../core/reply/reply.ts'
import { cutText } from '../../core/reply/truncate.ts'
import { formatCount } from '../../core/reply/format.ts'
import { type Html, html } from '../../render/html/html.ts'
import type { Reader } from '../../render/html/render-buttons.ts'
import { renderReply } from '../../render/html/render.ts'
import { icon, renderAvatar, renderClock } from './elements.ts'
import { channelOf } from './ids.ts'
import { limits } from './limits.ts'
import { type Receipt, headlineOf } from './own-parts.ts'
import type { LoggedMessage } from './room-log.ts'

/** What a tab receives for a new or changed message. */
export interface ShownMessage {
  readonly id: string
  readonly channel: string
  readonly order: number
  readonly html: string
  /** What screen readers read out when the message says something new. */
  readonly spoken: string
}

/** `now` in epoch milliseconds. */
export function toShownMessage(message: LoggedMessage, reader: Person, now: number): ShownMessage {
  const { id, room, order, to, reply, own } = message
  const chosen = own?.receipts.filter(({ isChoice }) => isChoice) ?? []
  const blocks = [...reply.blocks, ...chosen.flatMap((receipt) => receipt.blocks)]
  return {
    id,
    channel: channelOf(room),
    order,
    html: renderMessage(message, reader).markup,
    spoken: toSpoken(blocks, { isPrivate: to !== undefined, now }),
  }
}

function toSpoken(
  blocks: readonly Block[],
  { isPrivate, now }: { readonly isPrivate: boolean; readonly now: number },
): string {
  const words = toPlainText({ blocks: blocks.map((block) => spokenBlock(block, now)) })
  const isTimed = blocks.some(({ kind }) => kind === 'timer')
  return cutText(
    `${isPrivate ? 'Only you: ' : ''}${words.replace(/\s+/g, ' ')}`,
    isTimed ? limits.maxTimedSpokenLength : limits.maxSpokenLength,
  )
}

/** A timer says how long there is; where options are marked, the right ones are enough. */
function spokenBlock(block: Block, now: number): Block {
  if (block.kind === 'timer') {
    const seconds = Math.round((block.until - now) / 1000)
    const left = seconds > 0 ? ` in ${formatCount(seconds, 'second')}` : ''
    return { kind: 'text', text: [`${block.label}${left}.`] }
  }
  if (block.kind === 'list') {
    const right = block.items.filter((item) => flatten(item).startsWith('✓'))
    if (right.length > 0) return { ...block, items: right }
  }
  if (block.kind === 'distribution') {
    const right = block.rows.filter((row) => row.right)
    if (right.length > 0) return { ...block, rows: right }
  }
  return block
}

/** A link to a message of the class keeps who the reader is, and stays in the tab. */
function toOwnAddress(href: string, reader: Person): string {
  const url = URL.canParse(href) ? new URL(href) : undefined
  if (url === undefined || !url.pathname.endsWith('/') || !url.hash.startsWith('#message-')) {
    return href
  }
  const room = url.searchParams.get('room') ?? ''
  const query = new URLSearchParams({ as: reader.id.replace('web:', ''), room })
  return `./?${query.toString()}${url.hash}`
}

function readerOf({ own }: LoggedMessage, person: Person): Reader {
  return {
    chosen: own?.chosen ?? new Set(),
    mayUse: (button: Button) =>
      !('press' in button) ||
      button.onlyFor === undefined ||
      button.onlyFor === person.id ||
      person.isTeacher,
    toAddress: (href) => toOwnAddress(href, person),
  }
}

const previewLabel = 'How it looks on Discord and Slack'
const printLabel = 'Print this'

/**
 * The revision tells a tab which version is newer. An edit that changes the headline says something new: it is read out
 * and comes into view. Other edits, such as counts of answers, do neither.
 */
export function renderMessage(message: LoggedMessage, person: Person): Html {
  const { id, order, revision, at, to, line, thread, pinned, reply, own } = message
  const reader = readerOf(message, person)
  return html`<li
    class="message${to !== undefined && ' private'}${reply.tone !== undefined && ` tone-${reply.tone}`}"
    id="message-${id}"
    data-message="${id}"
    data-order="${order}"
    data-revision="${revision}"
    data-headline="${cutText(headlineOf(reply), limits.maxSpokenLength)}"
    tabindex="-1"
  >
    ${
      line !== undefined &&
      html`<p class="command-line">
        ${renderAvatar(line.person)} <b><bdi>${line.person.name}</bdi></b>
        <span class="unseen">${line.pressed === true ? 'pressed' : 'typed'} </span>${
          line.pressed === true
            ? html`<span class="pressed" dir="auto">${line.words}</span>`
            : html`<code dir="auto">${line.words}</code>`
        }
      </p>`
    }
    <article class="bubble">
      <header>
        <span class="mark">${icon('mark')}</span><b class="from">Commonplace</b>${
          to !== undefined &&
          html`<span class="tag">${icon('lock')} <span>Only you can see this</span></span>`
        }${pinned === true && html`<span class="tag">Pinned</span>`}${renderClock(at)}<button
          type="button"
          class="icon"
          data-print
          title="${printLabel}"
        >
          ${icon('print', printLabel)}</button
        ><button type="button" class="icon" data-preview="${id}" title="${previewLabel}">
          ${icon('eye', previewLabel)}
        </button>
      </header>
      <div class="body">${renderReply(reply, reader)}</div>
      ${own !== undefined && renderReceipts(own.receipts, reader, to === undefined)}
      ${thread !== undefined && html`<p class="thread">Thread: <b dir="auto">${thread}</b></p>`}
    </article>
  </li>`
}

/** What came of presses, inside the message that they were on. The newest is read out. */
function renderReceipts(
  receipts: readonly Receipt[],
  reader: Reader,
  isShared: boolean,
): Html | false {
  const newest = receipts.at(-1)
  return (
    newest !== undefined &&
    html`<div class="receipt" data-spoken="${toSpoken(newest.blocks, { isPrivate: true, now: 0 })}">
      ${isShared && html`<p class="tag">${icon('lock')} <span>Only you can see this</span></p>`}
      ${receipts.map((receipt) => html`<div class="body">${renderReply(receipt, reader)}</div>`)}
    </div>`
  )
}
