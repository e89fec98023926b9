/**
 * `npm run bench` runs every benchmark, prints each figure beside its baseline, and writes docs/benchmarks.md.
 * `npm run bench -- start quiz` runs some of them, with `--long` more of each. With `--write` the page has them anew, and
 * keeps what it says of the others.
 * `npm run bench -- compare A.json B.json` says what became better or worse between two runs, which are kept in var/bench.
 */
import { mkdir, readFile, writeFile } from 'node:fs/promises'
import { parseArgs } from 'node:util'
import { BenchRun, type MeasuredGroup, formatFigure, keepsGoal } from './bench.ts'
import { benches } from './benches.ts'
import { formatBenchmarksPage } from './benchmarks-page.ts'
import { compareRuns, formatComparison } from './compare-runs.ts'
import { describeMachine, listVersions } from './describe-machine.ts'
import type { Row } from './row.ts'

const page = 'docs/benchmarks.md'
const runsFolder = 'var/bench'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    long: { type: 'boolean', default: false },
    write: { type: 'boolean', default: false },
  },
})

if (positionals[0] === 'compare') {
  const [before, after] = await Promise.all(positionals.slice(1, 3).map((file) => readRun(file)))
  if (before === undefined || after === undefined) {
    refuse(
      'Name the files of two runs, such as: npm run bench -- compare var/bench/A.json var/bench/B.json',
    )
  }
  console.log(formatComparison(compareRuns(before, after)))
} else {
  await run()
}

async function run(): Promise<void> {
  const unknown = positionals.filter((name) => !(name in benches))
  if (unknown.length > 0) {
    const known = Object.keys(benches).join(', ')
    refuse(`There is no benchmark ${unknown.join(', ')}; there are: ${known}.`)
  }
  const begun = Date.now()
  const machine = describeMachine()
  const groups: MeasuredGroup[] = []
  const failed: string[] = []
  for (const [name, bench] of Object.entries(benches)) {
    if (positionals.length > 0 && !positionals.includes(name)) continue
    console.log(`\n${name}`)
    const from = Date.now()
    try {
      const rows = await bench.run({ isLong: values.long })
      for (const row of rows) console.log(`  ${format(row)}`)
      groups.push({ name, shows: bench.shows, rows: [...rows] })
    } catch (error) {
      failed.push(name)
      console.error(error)
    }
    console.log(`  (${Math.round((Date.now() - from) / 1000)} s)`)
  }
  const measured: BenchRun = {
    date: new Date(begun).toISOString().slice(0, 10),
    minutes: (Date.now() - begun) / 60_000,
    isLong: values.long,
    machine,
    versions: await listVersions(),
    groups,
  }
  const file = `${runsFolder}/${new Date(begun).toISOString().slice(0, 19).replaceAll(':', '-')}.json`
  await mkdir(runsFolder, { recursive: true })
  await writeFile(file, `${JSON.stringify(measured, undefined, 2)}\n`)
  console.log(`\nThis run is in ${file}.`)
  if (failed.length > 0) {
    console.error(`These benchmarks failed: ${failed.join(', ')}.`)
    process.exitCode = 1
  }
  if (values.write || (positionals.length === 0 && failed.length === 0)) {
    const before = await readFile(page, 'utf8').catch(() => '')
    await writeFile(page, formatBenchmarksPage(measured, before, Object.keys(benches)))
    console.log(`The page is ${page}.`)
  }
}

async function readRun(file: string): Promise<BenchRun> {
  return BenchRun.parse(JSON.parse(await readFile(file, 'utf8')))
}

function refuse(words: string): never {
  console.error(words)
  process.exit(1)
}

function format(row: Row): string {
  const { what, value, unit, baseline, goal } = row
  const figure = `${formatFigure(value)} ${unit}`.padStart(14)
  const compared =
    baseline === undefined
      ? ''
      : `  ${(value / baseline.value).toFixed(2)} × ${baseline.name} (${formatFigure(baseline.value)} ${unit})`
  const missed = keepsGoal({ ...row }) === false ? ' missed' : ''
  return `${what.padEnd(58)} ${figure}${compared}${goal === undefined ? '' : `  goal ${goal}${missed}`}`
}
