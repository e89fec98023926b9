/** How quickly a crowd's quiz answers are saved and acknowledged, beside one bare commit for each answer on the same disk. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { toPlainText } from '../src/core/reply/plain-text.ts'
import { isForm } from '../src/core/reply/form.ts'
import { openStore } from '../src/store/store.ts'
import type { TestBot } from '../tests/fixtures/bot.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import { peerRows } from './peer-round.ts'
import { occasion, openQuiz, startBot, teacher } from './quiz-crowd.ts'
import { type Row, quantile } from './row.ts'

const second = 1_000
/** So many quizzes are opened at the same time, until all are. */
const openedTogether = 20
const manyQuizzes = { count: 1_000, students: 10, seconds: 40 }
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
    const one = await crowd([bot], [500], second)
    const twenty = await crowd(
      [bot],
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

/** A thousand quizzes at the same time, served by two bots that share a database, as two processes would; both are in this one. */
async function manyQuizRows(url: string): Promise<readonly Row[]> {
  const { count, students, seconds } = manyQuizzes
  const stores = [await openStore(url), await openStore(url)]
  const bots = await Promise.all(stores.map((store) => startBot(store)))
  try {
    const sizes = Array.from({ length: count }, () => students)
    const { p50, p99, answers, refused, lost } = await crowd(bots, sizes, seconds * second)
    const what = `${count} quizzes of ${students} students within ${seconds} s, two bots`
    return [
      { what: `${what}, p50 (PostgreSQL)`, value: p50, unit: 'ms', goal: '≤ 100' },
      { what: `${what}, p99 (PostgreSQL)`, value: p99, unit: 'ms', goal: '≤ 1000' },
      { what: `${what}: refused of ${answers}`, value: refused, unit: 'answers', goal: '0' },
      { what: `${what}: acknowledged and lost`, value: lost, unit: 'answers', goal: '0' },
    ]
  } finally {
    for (const bot of bots) await bot.stop()
    for (const store of stores) await store.close()
  }
}

interface Figures {
  readonly p50: number
  readonly p99: number
}

function botOf(bots: readonly TestBot[], at: number): TestBot {
  const bot = bots[at % bots.length]
  if (bot === undefined) throw new Error('There is no bot.')
  return bot
}

/**
 * Starts a quiz for each size, lets everyone answer the first question within `span`, and checks what was kept. Answers come
 * evenly, as no class waits for another: in step, those of a thousand quizzes would all come in the same ten milliseconds.
 */
async function crowd(bots: readonly TestBot[], sizes: readonly number[], span: number) {
  const quizzes: Awaited<ReturnType<typeof openQuiz>>[] = []
  for (let from = 0; from < sizes.length; from += openedTogether) {
    const some = sizes.slice(from, from + openedTogether)
    quizzes.push(...(await Promise.all(some.map((size, at) => openQuiz(botOf(bots, at), size)))))
  }
  // Only now, so that none is over before the last one is open.
  for (let from = 0; from < quizzes.length; from += openedTogether) {
    await Promise.all(
      quizzes.slice(from, from + openedTogether).map(({ id, room }, at) =>
        botOf(bots, at).dispatch.action({
          ...occasion(room, 0),
          person: teacher,
          componentId: `quiz:start:${id}`,
        }),
      ),
    )
  }
  const times: number[] = []
  const acknowledged = new Set<string>()
  await Promise.all(
    quizzes.flatMap(({ id, room, size }, at) =>
      Array.from({ length: size }, async (_, n) => {
        await pause(((n + at / quizzes.length) / size) * span)
        const begun = performance.now()
        // A load balancer does not know which process runs the quiz.
        const answer = await botOf(bots, n)
          .dispatch.action({
            ...occasion(room, n),
            componentId: `quiz:answer:${id}/0/${n % 2}`,
          })
          // Not acknowledged, like one that is refused in words.
          .catch(() => undefined)
        times.push(performance.now() - begun)
        if (
          answer !== undefined &&
          !isForm(answer) &&
          toPlainText(answer).startsWith('Your answer:')
        ) {
          acknowledged.add(`${id}/${n}`)
        }
      }),
    ),
  )
  let lost = 0
  for (const { id, room, size } of quizzes) {
    const found = await botOf(bots, 0).store.quizzes.read(room.class, id)
    const kept = new Map(found?.quiz.answers.map(({ person, response }) => [person, response[0]]))
    for (let n = 0; n < size; n += 1) {
      if (acknowledged.has(`${id}/${n}`) && kept.get(`bench:${n}`) !== n % 2) lost += 1
    }
  }
  const answers = times.length
  const refused = answers - acknowledged.size
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
