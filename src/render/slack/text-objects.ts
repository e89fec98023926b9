/** Plain text for Slack: objects for labels, titles and hints, and the escaped text beside the blocks. */
import type { types } from '@slack/bolt'
import { readable } from './typed-mentions.ts'
import { truncateLabel } from '../truncate-label.ts'

/** Returns a text object of at most `max` characters; a dash stands for empty text, which Slack refuses. */
export function plainTextObject(words: string, max: number): types.PlainTextElement {
  const text = truncateLabel(readable(words).trim(), max)
  return { type: 'plain_text', text: text === '' ? '–' : text, emoji: false }
}

/** Escapes the only text that Slack reads as markup (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function escapeMrkdwn(text: string): string {
  return readable(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}
