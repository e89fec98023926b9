import { existsSync, globSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { loadCommands } from '../../src/app/load-commands.ts'

test('every command has a test of the same name', () => {
  const commands = globSync('commands/*.ts')
  const untested = commands.filter(
    (file) => !existsSync(file.replace(/^(.+)\.ts$/, 'tests/$1.test.ts')),
  )
  expect(commands.length).toBeGreaterThan(6)
  expect(untested).toEqual([])
})

test('the commands that the interface promises are there', async () => {
  const names = [...(await loadCommands('commands')).keys()]
  expect(names).toEqual(
    expect.arrayContaining([
      'scene',
      'quote',
      'character',
      'theme',
      'search',
      'discuss',
      'help',
      'settings',
      'progress',
      'pack',
      'review',
      'mydata',
    ]),
  )
})

test('no file has grown beyond one sitting', () => {
  const long = globSync(['commands/**/*.ts', 'src/**/*.{ts,js}'])
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 330)
  expect(long).toEqual([])
})

test('every adapter has the same files, and what is special beside them', () => {
  // The terminal posts nothing by itself, so nothing can go wrong with it either.
  const files = ['answer', 'declare', 'ids', 'index', 'limits', 'receive']
  const posting = [...files, 'errors', 'messages']
  const expected = { discord: posting, slack: posting, terminal: files, web: posting }
  const missing = Object.entries(expected).flatMap(([adapter, names]) =>
    names.map((name) => `src/adapters/${adapter}/${name}.ts`).filter((file) => !existsSync(file)),
  )
  expect(missing).toEqual([])
})

test.each([
  ['node-cron', 'src/app/daily/daily-worker.ts'],
  ['fuse.js', 'src/core/command/did-you-mean.ts'],
])('%s is imported in one place', (name, place) => {
  const files = globSync(['src/**/*.ts', 'commands/*.ts'])
  expect(files.filter((file) => readFileSync(file, 'utf8').includes(`from '${name}'`))).toEqual([
    place,
  ])
})

test('only create-bot.ts assembles the bot', () => {
  const parts =
    /\b(?:createDispatcher|createContextFactory|createDaily|createQuizRunner|createReviewReminder)\b(?=[^;{}]*\} from ')/
  const assemblies = globSync([
    'src/**/*.ts',
    'tests/**/*.ts',
    'bench/**/*.ts',
    'commands/*.ts',
  ]).filter((file) => parts.test(readFileSync(file, 'utf8')))
  expect(assemblies).toEqual(['src/create-bot.ts'])
})

test('a kind of block is known in six files: its type, its plain text and four renderers', () => {
  const known = globSync('src/**/*.ts').filter((file) =>
    /case 'distribution':|\{ readonly kind: 'distribution'|\| \{\n\s+readonly kind: 'distribution'/.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect(known.length).toBeLessThanOrEqual(6)
  expect(known).toContain('src/core/reply/reply.ts')
})

test('nothing is left for later, skipped or mocked', () => {
  const marks =
    /\b(TODO|FIXME|XXX|HACK)\b|not implemented|\b(test|it|describe)\.(skip|todo|only)\b|\bvi\.mock\(/
  const self = 'tests/repository/shape.test.ts'
  const marked = globSync([
    'commands/**/*.ts',
    'src/**/*.{ts,js}',
    'tests/**/*.ts',
    'bench/**/*.ts',
  ]).filter((file) => file !== self && marks.test(readFileSync(file, 'utf8')))
  expect(marked).toEqual([])
})

test('the lock file names no registry', () => {
  expect(readFileSync('package-lock.json', 'utf8')).not.toMatch(/"resolved": "https?:/)
})
