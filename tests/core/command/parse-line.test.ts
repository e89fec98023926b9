import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { loadCommands } from '../../../src/app/load-commands.ts'
import {
  type CommandIndex,
  subcommand,
  defineCommandGroup,
  fullName,
  visibleOptions,
} from '../../../src/core/command/command.ts'
import type { CommandOption } from '../../../src/core/command/option.ts'
import { parseCommandLine } from '../../../src/core/command/parse-line.ts'
import { usage } from '../../../src/core/command/usage.ts'
import { replyWith } from '../../../src/core/reply/reply.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'
import { anyCodePoint } from '../../fixtures/any-code-point.ts'

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
const realCommands = await loadCommands('commands')
const realDaily = [...realCommands].filter(([name]) => name === 'daily')
const commands = new Map([...realCommands, ['daily', daily]])

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
    ['quote query:sea', ['quote', '', { words: 'sea' }]],
    ['quote name="the sea"', ['quote', '', { words: 'the sea' }]],
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
    ['daily tomorow', 'There’s no command daily tomorow. You can use: daily status, daily set.'],
    ['daily status again', 'This command needs nothing more. Please leave out again.'],
    ['quiz stpo', 'Did you mean quiz stop?'],
    ['progress sett 6', 'Did you mean progress set 6?'],
    ['mydata delet', 'Did you mean mydata delete?'],
    [
      `quote ${'a'.repeat(10_000)}`,
      'That’s too long: 10,006 characters. Please keep it under 2,000.',
    ],
  ])('%.40s', (line, sentence) => {
    expect(() => read(line)).toThrow(sentence)
  })

  test('a name like __proto__ is only a word', () => {
    expect(read('__proto__')).toEqual(['search', '', { words: '__proto__' }])
    expect(read('quote __proto__:x constructor:y')).toEqual([
      'quote',
      '',
      { words: '__proto__:x constructor:y' },
    ])
  })
})

function understood(line: string) {
  const { command, subcommandName, given, readAs } = parseCommandLine(line, commands)
  const name = `${command.name} ${subcommandName}`.trim()
  return { name, given, readAs }
}

function errorOf(line: string, among: CommandIndex): Error | undefined {
  try {
    parseCommandLine(line, among)
    return undefined
  } catch (error) {
    return error as Error
  }
}

/** One that its kind takes, as people type it. */
function exampleOf(option: CommandOption): string {
  const words = {
    text: 'wxyz',
    flag: 'yes',
    room: '#quiz',
    person: '@Ana',
    role: '@all',
    file: 'a',
  }
  if (option.kind === 'integer') return String(option.min)
  return option.kind === 'choice' ? option.choices[0]!.value : words[option.kind]
}

describe('a name with a colon says which option a value is for', () => {
  const all = [...realCommands.values()].flatMap((command) =>
    [...command.subcommands].map(([name, each]) => ({ command, name, each })),
  )

  test('in every command, alone or behind any other', () => {
    for (const { command, name, each } of all) {
      const options = Object.entries(visibleOptions(each)).map(
        ([option, each]) => [option, exampleOf(each)] as const,
      )
      for (const [first, value] of options) {
        for (const [second, more] of options) {
          const given = { [second]: more, [first]: value }
          const words = Object.entries(given).map(([option, words]) => `${option}:${words}`)
          const line = `${fullName(command, name)} ${words.join(' ')}`
          const parsed = parseCommandLine(line, realCommands)
          expect([line, parsed.subcommandName, parsed.given]).toEqual([line, name, given])
        }
      }
    }
  })

  test.each([
    ['settings set answers:on', 'answers'],
    ['settings set everyone answers:on', 'answers'],
    ['review settings new:5', 'new'],
    ['daily pause until:friday', 'until'],
    ['daily set new:5', 'new'],
    ['calendar set new:5', 'new'],
    ['book show new:5', 'new'],
    ['quiz start 5 colour:red', 'colour'],
  ])('%s is refused, since nothing is called %s', (line, name) => {
    expect(errorOf(line, realCommands)?.message).toMatch(
      new RegExp(`^This command has no option ${name}\\. It has `),
    )
  })

  test.each([
    ['daily set 08:30 UTC', { time: '08:30 UTC' }],
    ['reading set Week1:scene', { plan: 'Week1:scene' }],
    ['settings log web:quiz', { channel: 'web:quiz' }],
    ['quiz start 5 scene:6', { questions: '5', about: 'scene:6' }],
    ['quiz start section:2', { about: 'section:2' }],
    ['pack upload https://example.org/a.yaml', { file: 'https://example.org/a.yaml' }],
    ['pack upload C:\\packs\\a.yaml', { file: 'C:\\packs\\a.yaml' }],
  ])('%s has none', (line, given) => {
    expect(parseCommandLine(line, realCommands).given).toEqual(given)
  })
})

