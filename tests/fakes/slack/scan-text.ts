// Reads posted text as Slack would: which tokens would notify people, and what was left unescaped.
// Rules: https://docs.slack.dev/messaging/formatting-message-text#escaping
const TOKEN = /<([^<>\n]*)>/g
const PING = /^(?:!(?:channel|here|everyone)|@[UW][A-Z0-9]+|!subteam\^[A-Z0-9]+)(?:\|.*)?$/
const HARMLESS =
  /^(?:#[CG][A-Z0-9]+|!date\^\d+\^[^|]*|(?:https?:\/\/|mailto:|tel:)[^|\s]+)(?:\|.*)?$/
const ENTITY = /&(?!(?:amp|lt|gt);)/

export interface Scan {
  readonly pings: string[]
  readonly unescaped: string[]
}

/** Scans one mrkdwn string. A `>` that begins a line is a block quote, not a missing escape. */
export function scanMrkdwn(text: string): Scan {
  const found: Scan = { pings: [], unescaped: [] }
  const rest = text.replaceAll(TOKEN, (token, inside: string) => {
    if (PING.test(inside)) found.pings.push(token)
    else if (!HARMLESS.test(inside)) found.unescaped.push(token)
    return ''
  })
  for (const line of rest.split('\n')) {
    const content = line.replace(/^\s*>+/, '')
    if (/[<>]/.test(content) || ENTITY.test(content)) found.unescaped.push(line)
  }
  return found
}

/** Scans everything in a tree of blocks that Slack reads as markup; plain_text is shown unchanged. */
export function scanBlocks(part: unknown): Scan {
  const found: Scan = { pings: [], unescaped: [] }
  visit(part, found)
  return found
}

function visit(part: unknown, found: Scan): void {
  if (Array.isArray(part)) {
    for (const item of part) visit(item, found)
    return
  }
  if (typeof part !== 'object' || part === null) return
  const { type, text, range, user_id, usergroup_id } = part as Record<string, unknown>
  if (type === 'mrkdwn' && typeof text === 'string') {
    const scan = scanMrkdwn(text)
    found.pings.push(...scan.pings)
    found.unescaped.push(...scan.unescaped)
  } else if (type === 'markdown' && typeof text === 'string') {
    found.pings.push(...scanMrkdwn(text).pings)
  } else if (type === 'broadcast') found.pings.push(`<!${String(range)}>`)
  else if (type === 'user') found.pings.push(`<@${String(user_id)}>`)
  else if (type === 'usergroup') found.pings.push(`<!subteam^${String(usergroup_id)}>`)
  for (const value of Object.values(part)) visit(value, found)
}
