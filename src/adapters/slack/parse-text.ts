/** Turns text from Slack, with its tokens and markup, into plain text. */
import { joinId } from './ids.ts'

/** Returns what somebody typed, with ids of ours for the channels, people and groups that they chose. */
export function parseUserText(text: string, team: string): string {
  return unescape(
    text
      .replaceAll(/<[#@]([A-Z0-9]+)(?:\|[^<>]*)?>/g, (_, id: string) => joinId(team, id))
      .replaceAll(/<!subteam\^([A-Z0-9]+)(?:\|[^<>]*)?>/g, '$1')
      .replaceAll(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '$1')
      .replaceAll(linkToken, '$1'),
  )
}

/** Returns the text of a message as people read it, without tokens and markup. */
export function parseMessageText(text: string): string {
  return unescape(
    text
      .replaceAll(/<[#@!][^<>|]*(?:\|([^<>]*))?>/g, (_, label?: string) => label ?? '')
      .replaceAll(linkToken, (_, url: string, label?: string) => label ?? url),
  )
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/^\s*>+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

const linkToken = /<((?:https?:\/\/|mailto:|tel:)[^<>|]*)(?:\|([^<>]*))?>/g

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
