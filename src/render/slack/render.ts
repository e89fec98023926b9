/** Renders a reply as Slack messages: labels are shortened, prose continues in further messages, and what cannot fit throws. */
import { toPlainText } from '../../core/reply/plain-text.ts'
import type { Reply } from '../../core/reply/reply.ts'
import { truncateLabel } from '../truncate-label.ts'
import { messageLimits } from './block-limits.ts'
import { escapeMrkdwn } from './text-objects.ts'
import { type SlackBlock, renderSizedBlocks } from './render-blocks.ts'

export interface SlackMessage {
  /** For notifications and screen readers. */
  readonly text: string
  readonly blocks: readonly SlackBlock[]
}

/** Returns at least one message; further ones continue where the previous one was full. */
export function render(reply: Pick<Reply, 'blocks'>): readonly [SlackMessage, ...SlackMessage[]] {
  const pages: SlackBlock[][] = [[]]
  let length = 0
  for (const { value: block, size } of renderSizedBlocks(reply)) {
    const page = pages.at(-1)
    if (
      page === undefined ||
      page.length >= messageLimits.blocks ||
      (page.length > 0 && length + size > messageLimits.characters)
    ) {
      pages.push([block])
      length = size
    } else {
      page.push(block)
      length += size
    }
  }
  const [first = [], ...rest] = pages
  return [
    { text: fallbackText(reply), blocks: first },
    ...rest.map((blocks) => ({ text: 'This continues the message above.', blocks })),
  ]
}

/** The text that stands for a reply where its blocks are not shown. */
function fallbackText(reply: Pick<Reply, 'blocks'>): string {
  const text = escapeMrkdwn(truncateLabel(toPlainText(reply), messageLimits.text)).trim()
  return text === '' ? 'Commonplace has something for you.' : text
}
