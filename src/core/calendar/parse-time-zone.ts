/** Reads time zones as people type them, asks where more than one could be meant, and suggests some. */
import type { Person } from '../platform/room.ts'
import type { Inline, RichText } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { Suggestion } from '../search/suggestion.ts'
import { type FoundZones, findMisspelt, findTimeZones, namesStarting } from './find-time-zones.ts'
import { stripAccents } from './typed-text.ts'
import { changesClocks, clockKey } from './zone-clocks.ts'
import { type NamedZones, toKey, zonesByKey, zonesOfCountry } from './zone-index.ts'

/** What is known of a person’s own zone. */
export type Whose = Pick<Person, 'timeZone' | 'locale'>

const maxAsked = 4

/** The option of whatever needs a zone. */
export const zoneOption = {
  kind: 'text',
  summary: 'Region and city, such as Europe/London',
  maxLength: 80,
  suggest: (typed: string, { person }: { readonly person: Person }) =>
    suggestTimeZones(typed, person),
} as const

/** The same where the zone of the class’s calendar applies if there is one. */
export const zoneIfNoneOption = {
  ...zoneOption,
  summary: 'Region and city, such as Europe/London, if your class has none yet',
} as const

/**
 * Returns the IANA zone that is meant: a zone itself, aliases as they are, or the only one that a city, a country or another name
 * stands for. Throws a UserError that asks which one where the clocks of several differ, and for what stands for half a year.
 */
