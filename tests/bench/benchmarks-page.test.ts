import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import type { BenchRun } from '../../bench/bench.ts'
import { benches } from '../../bench/benches.ts'
import { formatBenchmarksPage } from '../../bench/benchmarks-page.ts'
import { benchRun } from './bench-run.ts'

const saved = {
  what: 'saved | confirmed',
  value: 1500,
  unit: 'a second',
  baseline: { name: 'bare pg', value: 2000 },
  goal: '≥ 0.7 ×',
}

function pageOf(run: BenchRun, before = ''): string {
  return formatBenchmarksPage(run, before, ['start', 'store', 'quiz'])
}

test('each group names the machine, the versions and the day', () => {
  expect(pageOf(benchRun([saved]))).toContain(
    '\n\n*Measured on 2026-11-29, with a load of 0.250 when it began. Difference Engine No. 2, 2 cores, 8.10 GB, Linux 6.1. Node 26.10.0, PostgreSQL 18.4.0.*\n',
  )
})

test('each figure stands beside its baseline, the ratio and its goal', () => {
  const page = pageOf(benchRun([saved]))
  expect(page).toContain('## Store\n\nWhat saving costs.\n')
  expect(page).toContain(
    '| saved \\| confirmed | 1,500 a second | 2,000: bare pg | 0.75 × | ≥ 0.7 × |',
  )
  expect(page).toContain('1 figure. Goals kept: 1 of 1.')
})

test('what missed its goal is marked, and counted at the top', () => {
  const page = pageOf(
    benchRun([saved, { ...saved, value: 1000 }, { what: 'opened', value: 12.3, unit: 'ms' }]),
  )
  expect(page).toContain('3 figures. Goals kept: 1 of 2; the others are marked **missed**.')
  expect(page).toContain('| 0.50 × | ≥ 0.7 × **missed** |')
  expect(page).toContain('| opened | 12.3 ms |  |  |  |')
})

test('a run of some groups takes the place of these alone, and the rest is word for word what it was', () => {
  const rest = { what: 'opened | closed', value: 12.3, unit: 'ms', goal: '≤ 5' }
  const older = benchRun([saved])
  const three = ['quiz', 'store', 'start'].map((name) => ({
    name,
    shows: `What ${name} costs.`,
    rows: [saved, rest],
  }))
  const before = pageOf({ ...older, groups: three })
  const newer = { ...older, date: '2027-01-02', versions: [{ name: 'Node', version: '27.0.0' }] }
  const after = pageOf({ ...newer, groups: benchRun([{ ...saved, value: 1900 }]).groups }, before)
  const [, ...was] = before.split('## ')
  const [top, ...is] = after.split('## ')
  expect(is.map((section) => section.split('\n', 1)[0])).toEqual(['Start', 'Store', 'Quiz'])
  expect([is[0], is[2]]).toEqual([was[0], was[2]])
  expect(is[1]).toContain('1,900 a second')
  expect(is[1]).toContain('*Measured on 2027-01-02,')
  expect(is[1]).not.toContain('opened')
  expect(top).toContain('5 figures. Goals kept: 3 of 5; the others are marked **missed**.')
  expect(pageOf({ ...newer, groups: [] }, after)).toBe(after)
})

test('the page as it stands is kept as it is by a run of nothing', () => {
  const page = readFileSync('docs/benchmarks.md', 'utf8')
  expect(formatBenchmarksPage({ ...benchRun([]), groups: [] }, page, Object.keys(benches))).toBe(
    page,
  )
})
