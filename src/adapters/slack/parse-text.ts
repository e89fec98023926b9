/** Reads text that comes from Slack: turns its tokens into our ids and its markup into plain words. */
import { joinId } from './ids.ts'

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
