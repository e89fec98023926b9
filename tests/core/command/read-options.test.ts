import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { subcommand } from '../../../src/core/command/command.ts'
import { formatOptions, readOptions } from '../../../src/core/command/read-options.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'

function run() {
  return replyWith()
}
const text = { kind: 'text', summary: 'Words', maxLength: 200 } as const

const quote = subcommand({
  summary: 'A lookup',
  audience: 'choice',
  options: { words: text, character: text, theme: text },
  run,
})
const set = subcommand({
  summary: 'Changes something',
  audience: 'person',
  options: {
    time: text,
    timezone: text,
    days: text,
    holidays: text,
    channel: { kind: 'room', summary: 'Where' },
    thread: { kind: 'flag', summary: 'A thread' },
    'own-team': { kind: 'flag', summary: 'Own team' },
  },
  run,
})
const start = subcommand({
  summary: 'Starts something',
  audience: 'person',
  options: {
    questions: { kind: 'integer', summary: 'How many', min: 3, max: 30 },
    seconds: { kind: 'integer', summary: 'How long', min: 10, max: 120 },
    about: { ...text, suggest: () => [] },
    scoring: {
      kind: 'choice',
      summary: 'How',
      choices: [
        { value: 'calm', label: 'calm' },
        { value: 'speed', label: 'speed' },
      ],
    },
  },
  run,
})

describe('words behind another option than the first', () => {
  const words = subcommand({
    summary: 'Changes lists',
    audience: 'person',
    options: { add: text, remove: text },
    run,
  })
  const post = subcommand({
    summary: 'Changes a post',
    audience: 'person',
    options: { time: { ...text, required: true }, days: text },
    run,
  })

  test.each([
    ['remove:fool, clown', { remove: 'fool, clown' }],
    ['remove:lines of Mara', { remove: 'lines of Mara' }],
    [
      'remove:Autumn: 1 Sep – 18 Dec; Spring: 5 Jan',
      { remove: 'Autumn: 1 Sep – 18 Dec; Spring: 5 Jan' },
    ],
    ['fool remove:clown, oaf', { add: 'fool', remove: 'clown, oaf' }],
    ['remove:clown add:oaf, fool', { remove: 'clown', add: 'oaf, fool' }],
  ])('%s: are the option’s, since the first one may be left out', (typed, read) => {
    expect(readOptions(typed, words)).toEqual(read)
  })

  test.each([
    ['days:mon, wed 8:30', { days: 'mon, wed', time: '8:30' }],
    ['days:mon – wed 8:30', { days: 'mon – wed', time: '8:30' }],
    ['days:mon, wed , fri 8:30', { days: 'mon, wed , fri', time: '8:30' }],
    ['days:week A time:8:30', { days: 'week A', time: '8:30' }],
    ['days:mon half past eight', { days: 'mon', time: 'half past eight' }],
  ])('%s: the required option gets its own', (typed, read) => {
    expect(readOptions(typed, post)).toEqual(read)
  })

  test('in a lookup they are what somebody looks for', () => {
    expect(readOptions('character:Mara, the light', quote)).toEqual({
      character: 'Mara,',
      words: 'the light',
    })
  })
})

describe('a sign after the name of an option belongs to it', () => {
  test.each([
    'timezone:Europe/London',
    'timezone: Europe/London',
    'timezone : Europe/London',
    'timezone：Europe/London',
    'timezone： Europe/London',
    'timezone﹕Europe/London',
    'timezone∶Europe/London',
    'timezone=Europe/London',
    'timezone = Europe/London',
    'timezone＝Europe/London',
    'TimeZone: Europe/London',
    'time-zone: Europe/London',
    '--timezone Europe/London',
    '--timezone=Europe/London',
    '—timezone Europe/London',
    '–timezone Europe/London',
    '-timezone Europe/London',
    'timezone Europe/London',
    'timezone:"Europe/London"',
    'timezone: “Europe/London”',
  ])('8:30 %s', (typed) => {
    expect(readOptions(`8:30 ${typed}`, set)).toEqual({ time: '8:30', timezone: 'Europe/London' })
  })

  test.each([
    ['love: a lie', { words: 'love: a lie' }],
    ['love = a lie', { words: 'love = a lie' }],
    ['note:this', { words: 'note:this' }],
    ['hole in my heart —Theodore', { words: 'hole in my heart —Theodore' }],
    ['love - theme music', { words: 'love - theme music' }],
    ['a character theme', { words: 'a character theme' }],
    ['https://example.org', { words: 'https://example.org' }],
    ['character: Theodore', { character: 'Theodore' }],
    ['love --character Theodore', { words: 'love', character: 'Theodore' }],
    ['"character: Theodore"', { words: 'character: Theodore' }],
    ['__proto__:x constructor:y', { words: '__proto__:x constructor:y' }],
    ['theme:', { theme: '' }],
    ['theme: character: Amy', { theme: '', character: 'Amy' }],
  ])('in a lookup, what is no option stays text: %s', (typed, given) => {
    expect(readOptions(typed, quote)).toEqual(given)
  })

  test.each([
    ['8:30 thread', { time: '8:30', thread: 'yes' }],
    ['8:30 no thread', { time: '8:30', thread: 'no' }],
    ['thread 8:30', { time: '8:30', thread: 'yes' }],
    ['8:30 own-team timezone:UTC', { time: '8:30', 'own-team': 'yes', timezone: 'UTC' }],
    ['8:30 "thread"', { time: '8:30 "thread"' }],
    ['8:30 threads', { time: '8:30 threads' }],
  ])('a yes or no needs no more than its name: %s', (typed, given) => {
    expect(readOptions(typed, set)).toEqual(given)
  })

  test('an option that is there twice is refused, since one would be lost', () => {
    expect(() => readOptions('theme:love theme:loss', quote)).toThrow('theme appears twice')
  })
})

