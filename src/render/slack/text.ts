/** Words going to Slack and coming from it: its three control characters, its tokens, and what nobody should see. */
import { joinId } from '../../adapters/slack/ids.ts'

/** Slack reads `&`, `<` and `>` as markup (https://docs.slack.dev/messaging/formatting-message-text#escaping). */
export function escapeMrkdwn(words: string): string {
  return words.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;')
}

/** What a person typed, with Slack's tokens for channels, people and groups turned into our ids. */
export function parseUserText(words: string, team: string): string {
  return unescapeWords(
    words
      .replaceAll(/<[#@]([A-Z0-9]+)(?:\|[^<>]*)?>/g, (_, id: string) => joinId(team, id))
      .replaceAll(/<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>/g, '$1')
      .replaceAll(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '$1')
      .replaceAll(linkToken, '$1'),
  )
}

/** The words of a message as people read them: no tokens, no markup. */
export function parseMessageText(text: string): string {
  return unescapeWords(
    text
      .replaceAll(/<[#@!][^<>|]*(?:\|([^<>]*))?>/g, (_, label?: string) => label ?? '')
      .replaceAll(linkToken, (_, address: string, label?: string) => label ?? address),
  )
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/^\s*>+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const linkToken = /<((?:https?:\/\/|mailto:|tel:)[^<>|]*)(?:\|([^<>]*))?>/g

function unescapeWords(words: string): string {
  return words.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
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
export function truncateLabel(words: string, most: number): string {
  const shown = stripInvisible(words).trim()
  if (shown.length <= most) return shown
  return `${stripInvisible(shown.slice(0, most - 1)).trimEnd()}…`
}
