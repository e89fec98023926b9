import { describe, expect, test } from 'vitest'
import { subcommand } from '../../../src/core/command/command.ts'
import { validateOptions } from '../../../src/core/command/validate-options.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'
import { room } from '../../fixtures/invoke.ts'

const every = subcommand({
  summary: 'Takes everything',
  audience: 'choice',
  options: {
    words: { kind: 'text', summary: 'Some words', required: true, maxLength: 10 },
    count: { kind: 'integer', summary: 'How many', min: 3, max: 30 },
    period: {
      kind: 'choice',
      summary: 'Since when',
      choices: [
        { value: 'week', label: 'This week' },
        { value: 'all', label: 'All time' },
      ],
    },
    calendar: { kind: 'file', summary: 'A calendar', maxBytes: 5 },
    channel: { kind: 'room', summary: 'Where' },
  },
  run: () => replyWith(),
})

describe('values that are understood', () => {
  test.each([
    [{ words: ' a \n\t b ' }, { words: 'a b' }],
    [{ words: 'Rene\u0301' }, { words: 'René' }],
    [
      { words: 'x', count: '5' },
      { words: 'x', count: 5 },
    ],
    [
      { words: 'x', count: 30 },
      { words: 'x', count: 30 },
    ],
    [
      { words: 'x', period: 'ALL TIME' },
      { words: 'x', period: 'all' },
    ],
    [
      { words: 'x', show: 'Yes' },
      { words: 'x', show: true },
    ],
    [
      { words: 'x', show: false },
      { words: 'x', show: false },
    ],
    [{ words: 'x', count: '' }, { words: 'x' }],
    [{ words: 'a\u0007b \u202Ec\u00AD\u{E000}' }, { words: 'ab c' }],
    [{ words: 'a\uD800' }, { words: 'a\uFFFD' }],
    [
      { words: 'x', calendar: { name: 'a.ics', bytes: Buffer.from('BEGIN') } },
      { words: 'x', calendar: { name: 'a.ics', bytes: Buffer.from('BEGIN') } },
    ],
  ])('%j', async (given, values) => {
    expect(await validateOptions(every, given, { room })).toEqual(values)
  })
})

describe('values that are refused in a sentence', () => {
  test.each([
    [{}, 'Please add words: some words.'],
    [{ words: '   ' }, 'Please add words: some words.'],
    [
      { words: 'x', colour: 'red' },
      'This command has no option colour. It has words, count, period, calendar, channel and show.',
    ],
    [
      { words: 'a'.repeat(10_000) },
      'words is too long. It can have up to 10 characters; this has 10,000.',
    ],
    [{ words: '\u202E\u200B' }, 'Please add words: some words.'],
    [{ words: '\u200D\u2800\u{E0041}' }, 'Please add words: some words.'],
    [{ words: 'x', count: '2' }, 'count must be a whole number from 3 to 30.'],
    [{ words: 'x', count: '5.5' }, 'count must be a whole number from 3 to 30.'],
    [{ words: 'x', count: 'many' }, 'count must be a whole number from 3 to 30.'],
    [{ words: 'x', count: NaN }, 'count must be a whole number from 3 to 30.'],
    [
      { words: 'x', period: 'year' },
      'I don’t know year here. period must be one of these: week, all.',
    ],
    [{ words: 'x', show: 'maybe' }, 'show must be yes or no.'],
    [
      { words: 'x', calendar: 'a.ics' },
      'A file can’t be typed, as here for calendar. Leave it out, or choose it in the command’s form.',
    ],
    [
      { words: 'x', calendar: { name: 'a.ics', bytes: Buffer.from('BEGIN:') } },
      'That file is too large. The limit is 5 bytes. Choose a smaller one.',
    ],
  ])('%.60j', async (given, sentence) => {
    await expect(validateOptions(every, given, { room })).rejects.toThrow(sentence)
  })
})
