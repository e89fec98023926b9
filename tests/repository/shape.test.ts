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

test('no file has more than 300 lines', () => {
  const long = globSync(['commands/**/*.ts', 'src/**/*.{ts,js}'])
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 301)
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

test('a kind of block is known in six files: its type, its plain text and four renderers', () => {
  const known = globSync('src/**/*.ts').filter((file) =>
    /case 'distribution':|\{ readonly kind: 'distribution'|\| \{\n\s+readonly kind: 'distribution'/.test(
      readFileSync(file, 'utf8'),
    ),
  )
  expect(known.length).toBeLessThanOrEqual(6)
  expect(known).toContain('src/core/reply/reply.ts')
})

const adapterFiles = [
  'index',
  'declare',
  'receive',
  'answer',
  'messages',
  'errors',
  'ids',
  'limits',
]

test.each(['discord', 'slack', 'web', 'terminal'])(
  'the %s adapter has the files of every adapter',
  (name) => {
    // A terminal only answers what is typed into it: it posts no messages of its own, so nothing of that can fail.
    const needed =
      name === 'terminal'
        ? adapterFiles.filter((file) => file !== 'messages' && file !== 'errors')
        : adapterFiles
    expect(needed.filter((file) => !existsSync(`src/adapters/${name}/${file}.ts`))).toEqual([])
  },
)

test('every test file has a source file of the same name, or lives in a folder that says what it is', () => {
  const folders = ['contracts', 'e2e', 'fakes', 'fixtures', 'postgres', 'quality', 'repository']
  const orphans = globSync('tests/**/*.test.ts')
    .map((file) => file.replace(/^tests\/(.+)\.test\.ts$/, '$1'))
    .filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`)))
    .filter((path) => !existsSync(`src/${path}.ts`) && !existsSync(`${path}.ts`))
  expect(orphans).toEqual([])
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
