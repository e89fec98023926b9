/** Finds the time zones that words mean: a city, a country, a state, an abbreviation, a name of Windows, an offset from UTC. */
import { editDistance, maxTypos } from '../search/edit-distance.ts'
import { foldTyped } from './typed-text.ts'
import { clockKey, offsetRange } from './zone-clocks.ts'
import {
  type NamedZones,
  type Season,
  mainZones,
  toKey,
  zoneNames,
  zonesByKey,
  zonesOfState,
} from './zone-index.ts'

export interface FoundZones {
  /** The likeliest first. */
  readonly zones: readonly string[]
  /**
   * Why the words are not enough. `winter` and `summer`: they name half a year (EST, CEST). `offset`: they name a distance from UTC.
   * `spelling`: nothing is called just so.
   */
  readonly doubt?: Season | 'offset' | 'spelling'
}

const lengthForTwoTypos = 8

/** No name is longer, not even the lists of cities that Windows shows. Each word of a name is tried as its end, so long texts cost much. */
const maxNameLength = 200

/** Returns what the words mean, or undefined if nothing is known by such a name. */
export function findTimeZones(typed: string): FoundZones | undefined {
  if (typed.length > maxNameLength) return undefined
  const words = withoutOffset(typed.replace(/^\s*\((?:UTC|GMT)[^)]*\)/i, '').trim())
  const offset = readOffset(words)
  if (offset !== undefined) return { zones: zonesAt(offset), doubt: 'offset' }
  const found =
    findName(words) ??
    findBothSeasons(words) ??
    findInRegion(words) ??
    findPlace(words.replaceAll(/\([^)]*\)/g, '').split(',')) ??
    findPlaceWithoutComma(words.split(/\s+/))
  return found && { zones: found.zones, ...(found.season && { doubt: found.season }) }
}

/** Returns Berlin for `GMT+1 Berlin` and `Berlin (UTC+01:00)`, since the offset holds there for half of the year only. */
function withoutOffset(words: string): string {
  const offset = String.raw`\(?(?:utc|gmt) ?[+-] ?\d{1,2}(?::?[0-5]\d)?\)?`
  const place = words.replace(
    new RegExp(`^${offset}[ ,:/-]+(?=\\p{L})|(?<=\\p{L})[ ,:/-]+${offset}$`, 'iu'),
    '',
  )
  return place !== words && findName(place) !== undefined ? place : words
}

/** Returns the names that begin with these letters. */
export function namesStarting(typed: string): readonly NamedZones[] {
  const start = toKey(typed)
  return [...zoneNames()].filter(([key]) => key.startsWith(start)).map(([, found]) => found)
}

/** Eastern Standard Time is a name of Windows; Eastern Time is not, but says the same. `europe-london` is the zone itself. */
function findName(words: string): NamedZones | undefined {
  const key = toKey(words)
  const short = key.replace(
    / (?:standard |daylight |summer |winter )?(?:time|zeit)(?: zone)?$| state$/,
    '',
  )
  const zone = zonesByKey().get(key)
  const isWhole = zone !== undefined && key.includes(' ')
  if (isWhole && zoneNames().get(key) === undefined) return { name: zone, zones: [zone] }
  return zoneNames().get(key) ?? zoneNames().get(short)
}

/** Reads `CET/CEST`: the names of both halves of the year are one zone. */
function findBothSeasons(words: string): NamedZones | undefined {
  const [one, other, ...more] = words.split('/').map((each) => findName(each))
  if (one?.season === undefined || other?.season === undefined || more.length > 0) return undefined
  const zones = one.zones.filter((zone) => other.zones.includes(zone))
  return zones.length === 0 ? undefined : { name: words, zones }
}

/** Reads `Boston MA` and `London UK`. */
function findPlaceWithoutComma(words: readonly string[]): NamedZones | undefined {
  for (let last = words.length - 1; last > 0; last -= 1) {
    const [place, region] = [words.slice(0, last).join(' '), words.slice(last).join(' ')]
    const isRegion = findName(region) !== undefined || zonesOfState(region).length > 0
    if (isRegion && findName(place) !== undefined) return findPlace([place, region])
  }
  return undefined
}

