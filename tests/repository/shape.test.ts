import { existsSync, globSync, readFileSync } from 'node:fs'
import { basename } from 'node:path'
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
  const long = globSync(['commands/**/*.ts', 'src/**/*.{ts,js,css}'])
    .map((file) => [file, readFileSync(file, 'utf8').split('\n').length] as const)
    .filter(([, lines]) => lines > 301)
  expect(long).toEqual([])
})

test.each([
  ['node-cron', 'src/app/daily/heartbeat.ts'],
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
  const folders = [
    'contracts',
    'e2e',
    'fakes',
    'fixtures',
    'hostile',
    'postgres',
    'quality',
    'repository',
  ]
  const orphans = globSync('tests/**/*.test.ts')
    .map((file) => file.replace(/^tests\/(.+)\.test\.ts$/, '$1'))
    .filter((path) => !folders.some((folder) => path.startsWith(`${folder}/`)))
    .filter(
      (path) =>
        !existsSync(`src/${path}.ts`) && !existsSync(`src/${path}.js`) && !existsSync(`${path}.ts`),
    )
  expect(orphans).toEqual([])
})

/** Functions of more than 80 lines, each with the reason why it is one. */
const longFunctions: Readonly<Record<string, string>> = {
  createContextFactory: 'it opens what one invocation works with, a line or two for each part',
  createQuizRunner: 'its functions share the timers and the open questions of this process',
  createMessageUpdater: 'its functions share the updates that are pending for each quiz',
  createRoomLog: 'its functions share the messages and the number of their last change',
  createSuggester: 'its functions share the sorted names that one index offers',
  createQueryParser: 'its rules read one query in order and share the names of the pack',
  createSearch: 'its functions share the index of one view, and what was asked of it lately',
  createAligner: 'its functions share the tables that one comparison fills in',
  createGatherer: 'its functions share the postings that one search walks through',
  createDispatcher: 'its functions share the path that every command and action takes',
  renderBlock: 'one case a kind of block, as the compiler asks for',
  createResults: 'the queries on what was counted share their tables',
  createQuizStore: 'reading, saving and updating a quiz share its tables and its batches',
  createHomeworkStore:
    'it implements one port over two tables, a statement for each of its methods',
  createHomeworkReminders: 'the questions about who is in a class and is reminded share its tables',
  createReviews: 'the queries on the flashcards of one person share that person',
  createClassDeck: 'the queries on the flashcards of one class share that class',
  createQuizService: 'it implements one port, a line or two for each of its functions',
  createDeliveryLedger: 'the states of a delivery are written in one place',
  createDailyClaims: 'the claims of several processes follow one rule',
  createDailyWorker: 'its functions share the leases and the work in progress of this process',
  createQuizRecords: 'it implements one port over what was counted',
  createBot: 'it is the only assembly, a line or two for each part',
  createHomeClasses: 'its functions share what this process has learnt and not saved yet',
  createSlack: 'it starts and stops the parts of the adapter in order',
  createDiscord: 'it starts and stops the parts of the adapter in order',
  createMessages: 'it implements the part of one port that posts and edits',
  createAnswers: 'where an answer goes depends on what was sent before it',
  createWorkMetrics: 'it lists metrics, a few lines for each',
  createStateMetrics: 'it lists metrics, a few lines for each',
  createRespond: 'whether to answer or to defer is decided while the work goes on',
}

test('a function of more than 80 lines has a reason', () => {
  const long = globSync(['commands/*.ts', 'src/**/*.ts']).flatMap((file) => {
    const lines = readFileSync(file, 'utf8').split('\n')
    return lines.flatMap((line, start) => {
      const [, indent, name = ''] =
        /^(\s*)(?:export )?(?:default )?(?:async )?function\*? (\w+)/.exec(line) ?? []
      if (indent === undefined) return []
      const length = lines.slice(start).indexOf(`${indent}}`) + 1
      return length > 80 ? [name] : []
    })
  })
  // A reason goes with its function.
  expect(long.toSorted()).toEqual(Object.keys(longFunctions).toSorted())
})

/** Where a bare true or false says enough: a setter, a value that is kept, or what comes from elsewhere. */
const clearWithBoolean =
  /^(?:set[A-Z]\w*|set|get|has|includes|resolve|literal|default|get(?:Big)?Uint\d+|enableDefensive|execCommand)$/

test('no function takes a bare true or false: the call would not say what it means', () => {
  const unclear = globSync(['commands/**/*.ts', 'src/**/*.{ts,js}']).flatMap((file) => {
    const source = readFileSync(file, 'utf8')
    return [...source.matchAll(/[(,]\s*(?:true|false),?\s*\)/g)].flatMap(({ index }) => {
      const name = calledAt(source, index)
      return name === undefined || clearWithBoolean.test(name) ? [] : [`${file}: ${name}`]
    })
  })
  expect(unclear).toEqual([])
})

/** Returns the name of the function whose arguments these are. */
function calledAt(source: string, at: number): string | undefined {
  let depth = 1
  for (let index = at; index >= 0; index -= 1) {
    if (source[index] === ')') depth += 1
    if (source[index] === '(') depth -= 1
    if (depth === 0) {
      return /(\w+)(?:<[^<>]*>)?$/.exec(source.slice(Math.max(0, index - 80), index))?.[1]
    }
  }
  return undefined
}

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

test('the lock file names no registry, and has a hash for everything that is installed to run the bot', () => {
  const lock = readFileSync('package-lock.json', 'utf8')
  expect(lock).not.toMatch(/"resolved": "https?:/)
  const { packages } = JSON.parse(lock) as {
    packages: Record<string, { integrity?: string; dev?: boolean }>
  }
  const installed = Object.entries(packages).filter(
    ([path, { dev = false }]) => path !== '' && !dev,
  )
  expect(installed.length).toBeGreaterThan(0)
  const without = installed.filter(([, { integrity = '' }]) => !integrity.startsWith('sha512-'))
  expect(without).toEqual([])
})

test('no script runs with another by its name alone, as prepack does with npm run pack', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: object }
  const names = Object.keys(scripts)
  const hooks = names.flatMap((name) => [`pre${name}`, `post${name}`])
  expect(hooks.filter((hook) => names.includes(hook))).toEqual([])
})

test('every style sheet of the page is loaded by one of its documents', () => {
  const documents = globSync('src/adapters/web/render-*.ts').map((file) =>
    readFileSync(file, 'utf8'),
  )
  const sheets = globSync('src/adapters/web/page/*.css').map((file) => basename(file, '.css'))
  const loaded = new Set(documents.flatMap((text) => text.match(/[a-z]+(?:-[a-z]+)*/g) ?? []))
  expect(sheets.filter((name) => !loaded.has(name))).toEqual([])
})
