import { existsSync, globSync, readFileSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'
import { Environment } from '../../src/config.ts'
import { loadCommands } from '../../src/app/load-commands.ts'
import { formatCommandTable } from '../../src/core/command/describe-commands.ts'
import { licenceTable } from '../../src/cli/licence-table.ts'
import { privacyTable } from '../../src/store/privacy/privacy-table.ts'
import { anchorOf } from '../../site/render-markdown.ts'
import { documentedCode, documents, pages } from '../fixtures/documents.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

test('the table of commands is the one the commands make (npm run docs)', async () => {
  const page = readFileSync('docs/commands.md', 'utf8')
  const [, table] = /<!-- commands -->\n(.*?)\n<!-- \/commands -->/s.exec(page) ?? []
  expect(table).toBe(formatCommandTable(await loadCommands('commands')))
})

test('the privacy page lists every table as it is (npm run docs)', async () => {
  const page = readFileSync('docs/data-protection.md', 'utf8')
  const [, table = ''] = /<!-- tables -->\n(.*?)\n<!-- \/tables -->/s.exec(page) ?? []
  expect(table).toBe(await privacyTable())
  const untold = table.split('\n').filter((row) => /^\| `\w+` \| +\|/.test(row))
  expect(untold).toEqual([])
})

test('the privacy page says of every table about people who sees it, how long and on whose choice', () => {
  const page = readFileSync('docs/data-protection.md', 'utf8')
  const [people = '', all = ''] = page.split('## Every table')
  const aboutPeople = all.split('\n').filter((row) => /`person`/.test(row.split(' | ')[2] ?? ''))
  const names = aboutPeople.map((row) => /^\| `(\w+)`/.exec(row)?.[1])
  const explained = people
    .split('\n')
    .filter((row) => row.startsWith('| '))
    .join('\n')
  expect(names.length).toBeGreaterThan(15)
  expect(names.filter((name) => !explained.includes(`\`${name}\``))).toEqual([])
  const tables = new Set([...all.matchAll(/^\| `(\w+)`/gm)].map(([, name]) => name))
  const told = [...explained.matchAll(/`([a-z]+(?:_[a-z]+)+)`/g)].map(([, name]) => name)
  expect(told.filter((name) => !tables.has(name))).toEqual([])
})

test('the list of what ships is the lockfile’s, and every licence is known (npm run docs)', async () => {
  const page = readFileSync('THIRD-PARTY.md', 'utf8')
  const [, table = ''] = /<!-- licences -->\n(.*?)\n<!-- \/licences -->/s.exec(page) ?? []
  expect(table).toBe(await licenceTable())
})

test('a package with a licence that nobody has read is named', async () => {
  const lockfile = join(await temporaryFolder(), 'package-lock.json')
  const packages = { '': {}, 'node_modules/new': { version: '1.0.0', license: 'SSPL-1.0' } }
  await writeFile(lockfile, JSON.stringify({ packages }))
  await expect(licenceTable(lockfile)).rejects.toThrow('new (SSPL-1.0)')
})

test('every npm script that a document names is there', () => {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as {
    scripts: Record<string, string>
  }
  const named = pages.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/npm (?:run )?(start|test|(?<=run )[a-z:]+)/g)].map(
      ([, name]) => name,
    ),
  )
  expect(named).toContain('check')
  expect(named.filter((name) => name !== undefined && !(name in scripts))).toEqual([])
})

test('every link to a file leads to one, and every link to a section to a heading', () => {
  const broken = documents.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/\]\((?!https?:)([^)#]*)(?:#([^)]+))?\)/g)]
      .map(([, target, section]) => [target ? join(dirname(file), target) : file, section] as const)
      .filter(
        ([target, section]) =>
          !existsSync(target) || (section !== undefined && !anchorsOf(target).includes(section)),
      )
      .map(([target, section]) => `${file} → ${target}#${section ?? ''}`),
  )
  expect(broken).toEqual([])
})

/** The addresses of a page’s headings, as GitHub and the site make them. */
function anchorsOf(file: string): readonly string[] {
  const headings = readFileSync(file, 'utf8').matchAll(/^#+ (.+)$/gm)
  return [...headings].map(([, heading = '']) => anchorOf(heading))
}

test('the map of the code names what is there, and every folder at the top', () => {
  const page = readFileSync('docs/architecture.md', 'utf8')
  const [, map = ''] = /```\n(commands\/[^]*?)```/.exec(page) ?? []
  const names = map.split('\n').flatMap((line) => {
    const [, indent = '', name = '', second] = /^( *)([\w.-]+\/?)(?: (\w+\.ts))?/.exec(line) ?? []
    const parent = indent === '' ? '' : name === 'on-message/' ? 'commands/' : 'src/'
    return [name, second].filter((each) => each).map((each) => `${parent}${each}`)
  })
  const inText = [...page.matchAll(/`((?:src|commands|tests)\/[\w./-]+)`/g)].map(
    ([, path = '']) => path,
  )
  expect([...names, ...inText].filter((path) => !existsSync(path))).toEqual([])
  const folders = globSync('*/').filter(
    (name) => !['node_modules', 'var', 'bundle', 'docs', 'coverage'].includes(name),
  )
  expect(folders.filter((folder) => !names.includes(`${folder.replace(/\/$/, '')}/`))).toEqual([])
})

test('every test that a document names is there', () => {
  const named = documents.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/`(tests\/[\w./-]+)`/g)].map(([, path = '']) => path),
  )
  expect(named.filter((path) => !existsSync(path))).toEqual([])
})

test('the page of settings names every variable that the configuration reads, and no other', () => {
  const rows = readFileSync('docs/configuration.md', 'utf8').match(/^\| `[^|]+\|/gm) ?? []
  const named = rows.flatMap((row) => [...row.matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name))
  expect(new Set(named)).toEqual(new Set(Object.keys(Environment.shape)))
})

test('a block of settings sets variables that the configuration reads', () => {
  const set = documentedCode()
    .filter(({ code, language }) => language === '' && /^(?:\s*[A-Z_]+=\S+\n)+$/.test(code))
    .flatMap(({ code }) => [...code.matchAll(/^\s*([A-Z_]+)=/gm)].map(([, name = '']) => name))
  expect(set).toContain('DISCORD_TOKEN')
  expect(set.filter((name) => !(name in Environment.shape))).toEqual([])
})

test('a page is short, apart from the tables and lists that are generated or grow', () => {
  const growing = ['CHANGELOG.md', 'THIRD-PARTY.md', 'docs/benchmarks.md']
  const long = documents
    .filter((file) => !growing.includes(file))
    .map((file) => {
      const text = readFileSync(file, 'utf8')
        .replaceAll(/<!-- fields of .*?<!-- end of/gs, '')
        .replaceAll(/<!-- tables -->.*?<!-- \/tables -->/gs, '')
      return [file, text.split('\n').length] as const
    })
    .filter(([, lines]) => lines > 151)
  expect(long).toEqual([])
})

test('decisions keep to forty lines, and say when to look again', () => {
  const decisions = globSync('docs/decisions/*.md')
  expect(decisions.length).toBeGreaterThan(2)
  expect(
    decisions.filter((file) => readFileSync(file, 'utf8').trimEnd().split('\n').length > 40),
  ).toEqual([])
  expect(decisions.filter((file) => !/revisit/i.test(readFileSync(file, 'utf8')))).toEqual([])
})
