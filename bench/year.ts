/** A school year of two classes on both engines, hour by hour, compared with what the plan showed; writes docs/school-year.md. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { openStore } from '../src/store/store.ts'
import { type YearLog, type YearWeek, runSchoolYear } from '../tests/e2e/year/school-year.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import type { BenchOptions } from './bench.ts'
import type { Row } from './row.ts'

const page = 'docs/school-year.md'

/** Several minutes; `--long` plays five years, each with other restarts. */
export async function benchYear({ isLong }: BenchOptions): Promise<readonly Row[]> {
  const seeds = isLong ? [1, 2, 3, 4, 5] : [1]
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-year-'))
  const server = await startPostgres({ fsync: false })
  const logs: { readonly engine: string; readonly log: YearLog }[] = []
  try {
    for (const seed of seeds) {
      const sqlite = `sqlite:${folder}/year-${seed}.db`
      logs.push({ engine: 'SQLite', log: await runYear(sqlite, seed) })
    }
    // One database, so one year.
    logs.push({ engine: 'PostgreSQL', log: await runYear(server.url('postgres'), 1) })
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
  const [first] = logs
  if (first !== undefined) await writeFile(page, formatYear(first.log, logs))
  return logs.flatMap(({ engine, log }) => rowsOf(engine, log))
}

function runYear(url: string, seed: number): Promise<YearLog> {
  return runSchoolYear({ open: (options) => openStore(url, options), seed })
}

function total(weeks: readonly YearWeek[], of: (week: YearWeek) => number): number {
  return weeks.reduce((sum, week) => sum + of(week), 0)
}

function rowsOf(engine: string, { weeks, problems, restarts }: YearLog): readonly Row[] {
  return [
    {
      what: `${engine}: posts that the plan showed`,
      value: total(weeks, (w) => w.planned),
      unit: 'posts',
    },
    { what: `${engine}: posts that came`, value: total(weeks, (w) => w.posted), unit: 'posts' },
    { what: `${engine}: restarts`, value: restarts, unit: 'restarts' },
    {
      what: `${engine}: gates, posts, digests and reminders that were not as shown`,
      value: problems.length,
      unit: 'problems',
      goal: '≤ 0',
    },
  ]
}

function formatYear({ weeks }: YearLog, logs: readonly { engine: string; log: YearLog }[]): string {
  const mondays = [...new Set(weeks.map(({ monday }) => monday))]
  const runs = logs.map(({ engine, log }) => {
    const counts = `${total(log.weeks, (w) => w.planned)} | ${total(log.weeks, (w) => w.posted)} | ${total(log.weeks, (w) => w.reveals)}`
    return `| ${engine} | ${counts} | ${total(log.weeks, (w) => w.digests)} | ${total(log.weeks, (w) => w.reminders)} | ${log.restarts} | ${log.problems.length} |`
  })
  const rows = mondays.map((monday) => {
    const cells = weeks.filter((week) => week.monday === monday).map(formatWeek)
    return `| ${monday} | ${cells.join(' | ')} |`
  })
  return `# A school year

For those who want to know whether the plan can be relied on: two classes, in London and New York, over forty weeks on a clock that
\`npm run bench -- year\` sets. Each evening the plan of the coming days is written down; the next day every turn of the gate, post, example
answer, digest and reminder is compared with it. Three times a week the database is closed and opened again and the bot started anew, half of
the time without a stop, often at the very second of a turn or a post.

| engine | posts planned | posts that came | example answers | digests | reminders | restarts | not as planned |
|---|---|---|---|---|---|---|---|
${runs.join('\n')}

London posts on school days at 08:30 and in weeks A on Wednesdays at 14:00, with example answers, and reads by a plan whose turns come at 07:00.
New York posts at 07:45 and turns at 06:30. Both set homework on Mondays, due on Friday at 15:00, for two students each, who are reminded on
Thursday; the digest comes on Fridays at 15:30 where there is something to tell.

## Week by week

The first of the two columns of a class says up to which scene it is open on the last evening of the week and how many posts came of how many that were
planned; the second, digests (D), reminders (R) and what happened.

| week of | London | | New York | |
|---|---|---|---|---|
${rows.join('\n')}
`
}

function formatWeek({ gate, posted, planned, digests, reminders, notes }: YearWeek): string {
  const events = notes.filter((note) => note !== 'homework')
  const counts = [digests > 0 && `${digests} D`, reminders > 0 && `${reminders} R`, ...events]
  return `scene ${gate}, ${posted} of ${planned} | ${counts.filter(Boolean).join(', ')}`
}
