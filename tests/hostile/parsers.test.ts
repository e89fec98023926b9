/** Every parser of what comes from outside: whatever the bytes, a value or a sentence comes back. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCommands } from '../../src/app/load-commands.ts'
import { parseRow } from '../../src/app/pack-tools/parse-rows.ts'
import { parseCsvTable } from '../../src/app/pack-tools/parse-table.ts'
import { parseUpload } from '../../src/app/pack/parse-upload.ts'
import { parseHolidays } from '../../src/core/calendar/parse-calendar.ts'
import { parseDate } from '../../src/core/calendar/parse-date.ts'
import { parseDays } from '../../src/core/calendar/parse-days.ts'
import { parseTime } from '../../src/core/calendar/parse-time.ts'
import { parseTimeZone, suggestTimeZones } from '../../src/core/calendar/parse-time-zone.ts'
import { parseComponentId } from '../../src/core/command/component-id.ts'
import { parseCommandLine } from '../../src/core/command/parse-line.ts'
import { parseIcs } from '../../src/core/calendar/parse-ics.ts'
import { entryKinds } from '../../src/core/pack/sections.ts'
import { matchesAnswer } from '../../src/core/quiz/match-answer.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { createSearch } from '../../src/core/search/search.ts'
import { entriesOf } from '../../src/core/search/entries.ts'
import { lantern } from '../fixtures/tiny-pack.ts'
import { anyCodePoint } from '../fixtures/any-code-point.ts'

const commands = await loadCommands('commands')
const harbour = readFileSync('tests/fixtures/packs/one-file.yaml', 'utf8')
const calendar = [
  'BEGIN:VCALENDAR',
  'BEGIN:VEVENT',
  'DTSTART;VALUE=DATE:20261221',
  'DTEND;VALUE=DATE:20270105',
  'RRULE:FREQ=YEARLY;INTERVAL=2;BYMONTH=12;COUNT=4',
  'EXDATE;VALUE=DATE:20281221',
  'SUMMARY:Winter break',
  'END:VEVENT',
  'END:VCALENDAR',
].join('\r\n')
const table =
  'kind,prompt,answer,distractors,explanation\nmeaning,Why?,Because,No | Never,So it is\n'
const search = createSearch(entriesOf(lantern), lantern.synonyms)

function readCalendar(content: string) {
  return parseIcs(content, '2026-01-01', '2028-01-01', 'America/New_York')
}

function readTable(bytes: Buffer): void {
  for (const list of ['quiz', 'questions'] as const) {
    for (const row of parseCsvTable(bytes, list).rows) parseRow(row, list, new Set())
  }
}

/** Whatever came from outside is read, or refused with a sentence; nothing else may happen. */
function isReadOrRefused(read: () => unknown): boolean {
  try {
    read()
    return true
  } catch (error) {
    if (error instanceof UserError) return error.message !== ''
    throw error
  }
}

function checkAll(some: fc.Arbitrary<string>, read: (text: string) => unknown, numRuns: number) {
  fc.assert(
    fc.property(some, (text) => isReadOrRefused(() => read(text))),
    { seed: 2013, endOnFailure: true, numRuns },
  )
}

/** Those whose answers are read by tables of their own, and one without. */
const languages = ['en', 'de', 'fr', 'es', 'it']

const texts: Readonly<Record<string, (text: string) => unknown>> = {
  'a pack': (text) => parseUpload('pack.yaml', text),
  'a calendar': readCalendar,
  'a table': (text) => readTable(Buffer.from(text)),
  'a command line': (text) => parseCommandLine(text, commands),
  'the words of a command': (text) => parseCommandLine(`daily set ${text}`, commands),
  'the id of a button': parseComponentId,
  'a typed answer': (text) =>
    languages.every((each) => !matchesAnswer(['It’s not the lamp', text.slice(0, 5)], text, each)),
  'a time': parseTime,
  days: parseDays,
  'a date': (text) => parseDate(text, { today: '2026-11-23' }),
  holidays: (text) => parseHolidays(text, { today: '2026-11-23', prefer: 'next' }),
  'a time zone': (text) => parseTimeZone(text),
  'a half-typed time zone': (text) => suggestTimeZones(text),
  'a search': (text) => search.search(text).map((hit) => [hit.markedLabel, hit.excerpt]),
  'a corrected search': (text) => search.didYouMean(text),
  'a half-typed name': (text) => search.suggest(text, entryKinds),
}

/** As a file that was read as UTF-8: bytes that are none become replacement characters. */
const anyBytes = fc.uint8Array({ maxLength: 120 }).map((bytes) => Buffer.from(bytes))
const anyText = fc.oneof(
  anyBytes.map((bytes) => bytes.toString('utf8')),
  fc.string({ unit: anyCodePoint, maxLength: 60 }),
  fc
    .array(fc.constantFrom(...'-:,;\'"[]{}&*!|>%@`#\n\r\t 0aé🎬\u0000\u2028'.split('')), {
      maxLength: 60,
    })
    .map((characters) => characters.join('')),
)

/** A good file with a few of its lines cut, doubled, swapped or overwritten. */
function damaged(file: string): fc.Arbitrary<string> {
  const change = fc.tuple(
    fc.nat(file.length),
    fc.nat(80),
    fc.oneof(anyText, fc.constant(file.slice(0, 200))),
  )
  return fc
    .array(change, { minLength: 1, maxLength: 3 })
    .map((changes) =>
      changes.reduce(
        (text, [at, length, put]) => text.slice(0, at) + put + text.slice(at + length),
        file,
      ),
    )
}

