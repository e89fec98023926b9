/** How quickly a crowd's quiz answers are saved and acknowledged, beside one bare commit for each answer on the same disk. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { openStore } from '../src/store/store.ts'
import type { TestBot } from '../tests/fixtures/bot.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import { manyQuizRows } from './many-quizzes.ts'
import { peerRows } from './peer-round.ts'
import { answer, countLost, openQuiz, startBot, startQuiz } from './quiz-crowd.ts'
import { type Row, quantile } from './row.ts'

const second = 1_000
/** The whole way of an answer: press, rules, transaction on disk, receipt. About a minute. */
export async function benchQuiz(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  try {
    const bare = await bareAnswers(join(folder, 'bare.db'), 500)
    const rows: Row[] = []
    for (const [name, url] of [
      ['SQLite', `sqlite:${join(folder, 'quiz.db')}`],
      ['PostgreSQL', server.url('postgres')],
    ] as const) {
      rows.push(...(await engineRows(name, url, bare)))
      rows.push(...(await peerRows(name, url)))
    }
    rows.push(...(await manyQuizRows(server.url('postgres'))))
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

async function engineRows(name: string, url: string, bare: Figures): Promise<readonly Row[]> {
  const store = await openStore(url)
  const bot = await startBot(store)
  try {
    const one = await crowd(bot, [500], second)
    const twenty = await crowd(
      bot,
      Array.from({ length: 20 }, () => 100),
      second,
    )
    const baseline = { name: 'a bare SQLite commit each', value: bare.p99 }
    return [
      {
        what: `500 students in one quiz within 1 s, p99 (${name})`,
        value: one.p99,
        unit: 'ms',
        baseline,
        goal: '≤ 500',
      },
      { what: `the same, p50 (${name})`, value: one.p50, unit: 'ms', goal: '≤ 100' },
      {
        what: `20 quizzes of 100 students within 1 s, p99 (${name})`,
        value: twenty.p99,
        unit: 'ms',
        baseline,
        goal: '≤ 1000',
      },
      {
        what: `answers refused or lost of ${one.answers + twenty.answers} (${name})`,
        value: one.refused + one.lost + twenty.refused + twenty.lost,
        unit: '',
        goal: '0',
      },
    ]
  } finally {
    await bot.stop()
    await store.close()
  }
}

interface Figures {
  readonly p50: number
  readonly p99: number
}

/** Starts a quiz for each size, lets everyone answer the first question within `span`, and checks what was kept. */
async function crowd(bot: TestBot, sizes: readonly number[], span: number) {
  const quizzes = await Promise.all(sizes.map((size) => openQuiz(bot, size)))
  // Only now, so that none is over before the last one is open.
  await Promise.all(quizzes.map((quiz) => startQuiz(bot, quiz)))
  const times: number[] = []
  const acknowledged = new Map(quizzes.map((quiz) => [quiz, new Map<number, number>()]))
  let refused = 0
  await Promise.all(
    quizzes.flatMap((quiz) =>
      Array.from({ length: quiz.size }, async (_, n) => {
        await pause((n / quiz.size) * span)
        const begun = performance.now()
        const isAcknowledged = await answer(bot, quiz, n, n % 2)
        times.push(performance.now() - begun)
        if (isAcknowledged) acknowledged.get(quiz)?.set(n, n % 2)
        else refused += 1
      }),
    ),
  )
  const lost = await countLost(bot.store, acknowledged)
  const answers = times.length
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), answers, refused, lost }
}

/** Answers that arrive in the same way, each saved by a transaction of its own. */
async function bareAnswers(path: string, count: number): Promise<Figures> {
  const file = new DatabaseSync(path)
  file.exec('pragma journal_mode = wal; pragma synchronous = full')
  file.exec(
    'create table answer (quiz text, person text, response text, primary key (quiz, person))',
  )
  const insert = file.prepare('insert into answer values (?, ?, ?)')
  const times: number[] = []
  await Promise.all(
    Array.from({ length: count }, async (_, n) => {
      await pause((n / count) * second)
      const begun = performance.now()
      insert.run('quiz', `bench:${n}`, String(n % 2))
      times.push(performance.now() - begun)
    }),
  )
  file.close()
  return { p50: quantile(times, 0.5), p99: quantile(times, 0.99) }
}
