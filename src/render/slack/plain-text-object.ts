/** Labels, titles and hints, which Slack shows as they are. */
import type { types } from '@slack/bolt'
import { stripInvisible } from '../../core/reply/invisible.ts'
import { truncateLabel } from '../truncate-label.ts'

/** Returns a text object of at most `max` characters; a dash stands for empty text, which Slack refuses. */
export function plainTextObject(words: string, max: number): types.PlainTextElement {
  const text = truncateLabel(stripInvisible(words).trim(), max)
  return { type: 'plain_text', text: text === '' ? '–' : text, emoji: false }
}
