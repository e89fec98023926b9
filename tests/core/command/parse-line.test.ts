import { describe, expect, test } from 'vitest'
import { loadCommands } from '../../../src/app/load-commands.ts'
import { subcommand, defineCommandGroup } from '../../../src/core/command/command.ts'
import { parseCommandLine, usage } from '../../../src/core/command/parse-line.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'

const daily = defineCommandGroup({
  name: 'daily',
  summary: 'A post every school day',
  defaultSubcommand: 'status',
  subcommands: {
    status: subcommand({
      summary: 'What is set',
      audience: 'person',
      options: {},
      run: () => replyWith(),
    }),
    set: subcommand({
      summary: 'Set the time',
      audience: 'person',
      options: {
        time: { kind: 'text', summary: 'Local time', required: true, maxLength: 5 },
        questions: { kind: 'integer', summary: 'How many', min: 1, max: 3 },
      },
      run: () => replyWith(),
    }),
  },
})
const commands = new Map([...(await loadCommands('commands')), ['daily', daily]])

function read(line: string) {
  const { command, subcommandName, given } = parseCommandLine(line, commands)
  return [command.name, subcommandName, given]
}

describe('what a typed line means', () => {
  test.each([
    ['scene carnival', ['scene', '', { query: 'carnival' }]],
    ['/scene carnival', ['scene', '', { query: 'carnival' }]],
    ['  SCENE   the   ride back ', ['scene', '', { query: 'the ride back' }]],
    [
      'quote hole in my heart character:Theodore',
      ['quote', '', { words: 'hole in my heart', character: 'Theodore' }],
    ],
    [
      'quote character:"the keeper" hole',
      ['quote', '', { words: 'hole', character: 'the keeper' }],
    ],
    ['quote character:“the keeper”', ['quote', '', { character: 'the keeper' }]],
    ['quote "two words"', ['quote', '', { words: 'two words' }]],
    ['quote she said: wait', ['quote', '', { words: 'she said: wait' }]],
    ['quote note:this', ['quote', '', { words: 'note:this' }]],
    ['quote words:sea', ['quote', '', { words: 'sea' }]],
    ['quote Character:Mara SHOW:yes', ['quote', '', { character: 'Mara', show: 'yes' }]],
    ['quote character:"never closed', ['quote', '', { character: 'never closed' }]],
    ['discuss', ['discuss', '', {}]],
    ['daily', ['daily', 'status', {}]],
    ['daily set 08:30 questions:2', ['daily', 'set', { time: '08:30', questions: '2' }]],
    ['quote ✨ émigré 海', ['quote', '', { words: '✨ émigré 海' }]],
  ])('%s', (line, meaning) => {
    expect(read(line)).toEqual(meaning)
  })
})

describe('what is refused, and how', () => {
  test.each([
    ['', 'Type a command, such as help.'],
    ['sceen x', 'There is no command sceen. Did you mean scene?'],
    ['xyzzy', 'There is no command xyzzy. help lists them all.'],
    ['daily sett 08:30', 'Did you mean daily set? You can use: daily status, daily set.'],
    ['daily 08:30', 'Please add what to do: daily status, daily set.'],
    ['daily status now', 'This command needs nothing more. Please leave out now.'],
    [
      `quote ${'a'.repeat(10_000)}`,
      'That’s too long: 10,006 characters. Please keep it under 2,000.',
    ],
    ['a'.repeat(1000), `There is no command ${'a'.repeat(39)}…. help lists them all.`],
  ])('%.40s', (line, sentence) => {
    expect(() => read(line)).toThrow(sentence)
  })

  test('a name like __proto__ is only a word', () => {
    expect(() => read('__proto__')).toThrow('There is no command')
    expect(read('quote __proto__:x constructor:y')).toEqual([
      'quote',
      '',
      { words: '__proto__:x constructor:y' },
    ])
  })
})

test('usage is written from the same table', () => {
  expect(usage(daily, 'set')).toBe('daily set <time> [questions:1–3]')
})
