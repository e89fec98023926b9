/** Text going to Slack: its three control characters escaped, and invisible characters removed. */

/** Slack reads `&`, `<` and `>` as markup (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function escapeMrkdwn(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** Takes out controls and the marks that turn the direction of text, which could make a text look like another. */
export function stripInvisible(words: string): string {
  const whole = words.isWellFormed() ? words : words.toWellFormed()
  return unseen.test(whole) ? whole.replaceAll(everyUnseen, '') : whole
}

/** As ranges, which are much quicker to look for than properties of characters; line breaks stay. */
const unseen =
  // oxlint-disable-next-line no-control-regex
  /[\u0000-\u0009\u000B-\u001F\u007F-\u009F\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/
const everyUnseen = new RegExp(unseen, 'g')

/** Shortens a label to what fits. */
export function truncateLabel(words: string, max: number): string {
  const shown = stripInvisible(words).trim()
  if (shown.length <= max) return shown
  return `${stripInvisible(shown.slice(0, max - 1)).trimEnd()}…`
}
