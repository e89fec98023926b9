/** Shortens labels to the limits of a platform. */
import { hasVisible } from '../core/reply/invisible.ts'
import { cutText } from '../core/reply/truncate.ts'

/** Returns at most `maxLength` UTF-16 units, ending in an ellipsis if shortened; never cuts within a character. */
export function truncateLabel(label: string, maxLength: number): string {
  if (label.length <= maxLength) return label
  return `${cutText(label, maxLength - 1).trimEnd()}…`
}

/** Whether nothing of the text can be seen. */
export function isBlank(text: string): boolean {
  return !hasVisible(text)
}

/** Whether an address can stand behind a button, which platforms allow for web pages only. */
export function isWebAddress(href: string): boolean {
  return /^https?:\/\//i.test(href) && href.isWellFormed() && URL.canParse(href)
}