export function parseTimeZone(input: string, person: Whose = {}): string {
  const name = stripAccents(input.normalize('NFKC').trim())
    .replaceAll(/\s*\/\s*/g, '/')
    .replace(
      /^(?:the )?time in (?=\S)|^(?:(?:hora|heure|ora) (?:de |di |d['’]))(?=\S)|(?<=\S) time ?zone$/i,
      '',
    )
  if (/^(?:etc\/|\(utc\) ?)?(?:utc|uct|zulu|universal|coordinated universal time)$/i.test(name)) {
    return 'UTC'
  }
  const exact = /^etc\//i.test(name) || !name.includes('/') ? undefined : readZone(name)
  if (exact !== undefined) return exact
  const words = name.replace(/^(?:etc\/)?gmt[+-]?0?$|^greenwich$/i, 'GMT')
  const found = findLocalZones(words, person) ?? findTimeZones(words) ?? findMisspelt(words)
  const zones = orderFor(person, found.zones)
  const different = distinctZones(zones)
  const [zone] = different
  if (zone === undefined) return oldZone(name) ?? refuse(input)
  if (different.length === 1 && isSure(found, zone)) return zone
  const own = /^etc\//i.test(name) ? undefined : findOwn(found, person)
  if (own !== undefined) return own
  throw askZone(input, found, different.length > 1 ? different : zones.slice(0, 3))
}

/** Returns up to 25 zones for what has been typed so far, the person’s own first. */
export function suggestTimeZones(typed: string, person: Whose = {}): readonly Suggestion[] {
  const start = toKey(typed)
  if (start === '') return listSuggestions([...likelyZones(person), ...zonesByKey().values()])
  const found = findTimeZones(typed)
  const meant = orderFor(person, found?.zones ?? [])
  if (found?.doubt !== undefined) return listSuggestions(meant)
  const starting = [...zonesByKey()].filter(([key]) => ` ${key}`.includes(` ${start}`))
  const offered = [
    ...meant,
    ...starting.map(([, zone]) => zone),
    ...(start.length > 1 ? namesStarting(start) : []),
  ]
  return listSuggestions(offered.length > 0 ? offered : findMisspelt(typed).zones)
}

/** Returns the question that a class without a time zone is asked, with the zones that it may be in. */
export function askClassZone(person: Whose): UserError {
  return new UserError(
    'Which time zone is your school in? Add it, such as ',
    { code: `timezone:${exampleZone(person)}` },
    '.',
  ).asking('timezone', zonesToOffer(person))
}

/** Returns the zone to give as an example: the person’s own where the platform says so. */
export function exampleZone(person: Whose): string {
  return likelyZones(person)[0] ?? 'Europe/London'
}

/** Returns a few zones with different clocks that the person is likely to be in, their own first. */
export function zonesToOffer(person: Whose): readonly string[] {
  return distinctZones(likelyZones(person)).slice(0, maxAsked)
}

/** Returns each zone once, by the name that fits what was typed. */
function listSuggestions(offered: readonly (string | NamedZones)[]): readonly Suggestion[] {
  const labels = new Map<string, string>()
  for (const each of offered) {
    for (const zone of typeof each === 'string' ? [each] : each.zones) {
      const label = zone.replaceAll('_', ' ')
      const isNamed = typeof each !== 'string' && !toKey(label).endsWith(toKey(each.name))
      if (!labels.has(zone)) labels.set(zone, isNamed ? `${label} (${each.name})` : label)
    }
  }
  return [...labels].slice(0, 25).map(([value, label]) => ({ label, value }))
}

/** Returns the person’s zone, then the other zones of their country. */
function likelyZones({ timeZone, locale }: Whose): readonly string[] {
  const own = timeZone === undefined || timeZone === 'UTC' ? [] : [timeZone]
  const region = locale === undefined ? undefined : new Intl.Locale(locale).maximize().region
  // A region of numbers, such as 419 for Latin America, has too many.
  const others = region === undefined || /\d/.test(region) ? [] : zonesOfCountry(region)
  return [...new Set([...own, ...others])]
}

/** Returns the zones with the person’s likely ones first. */
function orderFor(person: Whose, zones: readonly string[]): readonly string[] {
  const likely = likelyZones(person)
  return [
    ...likely.filter((zone) => zones.includes(zone)),
    ...zones.filter((zone) => !likely.includes(zone)),
  ]
}

/** Returns the zones whose clocks differ: the first of those that always show the same time stands for them. */
function distinctZones(zones: readonly string[]): readonly string[] {
  const byClock = new Map(zones.toReversed().map((zone) => [clockKey(zone), zone]))
  return zones.filter((zone) => byClock.get(clockKey(zone)) === zone)
}

/** In Australia, Eastern and EST are the country’s own. */
function findLocalZones(words: string, { timeZone = '' }: Whose): FoundZones | undefined {
  if (!timeZone.startsWith('Australia/')) return undefined
  if (/^(?:et|[ecw][sd]t)$/i.test(words)) return findTimeZones(`A${words}`)
  return /^(?:eastern|central|western)\b/i.test(words)
    ? findTimeZones(`Australian ${words}`)
    : undefined
}

/**
 * Returns the person’s own zone if the words can mean it: whoever writes CET in Berlin or IST in Mumbai means the clock on the wall.
 * A distance from UTC is enough only where clocks never change.
 */
function findOwn({ zones, doubt }: FoundZones, { timeZone }: Whose): string | undefined {
  const own = timeZone === undefined ? undefined : readZone(timeZone)
  if (own === undefined || doubt === 'spelling') return undefined
  if (doubt === 'offset' && changesClocks(own)) return undefined
  const same = zones.filter((zone) => clockKey(zone) === clockKey(own))
  // A country or a city has a zone of its own name, even where the clock is that of the person.
  return doubt === undefined && !same.includes(own) ? same[0] : same.length > 0 ? own : undefined
}

/** A name for half a year is enough where the clocks never change: Japan has JST all year. */
function isSure({ doubt }: FoundZones, zone: string): boolean {
  if (doubt === 'winter' || doubt === 'summer') return !changesClocks(zone)
  return doubt === undefined
}

function askZone(input: string, { doubt }: FoundZones, zones: readonly string[]): UserError {
  const isOne = new Set(zones.map((zone) => clockKey(zone))).size === 1
  const why =
    doubt === 'spelling'
      ? ' isn’t a time zone I know.'
      : doubt === 'offset'
        ? ' stays the same all year, even where clocks change.'
        : !isOne
          ? ' can mean more than one time zone.'
          : doubt === 'summer'
            ? ' is for summer only.'
            : ' stays on winter time all year.'
  const keep: RichText = /^(?:(?:etc\/)?(?:gmt|utc)?[+-]?[0:]*|greenwich(?: mean time)?)$/i.test(
    input.trim(),
  )
    ? [' For the same time all year, write ', { code: 'UTC' }, '.']
    : []
  const question = ['Did you mean ', ...listZones(zones), '?'] as const
  return new UserError({ code: input }, `${why} `, ...question, ...keep).proposing(
    input,
    zones.slice(0, maxAsked),
  )
}

/** Returns `A, B or C`. */
function listZones(zones: readonly string[]): readonly Inline[] {
  const shown = zones.slice(0, maxAsked)
  return shown.flatMap((zone, index) => {
    const before = index === 0 ? [] : [index === shown.length - 1 ? ' or ' : ', ']
    return [...before, { code: zone }]
  })
}

/** Returns an IANA zone in its usual spelling, aliases as they are, or undefined for anything else. */
function readZone(name: string): string | undefined {
  try {
    return new Temporal.ZonedDateTime(0n, name.replaceAll(/\s+/g, '_')).timeZoneId
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return undefined
  }
}

/** Returns zones without a slash that the database still has, such as NZ-CHAT; an offset is none. */
function oldZone(name: string): string | undefined {
  return /^[A-Za-z]/.test(name) ? readZone(name) : undefined
}

function refuse(input: string): never {
  throw new UserError(
    'I don’t know the time zone ',
    { code: input },
    '. Write a region and city, such as ',
    { code: 'Europe/London' },
    '.',
  )
}