/** Reads `America/Boston`, which no zone is called. */
function findInRegion(words: string): NamedZones | undefined {
  const [, region = '', city] = /^(\w+)\/(?:.*\/)?([^/]+)$/.exec(words) ?? []
  const found = city === undefined ? undefined : findName(city.replaceAll('_', ' '))
  const zones = found?.zones.filter((zone) => toKey(zone).startsWith(`${toKey(region)} `)) ?? []
  return found === undefined || zones.length === 0 ? undefined : { ...found, zones }
}

/** Reads `Portland, Oregon`, `Boston, MA` and `Eastern Time (US & Canada)`, and the lists of cities that Windows shows. */
function findPlace([first = '', ...others]: readonly string[]): NamedZones | undefined {
  const found = findName(first)
  const around = others.flatMap((each) => {
    const code = each.replaceAll(/[^a-z]/gi, '')
    const ofState = /^[a-z]{2,3}$/i.test(code) ? zonesOfState(code) : []
    return ofState.length > 0 ? ofState : (findName(each)?.zones ?? [])
  })
  const [only = ''] = around
  if (found === undefined) return around.length === 0 ? undefined : { name: only, zones: around }
  const clocks = new Set(around.map((zone) => clockKey(zone)))
  const both = found.zones.filter((zone) => clocks.has(clockKey(zone)))
  if (both.length > 0) return { name: found.name, zones: both }
  // London, Ontario is not the London that is known.
  return around.length > 0 ? { name: only, zones: around } : found
}

/** Returns the minutes by which `UTC+5:30`, `GMT-5`, `+0100` or `Etc/GMT+5` differs from UTC; the last is west of it. */
function readOffset(words: string): number | undefined {
  const [, etc, sign, hours, minutes = '0'] =
    /^(etc\/)?(?:(?:utc|gmt|zulu|z) ?)?([+-]) ?(\d{1,2})(?::?([0-5]\d))?$/.exec(foldTyped(words)) ??
    []
  if (hours === undefined || Number(hours) > 14) return undefined
  const distance = Number(hours) * 60 + Number(minutes)
  return (sign === '-') === (etc === undefined) ? -distance : distance
}

/** Returns the zones that are this far from UTC, those that are so in summer only after the others. */
function zonesAt(minutes: number): readonly string[] {
  function pick(zones: Iterable<string>): readonly string[] {
    const ranges = [...zones].map((zone) => [zone, offsetRange(zone)] as const)
    return [0, 1].flatMap((half) =>
      ranges.filter(([, range]) => range[half] === minutes).map(([zone]) => zone),
    )
  }
  const main = pick(mainZones())
  return [...new Set(main.length > 0 ? main : pick(zonesByKey().values()))]
}

/** Returns the zones of the names that differ by a slip or two; none if such names are many. */
export function findMisspelt(typed: string): FoundZones {
  const zones = typed.length > maxNameLength ? [] : zonesNear(toKey(typed))
  return { zones, doubt: 'spelling' }
}

function zonesNear(key: string): readonly string[] {
  const max = maxTypos(key.length - 1, lengthForTwoTypos)
  const isContinent = [...zonesByKey().keys()].some((zone) => zone.startsWith(`${key} `))
  if (max === 0 || isContinent) return []
  let least = max
  let found: readonly string[] = []

  function compare(name: string, zones: readonly string[]): void {
    const distance = editDistance(key, name, least)
    if (distance > least) return
    found = distance < least ? zones : [...found, ...zones]
    least = distance
  }

  zonesByKey().forEach((zone, name) => compare(name, [zone]))
  zoneNames().forEach(({ zones }, name) => compare(name, zones))
  const distinct = [...new Set(found)]
  return distinct.length <= 3 ? distinct : []
}
