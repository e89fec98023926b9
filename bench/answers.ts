/** How quickly the answers of 500 students are saved who write under one daily post within a second, how soon each reads three, and how evenly. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import { type Store, openStore } from '../src/store/store.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import { type Row, quantile } from './row.ts'

const students = 500
/** One student in so many reports the first answer that they read. */
const reportsEvery = 50
const windowMs = 1_000

/** Transaction on disk, choice of three, transaction on disk. A few seconds. */
export async function benchAnswers(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  try {
    const rows: Row[] = []
    for (const [name, url] of [
      ['SQLite', `sqlite:${join(folder, 'answers.db')}`],
      ['PostgreSQL', server.url('postgres')],
    ] as const) {
      await using store = await openStore(url)
      for (const names of ['named', 'anonymous'] as const) {
        rows.push(...(await crowd(store, name, names)))
      }
    }
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function crowd(
  { discussion, moderation }: Store,
  engine: string,
  names: 'named' | 'anonymous',
): Promise<readonly Row[]> {
  const post = { class: 'bench:class', schedule: `bench-${names}`, date: '2027-01-13' }
  const promise = { names, minimum: 3, isHeld: false, closesAt: Date.now() + 3_600_000 }
  const question = { room: 'bench:room', item: 'q1', prompt: 'Why?', zone: 'Europe/London' }
  await discussion.open({ ...post, ...promise, ...question, post: { blocks: [] } })
  const writing: number[] = []
  const reading: number[] = []
  const readers = new Map<string, number>()
  let readersServed = 0
  let reported = 0
  await Promise.all(
    Array.from({ length: students }, async (_, index) => {
      await new Promise((resolve) => setTimeout(resolve, (index * windowMs) / students))
      const key = { ...post, person: `bench:student-${index}` }
      const began = performance.now()
      const text = `${'An answer of some length. '.repeat(10)}${index}`
      await discussion.write(key, { id: `${names}-${index}`, name: `Student ${index}`, text })
      const written = performance.now()
      const read = await discussion.read(key, 0)
      writing.push(written - began)
      reading.push(performance.now() - written)
      const seen = read?.kind === 'answers' ? read.answers : []
      for (const { id } of seen) readers.set(id, (readers.get(id) ?? 0) + 1)
      const [first] = seen
      if (first === undefined) return
      readersServed += 1
      await discussion.react(key, first.id, 'agree')
      if (index % reportsEvery !== 0) return
      const report = { person: key.person, reason: 'other', limit: students } as const
      const { kind } = await moderation.report(post.class, first.id, report)
      if (kind === 'reported') reported += 1
    }),
  )
  const { answered } = await discussion.counts(post)
  const listed = await discussion.list(post)
  const agreed = listed.reduce((sum, { reactions }) => sum + reactions.agree, 0)
  const what = `${students} answers in a second, ${names} (${engine})`
  return [
    { what: `${what}, saved, p50`, value: quantile(writing, 0.5), unit: 'ms' },
    { what: 'the same, p99', value: quantile(writing, 0.99), unit: 'ms', goal: '≤ 1000' },
    { what: 'the same, three others read, p99', value: quantile(reading, 0.99), unit: 'ms' },
    { what: 'the same, answers lost', value: students - answered, unit: '', goal: '0' },
    {
      what: 'the same, most readers of one answer',
      value: Math.max(...readers.values()),
      unit: '',
    },
    { what: 'the same, answers nobody has read yet', value: students - readers.size, unit: '' },
    { what: 'the same, reactions lost', value: readersServed - agreed, unit: '', goal: '0' },
    { what: 'the same, reports taken', value: reported, unit: '' },
  ]
}