describe.each(Object.entries(texts))('%s', (_, read) => {
  test('is read or refused, whatever the bytes', () => {
    expect(() => checkAll(anyText, read, 2000)).not.toThrow()
  })
})

test.each([
  ['pack', harbour, texts['a pack']!, 300],
  ['calendar', calendar, readCalendar, 1000],
  ['table', table, texts['a table']!, 1000],
] as const)('a damaged %s is read or refused', (_, file, read, numRuns) => {
  expect(() => checkAll(damaged(file), read, numRuns)).not.toThrow()
})

describe('files as programs and people really make them', () => {
  function filesIn(folder: string): readonly (readonly [string, Buffer])[] {
    const path = join('tests/hostile/inputs', folder)
    return readdirSync(path).map((name) => [name, readFileSync(join(path, name))])
  }

  test.each(filesIn('ics'))('calendar %s', (_, file) => {
    expect(isReadOrRefused(() => readCalendar(file.toString('utf8')))).toBe(true)
  })

  test('calendars with a few of their lines damaged', () => {
    const files = filesIn('ics').map(([, file]) => file.toString('utf8'))
    const some = fc.constantFrom(...files).chain(damaged)
    expect(() => checkAll(some, readCalendar, 1000)).not.toThrow()
  })

  test.each(filesIn('import'))('table %s', (_, file) => {
    expect(isReadOrRefused(() => readTable(file))).toBe(true)
  })

  test.each(filesIn('yaml'))('pack %s', (_, file) => {
    const content = `${harbour}\nquiz:\n${file.toString('utf8').replaceAll(/^/gm, '  ')}`
    expect(isReadOrRefused(() => parseUpload('pack.yaml', content))).toBe(true)
    expect(isReadOrRefused(() => parseUpload('pack.yaml', file.toString('utf8')))).toBe(true)
  })
})

describe('quiz items as authors really write them', () => {
  /** The pack that authors begin with, as one file, with other quiz items. */
  function starterWith(file: string): string {
    const folder = 'src/app/pack-tools/starter'
    const names = readdirSync(folder).filter(
      (name) => name.endsWith('.yaml') && name !== 'quiz.yaml',
    )
    const parts = names.map((name) => [name, readFileSync(join(folder, name), 'utf8')] as const)
    const items = readFileSync(join('tests/hostile/inputs/yaml', file), 'utf8')
    return [...parts, ['quiz.yaml', items] as const]
      .map(([name, text]) => `${name.replace('.yaml', '')}:\n${text.replaceAll(/^(?=.)/gm, '  ')}`)
      .join('\n')
  }

  test.each([
    ['zero-width-answer', /“answer” .*looks empty/],
    ['nfd-dup', /“René” appears twice/],
    ['homoglyph-dup', /appears twice/],
    ['zwsp-distractor-dup', /has invisible characters/],
    ['finish-accept-not-ending', /doesn’t end with “knows”/],
    ['finish-accept-punct', /doesn’t end with “…”/],
    ['nbsp-indent', /Indent with ordinary spaces/],
  ])('%s is refused for what is wrong with it', (file, said) => {
    const result = parseUpload('pack.yaml', starterWith(`${file}.quiz.yaml.txt`))
    expect('problems' in result ? result.problems.join('\n') : '').toMatch(said)
  })

  test('a speaker is the same speaker however the letters were made', () => {
    const result = parseUpload('pack.yaml', starterWith('nfd-who-said.quiz.yaml.txt'))
    const problems = 'problems' in result ? result.problems.join('\n') : ''
    expect(problems).not.toMatch(/is “René”, not “René”/u)
  })
})

function lines(count: number, line: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => line(index)).join('\n')
}

function words(count: number): string {
  return lines(count, (index) => `w${index}`).replaceAll('\n', ', ')
}

/** Packs that once stopped the bot for seconds, or for good. */
const manifest = harbour.slice(harbour.indexOf('pack:'), harbour.indexOf('\nscenes:'))

describe('packs made to stop the bot', () => {
  const cases: Readonly<Record<string, string>> = {
    'one group of 20,000 synonyms': harbour.replace(
      manifest,
      `${manifest}\n  synonyms: [[${words(20_000)}]]`,
    ),
    '20,000 groups that share a word': harbour.replace(
      manifest,
      `${manifest}\n  synonyms:\n${lines(20_000, (i) => `    - [a, w${i}]`)}`,
    ),
    '20,000 aliases': harbour.replace('first: ', `aliases: [${words(20_000)}]\n    first: `),
    '40,000 unknown characters': harbour.replace(
      'characters: [iven]',
      `characters: [${words(40_000)}]`,
    ),
    '90,000 unknown fields': `${harbour}\n${lines(90_000, (i) => `k${i}: 1`)}`,
    '9,000 misspelt fields': `${harbour}\nterms:\n${lines(9000, () => '  - { id: a, trem: b }')}`,
    '100,000 scenes of the wrong kind': `${manifest}\nscenes:\n${lines(100_000, () => '  - 1')}`,
    '200,000 documents': '---\n'.repeat(200_000),
    'the same field 50,000 times': lines(50_000, () => 'a: 1'),
    'lists in lists': '['.repeat(100_000),
    'fields in fields': `${'{a: '.repeat(50_000)}1`,
    'one word of a million letters': `pack: ${'x'.repeat(1_000_000)}`,
    'more than may be uploaded': 'x'.repeat(1_250_001),
  }
  test.each(Object.entries(cases))('%s: refused, with at most fifteen mistakes', (_, content) => {
    const result = parseUpload('pack.yaml', content)
    expect('problems' in result && result.problems.length).toBeGreaterThan(0)
    expect('problems' in result && result.problems.length).toBeLessThanOrEqual(15)
  })
})
