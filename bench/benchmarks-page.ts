/** Writes a run of the benchmarks as the page docs/benchmarks.md. */
import {
  type BenchRun,
  type MeasuredGroup,
  type MeasuredRow,
  formatFigure,
  keepsGoal,
  ratioOf,
} from './bench.ts'

const missedGoal = '**missed**'

/** Returns the page with what a run measured. Groups that it did not measure stay as they stood on the page before, in this order of all. */
export function formatBenchmarksPage(
  run: BenchRun,
  before: string,
  order: readonly string[],
): string {
  const sections = new Map(readSections(before))
  for (const group of run.groups) sections.set(titleOf(group.name), formatGroup(group, run))
  const shown = order.flatMap((name) => sections.get(titleOf(name)) ?? [])
  return [
    '# Benchmarks',
    '',
    'For developers and for people who choose a machine: what was measured, beside what. `npm run bench` runs everything and writes this',
    'page, `npm run bench -- store --write` only a part of it; nothing on it was written by hand. [How far it scales](scale.md) says what',
    'follows; [Contributing](../CONTRIBUTING.md), how to compare two runs.',
    '',
    summary(shown),
    '',
    ...shown.flatMap((section) => [section, '']),
  ].join('\n')
}

/** Returns each section of a page by its title, with its heading. */
function readSections(page: string): readonly (readonly [string, string])[] {
  const [, ...sections] = page.split(/^## /m)
  return sections.map((section) => [section.split('\n', 1)[0] ?? '', `## ${section.trimEnd()}`])
}

/** Counts on the page itself, since only the page has what other runs measured. */
function summary(sections: readonly string[]): string {
  const rows = sections.flatMap(readRows)
  const goals = rows.map((cells) => cells.at(-1) ?? '').filter(isBound)
  const missed = goals.filter((goal) => goal.includes(missedGoal)).length
  const kept = `${count(rows.length, 'figure')}. Goals kept: ${goals.length - missed} of ${goals.length}`
  return missed === 0 ? `${kept}.` : `${kept}; the others are marked ${missedGoal}.`
}

/** Returns the cells of each figure. */
function readRows(section: string): readonly (readonly string[])[] {
  const [, ...rows] = section.split('\n').filter((row) => row.startsWith('| '))
  return rows.map((row) =>
    row
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  )
}

/** Whether it can be said of a goal that it is kept or missed. */
function isBound(goal: string): boolean {
  const figure = { what: '', value: null, unit: '', goal: goal.replace(missedGoal, '').trim() }
  return keepsGoal(figure) !== undefined
}

function titleOf(name: string): string {
  return `${name.charAt(0).toUpperCase()}${name.slice(1)}`
}

/** Two groups may have been measured on two days, by two versions, on two machines. */
function measured({ date, isLong, machine, versions }: BenchRun): string {
  const { processor, cores, memoryGb, system, load } = machine
  const on = `${processor}, ${count(cores, 'core')}, ${formatFigure(memoryGb)} GB, ${system}`
  const what = versions.map(({ name, version }) => `${name} ${version}`).join(', ')
  return `*Measured on ${date}${isLong ? ', long' : ''}, with a load of ${formatFigure(load)} when it began. ${on}. ${what}.*`
}

function formatGroup({ name, shows, rows }: MeasuredGroup, run: BenchRun): string {
  return [
    `## ${titleOf(name)}`,
    '',
    shows,
    '',
    '| what | figure | baseline | ratio | goal |',
    '|---|---|---|---|---|',
    ...rows.map((row) => formatRow(row)),
    '',
    measured(run),
  ].join('\n')
}

function formatRow(row: MeasuredRow): string {
  const { what, value, unit, baseline, goal = '' } = row
  const ratio = ratioOf(row)
  return line(
    what,
    `${formatFigure(value)} ${unit}`,
    baseline === undefined ? '' : `${formatFigure(baseline.value)}: ${baseline.name}`,
    ratio === undefined ? '' : `${ratio.toFixed(2)} ×`,
    keepsGoal(row) === false ? `${goal} ${missedGoal}` : goal,
  )
}

function line(...cells: readonly string[]): string {
  return `| ${cells.map((cell) => cell.trim().replaceAll('|', '\\|')).join(' | ')} |`
}

function count(number: number, one: string): string {
  return `${number} ${one}${number === 1 ? '' : 's'}`
}
