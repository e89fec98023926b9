/** Writes a run of the benchmarks as the page docs/benchmarks.md. */
import {
  type BenchRun,
  type MeasuredGroup,
  type MeasuredRow,
  formatFigure,
  keepsGoal,
  ratioOf,
} from './bench.ts'

export function formatBenchmarksPage(run: BenchRun): string {
  return [
    '# Benchmarks',
    '',
    'For developers and for people who choose a machine: what was measured, beside what. `npm run bench` runs everything and writes this',
    'page; nothing on it was written by hand. [How far it scales](scale.md) says what follows; [Contributing](../CONTRIBUTING.md), how to compare two runs.',
    '',
    ...machine(run),
    '',
    summary(run),
    '',
    ...run.groups.flatMap((group) => [...formatGroup(group), '']),
  ].join('\n')
}

function machine({ date, minutes, isLong, machine: on, versions }: BenchRun): readonly string[] {
  return [
    '| | |',
    '|---|---|',
    line('Date', `${date}, in ${count(Math.round(minutes), 'minute')}${isLong ? ', long' : ''}`),
    line('Processor', on.processor),
    line('Cores', `${on.cores}`),
    line('Memory', `${formatFigure(on.memoryGb)} GB`),
    line('System', on.system),
    line('Load when it began', formatFigure(on.load)),
    line('Versions', versions.map(({ name, version }) => `${name} ${version}`).join(', ')),
  ]
}

function summary({ groups }: BenchRun): string {
  const rows = groups.flatMap((group) => group.rows)
  const goals = rows.filter((row) => keepsGoal(row) !== undefined)
  const missed = goals.filter((row) => keepsGoal(row) === false).length
  const kept = `${count(rows.length, 'figure')}. Goals kept: ${goals.length - missed} of ${goals.length}`
  return missed === 0 ? `${kept}.` : `${kept}; the others are marked **missed**.`
}

function formatGroup({ name, shows, rows }: MeasuredGroup): readonly string[] {
  return [
    `## ${name.charAt(0).toUpperCase()}${name.slice(1)}`,
    '',
    shows,
    '',
    '| what | figure | baseline | ratio | goal |',
    '|---|---|---|---|---|',
    ...rows.map((row) => formatRow(row)),
  ]
}

function formatRow(row: MeasuredRow): string {
  const { what, value, unit, baseline, goal = '' } = row
  const ratio = ratioOf(row)
  return line(
    what,
    `${formatFigure(value)} ${unit}`,
    baseline === undefined ? '' : `${formatFigure(baseline.value)}: ${baseline.name}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    keepsGoal(row) === false ? `${goal} **missed**` : goal,
  )
}

function line(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
