/**
 * Finds variables of the environment that Commonplace doesn’t know but that look meant for it, so that a misspelt one is not
 * silently ignored. What the system, a container or another program sets is left alone.
 */
import { editDistance } from './core/search/edit-distance.ts'

export interface UnknownVariable {
  readonly name: string
  /** The variable of ours that it resembles. */
  readonly meant: string | undefined
  /** Whether it can hardly be meant for anything else, and what it resembles is not set. */
  readonly isSurelyOurs: boolean
}

export type Variables = Readonly<Record<string, string | undefined>>

/** What other bots and hosts call the same thing. */
const otherNames: Readonly<Record<string, string>> = {
  DISCORD_APP_ID: 'DISCORD_APPLICATION_ID',
  DISCORD_BOT_TOKEN: 'DISCORD_TOKEN',
  DISCORD_CLIENT_ID: 'DISCORD_APPLICATION_ID',
  SLACK_API_TOKEN: 'SLACK_BOT_TOKEN',
  SLACK_SECRET: 'SLACK_SIGNING_SECRET',
  SLACK_TOKEN: 'SLACK_BOT_TOKEN',
  DATABASE_FILE: 'DATABASE_URL',
  DATABASE_PATH: 'DATABASE_URL',
  DB_URL: 'DATABASE_URL',
  POSTGRES_URL: 'DATABASE_URL',
}

/** Names that other programs use too: worth a line, never a refusal. */
const sharedNames: ReadonlySet<string> = new Set([
  'DATABASE_FILE',
  'DATABASE_PATH',
  'DB_URL',
  'LOGLEVEL',
  'POSTGRES_URL',
  'SECRET_KEY',
])

const ourPrefix = /^(?:DISCORD|SLACK|PLAYGROUND|METRICS|COMMONPLACE)_/i

/** What Kubernetes tells a container about each service: https://kubernetes.io/docs/concepts/services-networking/service/#environment-variables */
const serviceLink = /_SERVICE_(?:HOST|PORT)(?:_\w+)?$|_PORT_\d+_(?:TCP|UDP|SCTP)(?:_\w+)?$/
const serviceAddress = /^(?:tcp|udp|sctp):\/\//

/** Shorter names resemble too much: HOME is no slip for HOST. */
const minLength = 8
const maxSlips = 2

/** Returns the variables that look like those in `known`; an empty value counts as not set. */
export function findUnknownVariables(
  variables: Variables,
  known: readonly string[],
): readonly UnknownVariable[] {
  const set = Object.keys(variables).filter((name) => (variables[name] ?? '') !== '')
  return set
    .filter((name) => !known.includes(name) && !isServiceLink(name, variables[name] ?? ''))
    .flatMap((name) => {
      const meant = findMeant(name, known)
      if (meant === undefined && !ourPrefix.test(name)) return []
      const isMissing = meant === undefined ? name.startsWith('PLAYGROUND_') : !set.includes(meant)
      return [{ name, meant, isSurelyOurs: isMissing && !sharedNames.has(name) }]
    })
}

function isServiceLink(name: string, value: string): boolean {
  return serviceLink.test(name) || (name.endsWith('_PORT') && serviceAddress.test(value))
}

function findMeant(name: string, known: readonly string[]): string | undefined {
  const other = otherNames[name]
  if (other !== undefined) return other
  const bare = withoutSigns(name.replace(/^COMMONPLACE_/i, ''))
  const isPrefixed = bare !== withoutSigns(name)
  const candidates = known.filter((each) => isPrefixed || each.length >= minLength)
  const same = candidates.find((each) => withoutSigns(each) === bare)
  if (same !== undefined || bare.length < minLength - 1) return same
  return candidates
    .map((each) => [each, editDistance(withoutSigns(each), bare, maxSlips)] as const)
    .filter(([each, slips]) => each.length >= minLength && slips <= maxSlipsIn(bare))
    .toSorted(([, one], [, another]) => one - another)[0]?.[0]
}

function maxSlipsIn(name: string): number {
  return name.length < 12 ? 1 : maxSlips
}

function withoutSigns(name: string): string {
  return name.toUpperCase().replaceAll(/[_-]/g, '')
}

/** Returns what to say about it. */
export function describeUnknown({ name, meant, isSurelyOurs }: UnknownVariable): string {
  const ending = isSurelyOurs ? '' : ', so it is ignored'
  return [
    `${name} is not a setting of Commonplace${ending}.`,
    ...(meant === undefined ? (isSurelyOurs ? ['Remove it.'] : []) : [`Did you mean ${meant}?`]),
  ].join(' ')
}
