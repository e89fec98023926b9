/** The names that people give to time zones, by what they are: cities, countries, states, abbreviations, names of Windows. */
import { foldTyped } from './typed-text.ts'
import names from './zone-names.json' with { type: 'json' }

/** Which half of the year an abbreviation is for: EST is for the winter, CEST for the summer. */
export type Season = 'winter' | 'summer'

export interface NamedZones {
  /** As people write it. */
  readonly name: string
  /** The likeliest first. */
  readonly zones: readonly string[]
  readonly season?: Season
}

const renamed: Readonly<Record<string, string>> = names.renamed
const countries: Readonly<Record<string, string>> = names.countries

/** Returns the key of a name in the index: São Paulo and SAO_PAULO are the same. */
export function toKey(name: string): string {
  return foldTyped(name)
    .replaceAll(/[^\p{L}\p{N}+]+/gu, ' ')
    .replaceAll(/\bsaint\b/g, 'st')
    .trim()
}

/** Older and American names that teachers know and Intl doesn't list (https://data.iana.org/time-zones/tzdb/backward). */
const familiarZones = [
  ...'Atlantic Central Eastern Mountain Pacific'.split(' ').map((name) => `Canada/${name}`),
  ...'Alaska Arizona Central Eastern Hawaii Mountain Pacific'
    .split(' ')
    .map((name) => `US/${name}`),
]

let knownZones: ReadonlyMap<string, string> | undefined

/** Returns every zone by its present name, in alphabetical order, by its key. */
export function zonesByKey(): ReadonlyMap<string, string> {
  knownZones ??= new Map(
    [...Intl.supportedValuesOf('timeZone').map((zone) => renamed[zone] ?? zone), ...familiarZones]
      .toSorted()
      .map((zone) => [toKey(zone), zone]),
  )
  return knownZones
}

/** Returns the zones of a country, such as GB, the one with the most people first. */
export function zonesOfCountry(region: string): readonly string[] {
  return countries[region]?.split(' ') ?? []
}

/** The zones of abbreviations and of the countries with the most schools, the most likely ones first. */
export function mainZones(): ReadonlySet<string> {
  const listed = [names.winter, names.general].flatMap((list) => Object.values(list))
  const ofCountries = names.main.split(' ').flatMap((region) => zonesOfCountry(region))
  return new Set([...listed.flatMap((zones) => zones.split(' ')), ...ofCountries])
}

let knownNames: ReadonlyMap<string, NamedZones> | undefined

/** Returns what every known name means, by its key. It is made at the first use, since few people ever need it. */
export function zoneNames(): ReadonlyMap<string, NamedZones> {
  knownNames ??= buildIndex()
  return knownNames
}

function buildIndex(): ReadonlyMap<string, NamedZones> {
  const index = new Map<string, NamedZones>()

  function add(name: string, zones: readonly string[], season?: Season): void {
    const key = toKey(name)
    const known = index.get(key)
    const all = [...new Set([...(known?.zones ?? []), ...zones])]
    index.set(key, { name: known?.name ?? name, zones: all, ...(season && { season }) })
  }

  function addAll(list: Readonly<Record<string, string>>, season?: Season): void {
    for (const [name, zones] of Object.entries(list)) add(name, zones.split(' '), season)
  }

  const own = new Set([...zonesByKey().values()].map((zone) => toKey(cityOf(zone))))
  addAll(names.winter, 'winter')
  addAll(names.summer, 'summer')
  addAll(names.general)
  for (const [name, zone] of Object.entries(names.windows)) add(`${name} Standard Time`, [zone])
  for (const zone of zonesByKey().values()) {
    if (!familiarZones.includes(zone)) add(cityOf(zone), [zone])
  }
  for (const [old, zone] of Object.entries(renamed)) add(cityOf(old), [zone])
  addCountries(add)
  for (const [zone, states] of Object.entries(names.states)) {
    for (const state of states.split('|')) add(state.replace(/ [A-Z]+$/, ''), [zone])
  }
  addAll(names.namesakes)
  for (const [zone, cities] of Object.entries(names.cities)) {
    // A zone is called after the largest city of the name: Vancouver is not the one in Washington.
    for (const city of cities.split('|')) if (!own.has(toKey(city))) add(city, [zone])
  }
  return index
}

/** The languages in which countries are known by name: those that many schools teach in or teach. */
const countryLanguages = 'en de es fr it pt ru ar hi ja ko zh'.split(' ')

/** Adds the names of all countries. */
function addCountries(add: (name: string, zones: readonly string[]) => void): void {
  const languages = countryLanguages.map(
    (language) => new Intl.DisplayNames(language, { type: 'region', fallback: 'none' }),
  )
  for (const region of Object.keys(countries)) {
    for (const language of languages) {
      const name = language.of(region)
      if (name !== undefined) add(name, zonesOfCountry(region))
    }
  }
  for (const [region, others] of Object.entries(names.countryNames)) {
    for (const name of others.split('|')) add(name, zonesOfCountry(region))
  }
}

/** Returns the zones of the state or province with this code, such as MA. */
export function zonesOfState(code: string): readonly string[] {
  if (!/^[a-z]{2,3}$/i.test(code)) return []
  const pattern = new RegExp(` ${code}(?:\\||$)`, 'i')
  return Object.entries(names.states)
    .filter(([, states]) => pattern.test(states))
    .map(([zone]) => zone)
}

function cityOf(zone: string): string {
  return zone.slice(zone.lastIndexOf('/') + 1).replaceAll('_', ' ')
}