describe('names are known', () => {
  test.each([
    ['SCENE carnival', 'scene', { query: 'carnival' }],
    ['scene: carnival', 'scene', { query: 'carnival' }],
    ['scene:carnival', 'scene', { query: 'carnival' }],
    ['scene\u200B carnival', 'scene', { query: 'carnival' }],
    ['scene\u200D carnival', 'scene', { query: 'carnival' }],
    ['\uFEFFscene\u00A0carnival', 'scene', { query: 'carnival' }],
    ['scene\tcarnival', 'scene', { query: 'carnival' }],
    ['scene\u2028carnival', 'scene', { query: 'carnival' }],
    ['ｓｃｅｎｅ carnival', 'scene', { query: 'carnival' }],
    ['/study scene carnival', 'scene', { query: 'carnival' }],
    ['@Commonplace, scene carnival', 'scene', { query: 'carnival' }],
    ['szene karneval', 'scene', { query: 'karneval' }],
    ['Zitat figur:Theodore', 'quote', { character: 'Theodore' }],
    ['fortschritt setzen 6', 'progress set', { scene: '6' }],
    ['quiz start fragen:5 über:6', 'quiz start', { questions: '5', about: '6' }],
    ['quiz take over', 'quiz take-over', {}],
    ['quiz takeover', 'quiz take-over', {}],
    ['my data', 'mydata show', {}],
    ['help quiz start', 'help', { command: 'quiz start' }],
    ['quiz start --help', 'help', { command: 'quiz start' }],
    ['quote ?', 'help', { command: 'quote' }],
    ['quiz help', 'help', { command: 'quiz' }],
    ['--help', 'help', {}],
  ])('%s', (line, name, given) => {
    expect(understood(line)).toEqual({ name, given, readAs: undefined })
  })
})

describe('a group without an action does its usual thing', () => {
  test.each([
    ['quiz', 'quiz start', {}],
    ['quiz questions:3', 'quiz start', { questions: '3' }],
    ['quiz 5', 'quiz start', { questions: '5' }],
    [
      'quiz 5 questions about the carnival',
      'quiz start',
      { questions: '5', about: 'the carnival' },
    ],
    ['quiz about love', 'quiz start', { about: 'love' }],
    ['progress carnival', 'progress set', { scene: 'carnival' }],
    ['progress 6', 'progress set', { scene: '6' }],
    ['progress scene 6', 'progress set', { scene: '6' }],
    ['settings rating:teen', 'settings set', { rating: 'teen' }],
    ['settings rating teen', 'settings set', { rating: 'teen' }],
    ['review limit:10', 'review settings', { limit: '10' }],
    ['review Samantha', 'review start', { deck: 'Samantha' }],
    ['pack her', 'pack use', { pack: 'her' }],
  ])('%s', (line, name, given) => {
    expect(understood(line)).toEqual({ name, given, readAs: undefined })
  })

  test('students get the usual answer where words are for teachers', () => {
    expect(parseCommandLine('progress carnival', commands).studentSubcommand).toBe('show')
    expect(parseCommandLine('review Samantha', commands).studentSubcommand).toBeUndefined()
  })
})

