import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  exampleZone,
  parseTimeZone,
  suggestTimeZones,
} from '../../../src/core/calendar/parse-time-zone.ts'
import names from '../../../src/core/calendar/zone-names.json' with { type: 'json' }

/** Returns the zones that a question offers. */
function asked(words: string, person = {}): readonly string[] {
  try {
    return [`${parseTimeZone(words, person)} without a question`]
  } catch (error) {
    const [, question = ''] = /Did you mean (.*?)\?/.exec(String(error)) ?? []
    return question.split(/, | or /)
  }
}

describe('what is sure is taken', () => {
  test.each([
    ['europe/london', 'Europe/London'],
    ['EUROPE / LONDON', 'Europe/London'],
    ['America/New York', 'America/New_York'],
    ['Europe/Kiev', 'Europe/Kiev'],
    ['US/Pacific', 'US/Pacific'],
    ['America/São_Paulo', 'America/Sao_Paulo'],
    ['London', 'Europe/London'],
    ['new york', 'America/New_York'],
    ['são paulo', 'America/Sao_Paulo'],
    ['zürich', 'Europe/Zurich'],
    ['Mumbai', 'Asia/Kolkata'],
    ['Bombay', 'Asia/Kolkata'],
    ['Bangalore', 'Asia/Kolkata'],
    ['Boston', 'America/New_York'],
    ['Boston, MA', 'America/New_York'],
    ['America/Boston', 'America/New_York'],
    ['Geneva', 'Europe/Zurich'],
    ['München', 'Europe/Berlin'],
    ['San Francisco', 'America/Los_Angeles'],
    ['Beijing', 'Asia/Shanghai'],
    ['Toronto, Canada', 'America/Toronto'],
    ['London, Ontario', 'America/Toronto'],
    ['Portland, Oregon', 'America/Los_Angeles'],
    ['Washington DC', 'America/New_York'],
    ['Washington, D.C.', 'America/New_York'],
    ['London UK', 'Europe/London'],
    ['Boston MA', 'America/New_York'],
    ['GMT+1 Berlin', 'Europe/Berlin'],
    ['Berlin (UTC+01:00)', 'Europe/Berlin'],
    ['GMT-5 Eastern', 'America/New_York'],
    ['hora de Madrid', 'Europe/Madrid'],
    ['heure d’Athènes', 'Europe/Athens'],
    ['Islas Canarias', 'Atlantic/Canary'],
    ['Vancouver', 'America/Vancouver'],
    ['Santiago', 'America/Santiago'],
    ['IST India', 'Asia/Kolkata'],
    ['CET/CEST', 'Europe/Berlin'],
    ['GMT/BST', 'Europe/London'],
    ['California', 'America/Los_Angeles'],
    ['Hawaii', 'Pacific/Honolulu'],
    ['UK', 'Europe/London'],
    ['England', 'Europe/London'],
    ['India', 'Asia/Kolkata'],
    ['Germany', 'Europe/Berlin'],
    ['Deutschland', 'Europe/Berlin'],
    ['日本', 'Asia/Tokyo'],
    ['東京', 'Asia/Tokyo'],
    ['Германия', 'Europe/Berlin'],
    ['Москва', 'Europe/Moscow'],
    ['भारत', 'Asia/Kolkata'],
    ['Londres', 'Europe/London'],
    ['europe-london', 'Europe/London'],
    ['America New York', 'America/New_York'],
    ['Indian Standard Time', 'Asia/Kolkata'],
    ['Mitteleuropäische Zeit', 'Europe/Berlin'],
    ['NY', 'America/New_York'],
    ['NSW', 'Australia/Sydney'],
    ['Japan', 'Asia/Tokyo'],
    ['NZ', 'Pacific/Auckland'],
    ['Kiev', 'Europe/Kyiv'],
    ['Eastern Standard Time', 'America/New_York'],
    ['W. Europe Standard Time', 'Europe/Berlin'],
    ['GMT Standard Time', 'Europe/London'],
    ['(UTC-05:00) Eastern Time (US & Canada)', 'America/New_York'],
    ['Eastern', 'America/New_York'],
    ['Pacific Time', 'America/Los_Angeles'],
    ['British Summer Time', 'Europe/London'],
    ['JST', 'Asia/Tokyo'],
    ['HST', 'Pacific/Honolulu'],
    ['EST5EDT', 'America/New_York'],
    ['New York time', 'America/New_York'],
    ['Berlin timezone', 'Europe/Berlin'],
    ['Eastern time zone', 'America/New_York'],
    ['the time in Berlin', 'Europe/Berlin'],
    ['UK time', 'Europe/London'],
    ['UTC', 'UTC'],
    ['Etc/UTC', 'UTC'],
  ])('%s is %s', (words, zone) => {
    expect(parseTimeZone(words)).toBe(zone)
  })

  test('every zone is itself, in any case and with blanks', () => {
    fc.assert(
      fc.property(fc.constantFrom(...Intl.supportedValuesOf('timeZone')), (zone) => {
        expect(parseTimeZone(zone)).toBe(zone)
        expect(parseTimeZone(` ${zone.toUpperCase().replaceAll('_', ' ')} `)).toBe(zone)
        expect(parseTimeZone(zone.toLowerCase())).toBe(zone)
      }),
      { numRuns: 600 },
    )
  })
})

