import { execFileSync, fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { cp, mkdir, readFile, writeFile } from 'node:fs/promises'
import { join, resolve } from 'node:path'
import { Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { createLog } from '../../src/log.ts'
import { documentedCode } from '../fixtures/documents.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import type { ToolResult, ToolRun } from './documented-shell-process.ts'

/** What is run, or compared with what it names, in another place: how the line begins, a file, and what the file says. */
const elsewhere: readonly (readonly [RegExp, string, string])[] = [
  [/^npm ci$/, '.ci/run', 'npm ci'],
  [/^npm run check$/, '.ci/run', 'npm run check'],
  [/^npm test$/, '.ci/run', 'npm test'],
  [/^PROPERTY_SEED=random npm test$/, 'tests/setup.ts', "asked === 'random'"],
  [/^npm run format$/, 'package.json', '"format": "oxfmt"'],
  [/^npm run docs$/, 'tests/repository/docs.test.ts', '(npm run docs)'],
  [/^npm run screenshots$/, 'tests/repository/pictures.test.ts', 'docsPictures'],
  [/^npm run docs:site$/, 'tests/e2e/web/docs-site.test.ts', 'buildSite'],
  [/^npm run bench -- compare /, 'tests/bench/compare-runs.test.ts', 'compareRuns'],
  [/^npm run bench$/, 'bench/run.ts', 'formatBenchmarksPage'],
  [/^npm run bench -- store (?:quiz )?--write$/, 'bench/run.ts', 'if (values.write'],
  [/^npm run bench -- fleet$/, 'bench/benches.ts', 'run: benchFleet'],
  [/^npm run bench -- year$/, 'bench/benches.ts', 'run: benchYear'],
  [/^npm run soak -- 30 table.md$/, 'package.json', '"soak": "node bench/soak.ts"'],
  [/^npm start$/, 'tests/fixtures/bot-process.ts', 'src/start.js'],
  [/^npm run setup$/, 'tests/cli/setup.test.ts', 'setup'],
  [/^npm run doctor$/, 'tests/cli/doctor.test.ts', 'doctor'],
  [/^npm run register$/, 'tests/adapters/discord/register-commands.test.ts', 'registerCommands'],
  [/^npm run doctor/, 'tests/cli/doctor.test.ts', '--json'],
  [/^npm run setup$/, 'tests/cli/setup/run-setup.test.ts', 'the whole walk'],
  [
    /^ENV_FILE=\/etc\/commonplace\.env .* npm run doctor$/,
    'deploy/systemd/commonplace.service',
    'EnvironmentFile=/etc/commonplace.env',
  ],
  [
    /^npm run forget -- /,
    'tests/e2e/store-tools.test.ts',
    "tool('forget', url, 'web:class', '--yes')",
  ],
  [/^npm run move -- --undo$/, 'tests/e2e/store-tools.test.ts', '--undo'],
  [/^npx --package=ADDRESS-OF-THE-FILE commonplace$/, '.github/workflows/release.yml', 'npx'],
  [/^npm run move -- postgres:/, 'tests/store/transfer.test.ts', 'transferStore'],
  [/^docker compose /, 'tests/repository/deploy/compose.test.ts', 'compose.yaml'],
  [/^docker buildx imagetools inspect /, 'Dockerfile', 'FROM node:26-bookworm-slim'],
  [/^kubectl apply /, 'tests/repository/deploy/kubernetes.test.ts', 'kustomization'],
  [/^npm ci (?:--omit=dev )?--ignore-scripts$/, 'Dockerfile', '--omit=dev --ignore-scripts'],
  [/^(?:useradd |cp deploy\/|systemctl )/, 'tests/repository/deploy/systemd.test.ts', 'systemd'],
]

/** Programs of others that do not come with the tests. */
const ofOthers = /^(?:openssl rand|pg_(?:dump|restore)|promtool|chmod|chown) /

/** What stands in a page for a file that people have, and what it is here. Nobody is there to be asked. */
const placed: Readonly<Record<string, readonly string[]>> = {
  '/mnt/usb/monday.db': ['usb/monday.db'],
  'var/backups/commonplace-….db': ['usb/monday.db', '--yes'],
}

/** What does not succeed where a page shows it, as the page says: the draft still has blanks. */
const unsuccessful = ['npm run pack -- check balcony', 'npm run pack -- preview balcony']

const programs =
  /^(?:[A-Z_]+=\S+ )*(?:npm|npx|docker|kubectl|pg_\w+|promtool|chmod|chown|openssl|useradd|cp|systemctl|export) /

/** Every command line in the documents, in the order in which an author of a pack reads them first. */
function commandLines(): readonly string[] {
  const order = ['docs/author.md', 'docs/import.md']
  const all = documentedCode()
    .toSorted((one, other) => order.indexOf(other.page) - order.indexOf(one.page))
    .filter(({ language }) => language === undefined || ['', 'sh'].includes(language))
    .flatMap(({ code }) => code.replaceAll(/\\\n\s*/g, '').split('\n'))
    .flatMap((line) => line.replace(/\s+# .*/, '').split(' && '))
    .map((line) => line.trim())
    .filter((line) => programs.test(line))
    .map((line) => line.replace(/^(?:[A-Z_]+=(?:"[^"]*"|\$\([^)]*\)|\S+) )+(?=npm start)/, ''))
  return [...new Set(all)]
}

/** The tool and its words; nothing if the line is for another program or only names a tool of `npm run pack`. */
function toolRun(line: string): ToolRun | undefined {
  const [, variables = '', tool = '', rest = ''] =
    /^((?:[A-Z_]+=\S+ )*)npm run (?:-s |--silent )?(\w+)(?: -- ([^>]*))?/.exec(line) ?? []
  if (!existsSync(`src/cli/${tool}.ts`)) return undefined
  const words = rest
    .trim()
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((word) => placed[word] ?? [word])
  const given = variables.trim().split(' ').filter(Boolean)
  const environment = {
    // The folder of a pack is made again where there is none, and lines are for the packs that are installed.
    ...(words[0] === 'split' && { PACKS_DIR: 'other-packs' }),
    ...(tool === 'study' && { PACKS_DIR: resolve('data') }),
    ...Object.fromEntries(given.map((each) => each.split('=') as [string, string])),
  }
  return { tool, words, environment }
}

function isOnlyNamed(line: string): boolean {
  return /^npm run (?:pack -- (?!schema$)[\w-]+|restore|forget)$/.test(line)
}

test('every command line in the documents is run here, or in a place that is named', async () => {
  const folder = await temporaryFolder()
  await cp('tests/fixtures/packs/lantern', join(folder, 'data/lantern'), { recursive: true })
  await cp('tests/app/pack-tools/texts/romeo-2-2.txt', join(folder, 'romeo-2-2.txt'))
  const page = await readFile('docs/import.md', 'utf8')
  const [, table = ''] = /```csv\n([^]*?)```/.exec(page) ?? []
  await mkdir(join(folder, 'usb'))
  const files: Readonly<Record<string, string>> = {
    'items.csv': table,
    'questions.csv':
      'prompt,level,scene,quote,themes,followups,look,exemplar,source\n' +
      'Why does she wait?,analysis,the-letter,,,Until when?,What she does.,She is afraid.,T2\n',
    'questions.gift': '$CATEGORY: Transport\n\nWhat carries oxygen? {=Blood ~Bone}\n',
    'kahoot.csv':
      'Question,Answer 1,Answer 2,Time limit,Correct answer\nWhat pumps?,The heart,The liver,20,1\n',
  }
  for (const [name, content] of Object.entries(files)) await writeFile(join(folder, name), content)

  const lines = commandLines().filter((line) => !isOnlyNamed(line) && !ofOthers.test(line))
  const here = lines.filter((line) => !elsewhere.some(([pattern]) => pattern.test(line)))
  const runs = here.map((line) => toolRun(line))
  expect(here.filter((_, index) => runs[index] === undefined)).toEqual([])

  const child = fork(fileURLToPath(new URL('documented-shell-process.ts', import.meta.url)), {
    cwd: folder,
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { PATH: process.env['PATH'] ?? '' },
  })
  child.send(runs)
  await once(child, 'exit')
  const results = JSON.parse(await readFile(join(folder, 'results.json'), 'utf8')) as ToolResult[]
  const failed = here
    .map((line, index) => ({ line, ...results[index] }))
    .filter(({ line, exitCode }) => (exitCode !== 0) !== unsuccessful.includes(line))
  expect(failed).toEqual([])
  expect(here.length).toBeGreaterThan(20)
})

test('the line that tells which class is meant makes what stands in the log', () => {
  const line = documentedCode().find(({ code }) => code.includes('sha256sum'))?.code ?? ''
  const said = execFileSync('sh', ['-c', line], { encoding: 'utf8' }).trim()
  let logged = ''
  const stream = new Writable({
    write(chunk, _, done) {
      logged += String(chunk)
      done()
    },
  })
  createLog({ logLevel: 'info' }, stream).info({ class: 'discord:guild/123' }, 'A line')
  expect(JSON.parse(logged)).toMatchObject({ class: said })
})

test('what is run in another place is run there', () => {
  const lines = commandLines()
  const idle = elsewhere.filter(([pattern]) => !lines.some((line) => pattern.test(line)))
  expect(idle).toEqual([])
  const wrong = elsewhere.filter(([, file, text]) => !readFileSync(file, 'utf8').includes(text))
  expect(wrong).toEqual([])
})
