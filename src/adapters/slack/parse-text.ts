/** Turns text from Slack, with its tokens and markup, into plain text. */
import { joinId } from './ids.ts'

/** Returns what somebody typed, with ids of ours, and the names that they saw, for the channels, people and groups that they chose. */
export function parseUserText(text: string, team: string): string {
  return unescape(
    text
      .replaceAll(
        /<[#@]([A-Z0-9]+)(?:\|([^<>]*))?>/g,
        (_, id: string, name?: string) => `${joinId(team, id)}${nameOf(name)}`,
      )
      .replaceAll(
        /<!(subteam\^[A-Z0-9]+)(?:\|([^<>]*))?>/g,
        (_, id: string, name?: string) => `${id}${nameOf(name)}`,
      )
      .replaceAll(/<!(here|channel|everyone)(?:\|[^<>]*)?>/g, '$1')
      .replaceAll(linkToken, (_, address: string, label?: string) => typedLink(address, label)),
  )
}

/** A name with a blank or a quotation mark would end where the line is read. */
function nameOf(name = ''): string {
  return /^[^\s"\u201C\u201D|&]+$/.test(name) ? `|${name}` : ''
}

/** Returns what somebody typed where Slack made a link of it: the label, unless Slack has cut it short. */
function typedLink(address: string, label = ''): string {
  if (label === '') return address.replace(/^(?:mailto|tel):/, '')
  const [start = '', ...cut] = label.split(/…|\.\.\.$/)
  if (cut.length === 0) return label
  const from = address.indexOf(start)
  return from === -1 ? address : address.slice(from)
}

/** Returns the text of a message as people read it, without tokens and markup. */
export function parseMessageText(text: string): string {
  return unescape(
    text
      .replaceAll(/<[#@!][^<>|]*(?:\|([^<>]*))?>/g, (_, label?: string) => label ?? '')
      .replaceAll(linkToken, (_, address: string, label?: string) => typedLink(address, label)),
  )
    .replaceAll(/(?<![\p{L}\p{N}])[*_~`]+|[*_~`]+(?![\p{L}\p{N}])/gu, '')
    .replaceAll(/^[^\S\n]*>+/gm, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** Channels, people and groups begin with a sign, addresses with a scheme. */
const linkToken = /<([a-z][a-z0-9+.-]*:[^<>|]*)(?:\|([^<>]*))?>/gi

function unescape(text: string): string {
  return text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')
}
