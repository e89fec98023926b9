/** Recognises what somebody has pasted: takes off what came along, and tells when it is a value from another place. */

/** The values that setup asks for. */
export type AskedName =
  | 'DISCORD_TOKEN'
  | 'SLACK_BOT_TOKEN'
  | 'SLACK_APP_TOKEN'
  | 'SLACK_SIGNING_SECRET'

interface Kind {
  readonly pattern: RegExp
  readonly what: string
  /** The variables it is right for. */
  readonly fits: readonly AskedName[]
}

/** In order: the first that fits names it. */
const kinds: readonly Kind[] = [
  { pattern: /^xoxb-[\w-]+$/, what: 'a Slack bot token', fits: ['SLACK_BOT_TOKEN'] },
  { pattern: /^xapp-[\w-]+$/, what: 'a Slack app-level token', fits: ['SLACK_APP_TOKEN'] },
  {
    pattern: /^xox[ps]-/,
    what: 'a Slack user token, which acts as a person',
    fits: [],
  },
  { pattern: /^xoxe[.-]/, what: 'a Slack configuration token, which expires', fits: [] },
  { pattern: /^\d+\.\d+$/, what: 'the Client ID of a Slack app', fits: [] },
  { pattern: /^A[0-9A-Z]{8,12}$/, what: 'the App ID of a Slack app', fits: [] },
  { pattern: /^\d{17,20}$/, what: 'an Application ID of Discord', fits: [] },
  { pattern: /^[0-9a-f]{64}$/i, what: 'a Public Key of Discord', fits: [] },
  {
    pattern: /^[0-9a-f]{32}$/i,
    what: 'a Signing Secret or Client Secret of Slack',
    fits: ['SLACK_SIGNING_SECRET'],
  },
  {
    pattern: /^[\w-]{18,}\.[\w-]{4,}\.[\w-]{4,}$/,
    what: 'a Discord token',
    fits: ['DISCORD_TOKEN'],
  },
  { pattern: /^[\w-]{32}$/, what: 'a Client Secret of Discord', fits: [] },
  { pattern: /^https?:\/\//, what: 'a web address', fits: [] },
]

const places: Readonly<Record<AskedName, string>> = {
  DISCORD_TOKEN: 'The token is on the Bot page of the application: press Reset Token there.',
  SLACK_BOT_TOKEN:
    'The Bot User OAuth Token is on the page Install App of your app and begins with xoxb-.',
  SLACK_APP_TOKEN:
    'The app-level token is under Basic Information, App-Level Tokens, and begins with xapp-.',
  SLACK_SIGNING_SECRET:
    'The Signing Secret is under Basic Information, App Credentials: press Show. It has 32 letters and digits.',
}

/** Returns what was pasted without quotation marks, blanks, `NAME=` and the `Bot ` of a header around it. */
export function cleanPaste(typed: string): string {
  return typed
    .replaceAll(/[\u200B-\u200D\u2060\uFEFF]/g, '')
    .trim()
    .replace(/^(?:export\s+)?[A-Z][A-Z_]+\s*=\s*/, '')
    .replace(/^["'`“”‘’„‚<]+|["'`“”‘’>]+$/g, '')
    .replace(/^(?:Bot|Bearer)\s+/i, '')
    .trim()
}

/** Returns what is wrong with the form of a value, in a sentence or two, or undefined. */
export function findFormProblem(name: AskedName, value: string): string | undefined {
  const kind = kinds.find(({ pattern }) => pattern.test(value))
  if (kind?.fits.includes(name) === true) return undefined
  if (/\s/.test(value)) {
    return `There is a blank in the middle, so perhaps two things were pasted. ${places[name]}`
  }
  return kind === undefined
    ? `That doesn’t look right; perhaps only part of it was copied. ${places[name]}`
    : `That is ${kind.what}. ${places[name]}`
}
