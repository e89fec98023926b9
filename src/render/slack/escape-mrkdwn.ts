/** Escapes the text beside the blocks, the only text that Slack reads as markup. */
import { stripInvisible } from '../../core/reply/invisible.ts'

/** https://docs.slack.dev/messaging/formatting-message-text#escaping */
export function escapeMrkdwn(text: string): string {
  return stripInvisible(text)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
}
