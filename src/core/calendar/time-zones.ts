/** Reads time zones as teachers type them, and suggests some. */
import { createNameFinder } from '../command/did-you-mean.ts'
import { UserError } from '../reply/user-error.ts'
import type { Suggestion } from '../search/suggestion.ts'

/** Older and American names that teachers know and Intl doesn't list (https://data.iana.org/time-zones/tzdb/backward). */
const familiarZones = Object.entries({
  Asia: 'Ho_Chi_Minh Kolkata Kathmandu Yangon',
  Australia: 'ACT NSW',
  Canada: 'Atlantic Central Eastern Mountain Pacific',
  Europe: 'Kyiv',
  US: 'Alaska Arizona Central Eastern Hawaii Mountain Pacific',
}).flatMap(([region, names]) => names.split(' ').map((name) => `${region}/${name}`))

/** Returns an IANA zone in its usual spelling, aliases as they are. Throws a UserError for anything else. */
export function parseTimeZone(input: string): string {
  const name = input.trim().replaceAll(' ', '_')
  // An offset such as +01:00 has no clock changes, so it would be an hour out for half of the year.
  if (/^[A-Za-z]/.test(name)) {
    try {
      return new Temporal.ZonedDateTime(0n, name).timeZoneId
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
  }
  const [found] = suggestTimeZones(input)
  const close = found?.value ?? findClosestZone(name)
  throw new UserError(
    'I don’t know the time zone ',
    { code: input },
    close === undefined ? '. Write a region and city, such as ' : '. Did you mean ',
    { code: close ?? 'Europe/London' },
    close === undefined ? '.' : '?',
  )
}

/** Returns up to 25 zones for what has been typed so far: part of a region, a city or a familiar name. */
export function suggestTimeZones(typed: string): readonly Suggestion[] {
  const start = typed.trim().toLowerCase().replaceAll(' ', '_')
  return zones()
    .filter((zone) => zone.toLowerCase().includes(start))
    .toSorted((a, b) => Number(hasPartStarting(b, start)) - Number(hasPartStarting(a, start)))
    .slice(0, 25)
    .map((zone) => ({ label: zone.replaceAll('_', ' '), value: zone }))
}

let known: readonly string[] | undefined

/** Working out the list takes longer than looking through it, so that is done once. */
function zones(): readonly string[] {
  known ??= [
    ...new Set([
      ...Intl.supportedValuesOf('timeZone'),
      ...familiarZones,
      'Hongkong',
      'Singapore',
      'UTC',
    ]),
  ].toSorted()
  return known
}

const findClosestZone = createNameFinder(zones)

/** Whether a part of the name starts like this: `york` matches America/New_York, `ork` doesn't. */
function hasPartStarting(zone: string, start: string): boolean {
  return `/${zone.toLowerCase().replaceAll('_', '/')}`.includes(`/${start.replaceAll('_', '/')}`)
}