describe('quotation marks of every kind hold a value together', () => {
  test.each([
    '“mon, wed”',
    '„mon, wed“',
    '„mon, wed”',
    '«mon, wed»',
    '»mon, wed«',
    '‹mon, wed›',
    '›mon, wed‹',
    '‘mon, wed’',
    '‚mon, wed‘',
    "'mon, wed'",
    "''mon, wed''",
    '"mon, wed"',
    '”mon, wed”',
    '「mon, wed」',
    '『mon, wed』',
    '＂mon, wed＂',
    '`mon, wed`',
    '“mon, wed"',
    'mon, wed',
  ])('days:%s', (typed) => {
    const days = 'mon, wed'
    expect(readOptions(`8:30 days:${typed} thread:yes`, set)).toEqual({
      time: '8:30',
      days,
      thread: 'yes',
    })
    expect(readOptions(`8:30 days: ${typed}`, set)).toEqual({ time: '8:30', days })
    expect(readOptions(typed, quote)).toEqual({ words: days })
  })

  test.each([
    ["character:O'Brien", { character: "O'Brien" }],
    ['character:O’Brien hole', { character: 'O’Brien', words: 'hole' }],
    ["don't go", { words: "don't go" }],
    ["'tis the season", { words: "'tis the season" }],
    ["'don't go'", { words: "don't go" }],
    ["character:'the keeper' it isn't", { character: 'the keeper', words: "it isn't" }],
    ['she said “stay” again', { words: 'she said “stay” again' }],
    ['character:"never closed, ever', { character: 'never closed, ever' }],
    ['“never closed theme:loss', { words: 'never closed theme:loss' }],
    ['character:"say ""hi"" now"', { character: 'say "hi" now' }],
    ['character:"" hole', { character: '', words: 'hole' }],
  ])('apostrophes are none, and what is never closed takes the rest: %s', (typed, given) => {
    expect(readOptions(typed, quote)).toEqual(given)
  })
})

describe('values of several words', () => {
  test.each([
    ['time:8:30 pm timezone:America/New York', { time: '8:30 pm', timezone: 'America/New York' }],
    ['8:30 pm timezone:America/New York', { time: '8:30 pm', timezone: 'America/New York' }],
    ['8:30 days:mon, wed thread', { time: '8:30', days: 'mon, wed', thread: 'yes' }],
    ['8:30 days:mon, wed --thread', { time: '8:30', days: 'mon, wed', thread: 'yes' }],
    ['8:30 #class', { time: '8:30', channel: '#class' }],
    ['8:30 own team: yes', { time: '8:30', 'own-team': 'yes' }],
    ['8:30 zone=Chicago', { time: '8:30', timezone: 'Chicago' }],
    ['8:30 timezome: Chicago', { time: '8:30', timezone: 'Chicago' }],
    ['8:30 nothing: here', { time: '8:30 nothing: here' }],
  ])('go on after the first option has its words: %s', (typed, given) => {
    expect(readOptions(typed, set)).toEqual(given)
  })

  test.each([
    ['5', { questions: '5' }],
    ['5 questions', { questions: '5' }],
    ['questions 5 seconds 20', { questions: '5', seconds: '20' }],
    ['5 questions about the carnival', { questions: '5', about: 'the carnival' }],
    ['about:scene 3 questions:4', { about: 'scene 3', questions: '4' }],
    ['the carnival', { about: 'the carnival' }],
    ['5 the carnival', { questions: '5', about: 'the carnival' }],
    ['about love with 4 questions', { about: 'love', questions: '4' }],
    ['scoring speed', { scoring: 'speed' }],
    ['speed dating', { about: 'speed dating' }],
  ])('numbers and topics find their options: %s', (typed, given) => {
    expect(readOptions(typed, start)).toEqual(given)
  })
})

const marks = '"“”„«»‹›\'‘’‚`「」＂:：=—-# '
const value = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        ...marks.split(''),
        'theme:',
        'character',
        "don't",
        'words = ',
        '--time',
        'mon, wed',
        'two\nlines',
        '\t',
        '\u3000',
      ),
      fc.string({ unit: 'grapheme', maxLength: 8 }),
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(''))
  .filter((words) => words !== '')

test.each([
  ['a lookup', quote, ['words', 'character', 'theme']],
  ['a change', set, ['time', 'timezone', 'days', 'holidays']],
] as const)('a line that is written for %s is read back as it was meant', (_, command, names) => {
  const given = fc.dictionary(fc.constantFrom(...names), value, { minKeys: 1 })
  fc.assert(
    fc.property(given, (options) => {
      const plain = { ...options }
      expect(readOptions(formatOptions(plain, command), command)).toEqual(plain)
    }),
    { numRuns: 1000 },
  )
})

test.each([
  ['holidays:22 Dec-2 Jan 8:30', '22 Dec-2 Jan'],
  ['holidays:22 Dec – 2 Jan 8:30', '22 Dec – 2 Jan'],
  ['holidays:3. Mai 8:30', '3. Mai'],
  ['holidays:2026-12-21 8:30', '2026-12-21'],
])('a day and its month stay together: %s', (line, holidays) => {
  const required = subcommand({
    summary: 'Changes something',
    audience: 'person',
    options: { time: { ...text, required: true }, holidays: text },
    run,
  })
  expect(readOptions(line, required)).toEqual({ time: '8:30', holidays })
})
