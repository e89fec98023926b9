import { expect, test } from 'vitest'
import { formatBenchmarksPage } from '../../bench/benchmarks-page.ts'
import { benchRun } from './bench-run.ts'

const saved = {
  what: 'saved | confirmed',
  value: 1500,
  unit: 'a second',
  baseline: { name: 'bare pg', value: 2000 },
  goal: '≥ 0.7 ×',
}

test('the page names the machine, the versions and the day', () => {
  const page = formatBenchmarksPage(benchRun([saved]))
  expect(page).toContain('| Date | 2026-11-29, in 12 minutes |')
  expect(page).toContain('| Processor | Difference Engine No. 2 |')
  expect(page).toContain('| Cores | 2 |')
  expect(page).toContain('| Memory | 8.10 GB |')
  expect(page).toContain('| Versions | Node 26.10.0, PostgreSQL 18.4.0 |')
})

test('each figure stands beside its baseline, the ratio and its goal', () => {
  const page = formatBenchmarksPage(benchRun([saved]))
  expect(page).toContain('## Store\n\nWhat saving costs.\n')
  expect(page).toContain(
    '| saved \\| confirmed | 1,500 a second | 2,000: bare pg | 0.75 × | ≥ 0.7 × |',
  )
  expect(page).toContain('1 figure. Goals kept: 1 of 1.')
})

test('what missed its goal is marked, and counted at the top', () => {
  const page = formatBenchmarksPage(
    benchRun([saved, { ...saved, value: 1000 }, { what: 'opened', value: 12.3, unit: 'ms' }]),
  )
  expect(page).toContain('3 figures. Goals kept: 1 of 2; the others are marked **missed**.')
  expect(page).toContain('| 0.50 × | ≥ 0.7 × **missed** |')
  expect(page).toContain('| opened | 12.3 ms |  |  |  |')
})