describe('the person’s own zone, where their app tells it, says which is meant', () => {
  test.each([
    ['EST', 'America/New_York', 'America/New_York'],
    ['EDT', 'America/Detroit', 'America/Detroit'],
    ['EST', 'America/Toronto', 'America/Toronto'],
    ['CST', 'Asia/Shanghai', 'Asia/Shanghai'],
    ['CST', 'America/Regina', 'America/Regina'],
    ['MST', 'America/Phoenix', 'America/Phoenix'],
    ['GMT', 'Europe/London', 'Europe/London'],
    ['BST', 'Europe/London', 'Europe/London'],
    ['BST', 'Asia/Dhaka', 'Asia/Dhaka'],
    ['CET', 'Europe/Ljubljana', 'Europe/Ljubljana'],
    ['IST', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['IST', 'Europe/Dublin', 'Europe/Dublin'],
    ['IST', 'Asia/Calcutta', 'Asia/Calcutta'],
    ['GMT+5:30', 'Asia/Kolkata', 'Asia/Kolkata'],
    ['AEDT', 'Australia/Sydney', 'Australia/Sydney'],
    ['EST', 'Australia/Brisbane', 'Australia/Brisbane'],
    ['Eastern', 'Australia/Sydney', 'Australia/Sydney'],
    ['Eastern Time', 'Australia/Melbourne', 'Australia/Melbourne'],
    ['CST', 'Australia/Adelaide', 'Australia/Adelaide'],
    ['WST', 'Australia/Perth', 'Australia/Perth'],
    ['España', 'Atlantic/Canary', 'Atlantic/Canary'],
    ['Texas', 'America/Denver', 'America/Denver'],
  ])('%s of somebody in %s: %s', (words, timeZone, zone) => {
    expect(parseTimeZone(words, { timeZone })).toBe(zone)
  })

  test('but not where they are elsewhere, nor where the clocks of their own would change', () => {
    expect(asked('EST', { timeZone: 'Europe/London' })[0]).toBe('America/New_York')
    expect(asked('IST', { timeZone: 'America/Chicago' })[0]).toBe('Asia/Kolkata')
    expect(asked('UTC-5', { timeZone: 'America/New_York' })[0]).toBe('America/New_York')
    expect(asked('Etc/GMT', { timeZone: 'Europe/London' })[0]).toBe('Europe/London')
    expect(asked('Europe/Londn', { timeZone: 'Europe/London' })).toEqual(['Europe/London'])
    expect(parseTimeZone('Boston', { timeZone: 'Europe/London' })).toBe('America/New_York')
    expect(parseTimeZone('Eastern', { timeZone: 'Europe/London' })).toBe('America/New_York')
    expect(parseTimeZone('España', { timeZone: 'Europe/Berlin' })).toBe('Europe/Madrid')
  })
})

describe('what is not sure is asked', () => {
  test('a name for half of the year', () => {
    expect(() => parseTimeZone('EST')).toThrow(
      'EST stays on winter time all year. Did you mean America/New_York or America/Toronto?',
    )
    expect(() => parseTimeZone('CEST')).toThrow(
      'CEST is for summer only. Did you mean Europe/Berlin, Europe/Paris or Europe/Madrid?',
    )
    for (const words of ['est', 'MST', 'PST', 'PDT', 'EDT', 'CET', 'AEST', 'AEDT', 'BST', 'NZST']) {
      expect(asked(words)[0]).toMatch(/^\w+\/\w+$/)
    }
  })

  test.each([
    ['CST', ['America/Chicago', 'Asia/Shanghai', 'America/Mexico_City']],
    ['IST', ['Asia/Kolkata', 'Europe/Dublin', 'Asia/Jerusalem']],
    ['BST', ['Europe/London', 'Asia/Dhaka']],
    ['AEST', ['Australia/Sydney', 'Australia/Brisbane']],
    ['USA', ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Denver']],
    ['Georgia', ['Asia/Tbilisi', 'America/New_York']],
    ['Washington', ['America/Los_Angeles', 'America/New_York']],
    ['Birmingham', ['Europe/London', 'America/Chicago']],
    ['Saint Louis', ['America/Chicago', 'Africa/Dakar']],
    ['Portland', ['America/Los_Angeles', 'America/New_York']],
    ['Texas', ['America/Chicago', 'America/Denver']],
    ['Spain', ['Europe/Madrid', 'Atlantic/Canary']],
    ['GMT+1', ['Europe/Berlin', 'Africa/Lagos', 'Europe/London']],
    ['UTC+01:00', ['Europe/Berlin', 'Africa/Lagos', 'Europe/London']],
    ['+0100', ['Europe/Berlin', 'Africa/Lagos', 'Europe/London']],
    ['UTC+5:30', ['Asia/Kolkata', 'Asia/Colombo']],
    ['Etc/GMT+5', ['America/New_York', 'America/Bogota', 'America/Chicago']],
    ['UTC−5', ['America/New_York', 'America/Bogota', 'America/Chicago']],
  ])('%s: %j', (words, zones) => {
    expect(asked(words)).toEqual(zones)
  })

  test('GMT may be meant, and can be kept', () => {
    expect(() => parseTimeZone('GMT')).toThrow(
      'Did you mean Europe/London or Africa/Accra? For the same time all year, write UTC.',
    )
    for (const words of [
      'gmt',
      'GMT0',
      'Etc/GMT',
      'GMT+0',
      'UTC+0',
      'Greenwich',
      'Greenwich Mean Time',
    ]) {
      expect(() => parseTimeZone(words)).toThrow('write UTC')
    }
  })

  test('what the person’s app says of them comes first', () => {
    expect(asked('EST', { locale: 'en-CA' })[0]).toBe('America/Toronto')
    expect(asked('CET', { locale: 'fr' })[0]).toBe('Europe/Paris')
    expect(asked('IST', { locale: 'en-IE' })[0]).toBe('Europe/Dublin')
    expect(asked('CET', { locale: 'fr', timeZone: 'America/Lima' })[0]).toBe('Europe/Paris')
  })

  test('a slip of the finger is asked about; anything else is not guessed at', () => {
    expect(asked('Europe/Londn')).toEqual(['Europe/London'])
    expect(asked('Amercia/New_York')).toEqual(['America/New_York'])
    expect(asked('Bostn')).toEqual(['America/New_York'])
    expect(asked('Berln')[0]).toBe('Europe/Berlin')
    for (const words of [
      'Mars',
      'Africa',
      'Europe',
      'Middle-earth',
      'asdfgh',
      'Local',
      'Factory',
      '',
      '+99:00',
    ]) {
      expect(() => parseTimeZone(words)).toThrow(
        `I don’t know the time zone ${words}. Write a region and city, such as Europe/London.`,
      )
    }
  })
})

describe('suggestions', () => {
  function offered(typed: string, person = {}): readonly string[] {
    return suggestTimeZones(typed, person).map(({ value }) => value)
  }

  test('go by zone, by city, by country and by abbreviation', () => {
    expect(suggestTimeZones('new york')[0]).toEqual({
      label: 'America/New York',
      value: 'America/New_York',
    })
    expect(suggestTimeZones('mumb')[0]).toEqual({
      label: 'Asia/Kolkata (Mumbai)',
      value: 'Asia/Kolkata',
    })
    expect(offered('kolkata')).toContain('Asia/Kolkata')
    expect(offered('us/pac')).toContain('US/Pacific')
    expect(offered('zürich')).toEqual(['Europe/Zurich'])
    expect(offered('são paulo')).toEqual(['America/Sao_Paulo'])
    expect(offered('germ')).toEqual(['Europe/Berlin'])
    expect(offered('EST')).toEqual(['America/New_York', 'America/Toronto'])
    expect(offered('bostn')).toEqual(['America/New_York'])
    expect(offered('ork')).not.toContain('America/New_York')
  })

  test('begin with the person’s own zone, then with those of their country', () => {
    expect(offered('')).toHaveLength(25)
    expect(offered('', { timeZone: 'Asia/Tokyo' })[0]).toBe('Asia/Tokyo')
    expect(offered('', { locale: 'de' })[0]).toBe('Europe/Berlin')
    expect(offered('', { locale: 'en-GB', timeZone: 'Europe/Paris' }).slice(0, 2)).toEqual([
      'Europe/Paris',
      'Europe/London',
    ])
    expect(offered('', { locale: 'es-419' })).toEqual(offered(''))
  })

  test('no zone is offered twice, and each can be chosen', () => {
    for (const typed of ['', 'a', 'e', 'america', 'san', 'UTC+1', 'united', 'new', 'córdoba']) {
      const zones = offered(typed)
      expect(new Set(zones).size).toBe(zones.length)
      expect(zones.map((zone) => parseTimeZone(zone))).toEqual(zones)
    }
  })

  test('the example in a question is the person’s own zone', () => {
    expect(exampleZone({})).toBe('Europe/London')
    expect(exampleZone({ timeZone: 'America/New_York' })).toBe('America/New_York')
    expect(exampleZone({ locale: 'pt-BR', timeZone: 'UTC' })).toBe('America/Sao_Paulo')
  })
})

test('every country that Intl knows has zones in the table of names, which are its own', () => {
  const regions = Object.entries(names.countries)
  expect(regions.length).toBeGreaterThan(240)
  const renamed: Readonly<Record<string, string>> = names.renamed
  const wrong = regions.flatMap(([region, zones]) => {
    const known = new Intl.Locale(`und-${region}`).getTimeZones() ?? []
    const own = new Set(known.map((zone) => renamed[zone] ?? zone))
    return zones.split(' ').filter((zone) => !own.has(zone))
  })
  expect(wrong).toEqual([])
})

test('every zone in the table of names exists', () => {
  const zones = [
    ...[names.winter, names.summer, names.general, names.countries].flatMap((list) =>
      Object.values(list).flatMap((each) => each.split(' ')),
    ),
    ...Object.keys(names.states),
    ...Object.keys(names.cities),
    ...Object.values(names.namesakes).flatMap((each) => each.split(' ')),
    ...Object.values(names.windows),
    ...Object.values(names.renamed),
  ]
  expect(zones.filter((zone) => parseTimeZone(zone) !== zone)).toEqual([])
})

test.each(['ﷺ', 'a ', 'is ', 'utc ', 'ma, '])(
  'a text of as many “%s” as a form of the page takes is no zone, at once',
  (unit) => {
    const text = unit.repeat(4000).slice(0, 4000)
    expect(() => parseTimeZone(text)).toThrow('time zone')
    expect(suggestTimeZones(text)).toEqual([])
  },
)