describe('a misspelt name is understood where that is sure', () => {
  test.each([
    ['scnee carnival', 'scene carnival'],
    ['sceen carnival', 'scene carnival'],
    ['scenes carnival', 'scene carnival'],
    ['qoute hole in my heart', 'quote hole in my heart'],
    ['qoute character:Theodore', 'quote character:Theodore'],
    ['serach letter', 'search letter'],
    ['charcter Samantha', 'character Samantha'],
    ['caracter Samantha', 'character Samantha'],
    ['themes love', 'theme love'],
    ['disucss love', 'discuss love'],
    ['quizz', 'quiz start'],
    ['qiuz 5', 'quiz start 5'],
    ['quiz strat', 'quiz start'],
    ['hlep', 'help'],
    ['reveiw', 'review today'],
    ['progres', 'progress show'],
    ['leaderboard', 'scores'],
    ['lines of Samantha', 'quote of Samantha'],
    ['flashcards', 'review today'],
  ])('%s', (line, readAs) => {
    expect(understood(line).readAs).toBe(readAs)
  })

  test.each([
    'these feelings',
    'there is something wrong',
    'park bench',
    'back home',
    'hell of a night',
    'scent of the sea',
    'preview of the night',
    'quit the game',
    'quite a night',
    'process of grief',
    'carnival',
    'letter at work',
  ])('a word of English is none: %s', (line) => {
    expect(understood(line)).toMatchObject({ name: 'search', given: { words: line } })
  })

  test.each([
    ['dayly set 8:30', 'daily set 8:30'],
    ['dialy pause', 'daily pause'],
    ['mydta delete', 'mydata delete'],
    ['quzi stop', 'quiz stop'],
    ['progress opne', 'progress open'],
    ['setings rating:teen', 'settings set rating:teen'],
    ['stop the quiz', 'quiz stop'],
    ['delete my data', 'mydata delete'],
  ])('what changes something is only offered: %s', (line, offered) => {
    const error = errorOf(line, new Map([...commands, ...realDaily]))
    expect(error).toBeInstanceOf(UserError)
    expect(error).toHaveProperty('offers', [offered])
  })

  test('an unsure guess is offered beside the search', () => {
    const { command, given, offers } = parseCommandLine('scn carnival', commands)
    expect([command.name, given, offers]).toEqual([
      'search',
      { words: 'scn carnival' },
      ['scene carnival'],
    ])
  })
})

describe('plain words lead to the right lookup', () => {
  test.each([
    ['carnival', 'search carnival'],
    ['who is Samantha', 'character Samantha'],
    ['Who’s the ex-wife?', 'character ex-wife'],
    ['who said the past is a story', 'quote past is a story'],
    ['lines by Theodore', 'quote by Theodore'],
    ['Samantha’s lines', 'quote by Samantha'],
    ['what is the theme of love', 'theme love'],
    ['what happens in scene 6', 'scene 6'],
    ['show me scene six please', 'scene six'],
    ['please show me the quote about love', 'quote about love'],
    ['start a quiz', 'quiz start'],
    ['give me a quote', 'quote'],
    ['the carnival scene', 'scene carnival'],
    ['6', 'scene 6'],
    ['#6', 'scene #6'],
    ['what can you do', 'help'],
    ['query:carnival', 'search carnival'],
    ['words = hole in my heart', 'search hole in my heart'],
    ['why does Theodore feel lonely', 'search why does Theodore feel lonely'],
  ])('%s', (line, readAs) => {
    expect(understood(line).readAs).toBe(readAs)
  })
})

test('no line throws anything but a sentence', () => {
  const piece = fc.oneof(
    fc.constantFrom(...commands.keys(), 'start', 'set', ':', '"', '“', '--', '=', "'", '6', ' '),
    fc.string({ unit: anyCodePoint, maxLength: 12 }),
    fc.string({ unit: 'grapheme', maxLength: 12 }),
  )
  const line = fc.array(piece, { maxLength: 12 }).map((parts) => parts.join(''))
  fc.assert(
    fc.property(line, (typed) => {
      expect([undefined, UserError]).toContain(errorOf(typed, commands)?.constructor)
    }),
    { numRuns: 2000 },
  )
})

test('usage is written from the same table', () => {
  expect(usage(daily, 'set')).toBe('daily set <time> [questions:1–3]')
})
