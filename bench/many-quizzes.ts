/** A thousand quizzes at the same time, each in a class of its own, on PostgreSQL: two bots in processes of their own, pressed from this one. */
import { fork } from 'node:child_process'
import { setTimeout as pause } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import { openStore } from '../src/store/store.ts'
import type { QuizRequest } from './quiz-app.ts'
import { type CrowdedQuiz, countLost } from './quiz-crowd.ts'
import { type Row, quantile } from './row.ts'

/** How many quizzes there are, how many students each has, and within how many seconds all of them answer. */
const thousand = { count: 1_000, students: 10, seconds: 40 }
/** How many quizzes are being opened at any time, until all are open. */
const openedTogether = 8
/** How many answers are on their way at any time, to find out how many a second there can be. */
const answeredTogether = 64

type Load = typeof thousand
type WithoutNumber<R> = R extends unknown ? Omit<R, 'number'> : never
type Ask = (request: WithoutNumber<QuizRequest>) => Promise<unknown>
type Press = (quiz: CrowdedQuiz, n: number, option: number) => Promise<void>

interface Measured {
  readonly perSecond: number
  readonly p50: number
  readonly p99: number
  readonly refused: number
  /** Processor time of both bots for an answer, milliseconds. */
  readonly cpu: number
}

export async function manyQuizRows(url: string, load = thousand): Promise<readonly Row[]> {
  const bots = [await startProcess(url), await startProcess(url)]
  const store = await openStore(url)
  try {
    const quizzes = await openAll(bots, load)
    const acknowledged = new Map(quizzes.map((quiz) => [quiz, new Map<number, number>()]))
    const evenly = await measure(bots, acknowledged, (press) => pressEvenly(quizzes, load, press))
    const lostEvenly = await countLost(store, acknowledged)
    const full = await measure(bots, acknowledged, (press) => pressAtOnce(quizzes, load, press))
    const lost = lostEvenly + (await countLost(store, acknowledged))
    return rowsOf(load, { evenly, full, lost })
  } finally {
    await store.close()
    for (const ask of bots) await ask({ kind: 'stop' })
  }
}

function rowsOf(
  { count, students, seconds }: Load,
  {
    evenly,
    full,
    lost,
  }: { readonly evenly: Measured; readonly full: Measured; readonly lost: number },
): readonly Row[] {
  const answers = count * students
  const what = `${count} quizzes of ${students} students within ${seconds} s, two processes`
  return [
    { what: `${what}, p50 (PostgreSQL)`, value: evenly.p50, unit: 'ms', goal: '≤ 100' },
    { what: `${what}, p99 (PostgreSQL)`, value: evenly.p99, unit: 'ms', goal: '≤ 1000' },
    { what: `${what}: refused of ${answers}`, value: evenly.refused, unit: 'answers', goal: '0' },
    { what: 'the same: processor time of the bots for an answer', value: evenly.cpu, unit: 'ms' },
    {
      what: `the same quizzes, ${answeredTogether} answers at once`,
      value: full.perSecond,
      unit: 'a second',
    },
    { what: `${answeredTogether} at once, p50`, value: full.p50, unit: 'ms' },
    {
      what: `${answeredTogether} at once: refused of ${answers}`,
      value: full.refused,
      unit: 'answers',
    },
    {
      what: `${answeredTogether} at once: processor time of the bots for an answer`,
      value: full.cpu,
      unit: 'ms',
    },
    { what: 'acknowledged and lost of all these', value: lost, unit: 'answers', goal: '0' },
  ]
}

/** A load balancer does not know which process runs a quiz. */
function botOf(bots: readonly Ask[], at: number): Ask {
  const bot = bots[at % bots.length]
  if (bot === undefined) throw new Error('There is no bot.')
  return bot
}

async function openAll(
  bots: readonly Ask[],
  { count, students: size }: Load,
): Promise<readonly CrowdedQuiz[]> {
  const quizzes: CrowdedQuiz[] = []
  await atOnce(openedTogether, count, async (at) => {
    const classId = `bench:class-${at}`
    const quiz = await botOf(bots, at)({ kind: 'open', classId, size })
    quizzes.push(quiz as CrowdedQuiz)
  })
  // Only now, so that none is over before the last one is open.
  await atOnce(openedTogether, count, async (at) => {
    const quiz = quizzes[at]
    if (quiz !== undefined) await botOf(bots, at)({ kind: 'start', quiz })
  })
  return quizzes
}

async function measure(
  bots: readonly Ask[],
  acknowledged: ReadonlyMap<CrowdedQuiz, Map<number, number>>,
  pressAll: (press: Press) => Promise<unknown>,
): Promise<Measured> {
  const cpuBefore = await cpuOf(bots)
  const times: number[] = []
  let refused = 0
  const begun = performance.now()
  await pressAll(async (quiz, n, option) => {
    const since = performance.now()
    const isAcknowledged = await botOf(bots, n)({ kind: 'answer', quiz, n, option })
    times.push(performance.now() - since)
    if (isAcknowledged === true) {
      acknowledged.get(quiz)?.set(n, option)
    } else {
      // Whoever is told that it may not have worked does not know which answer counts.
      acknowledged.get(quiz)?.delete(n)
      refused += 1
    }
  })
  return {
    perSecond: (times.length - refused) / ((performance.now() - begun) / 1000),
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    refused,
    cpu: ((await cpuOf(bots)) - cpuBefore) / times.length,
  }
}

/** Evenly, as no class waits for another: in step, the answers of all would come in the same ten milliseconds. */
function pressEvenly(
  quizzes: readonly CrowdedQuiz[],
  { students, seconds }: Load,
  press: Press,
): Promise<unknown> {
  return Promise.all(
    quizzes.flatMap((quiz, at) =>
      Array.from({ length: students }, async (_, n) => {
        await pause(((n + at / quizzes.length) / students) * seconds * 1000)
        await press(quiz, n, n % 2)
      }),
    ),
  )
}

/** Everybody changes their answer, as fast as the bots can take it. */
function pressAtOnce(
  quizzes: readonly CrowdedQuiz[],
  { students }: Load,
  press: Press,
): Promise<unknown> {
  return atOnce(answeredTogether, quizzes.length * students, async (at) => {
    const quiz = quizzes[at % quizzes.length]
    const n = Math.floor(at / quizzes.length)
    if (quiz !== undefined) await press(quiz, n, (n + 1) % 2)
  })
}

/** Does the work for each number below `count`, so many at a time. */
async function atOnce(
  width: number,
  count: number,
  work: (at: number) => Promise<void>,
): Promise<void> {
  let next = 0
  async function workOn(): Promise<void> {
    while (next < count) await work(next++)
  }
  await Promise.all(Array.from({ length: width }, workOn))
}

async function cpuOf(bots: readonly Ask[]): Promise<number> {
  const each = await Promise.all(bots.map((ask) => ask({ kind: 'cpu' })))
  return each.reduce((sum: number, one) => sum + Number(one), 0)
}

/** Returns what asks a new bot, once it is ready. */
async function startProcess(url: string): Promise<Ask> {
  const child = fork(fileURLToPath(new URL('quiz-app.ts', import.meta.url)), [url])
  const waiting = new Map<number, PromiseWithResolvers<unknown>>()
  let count = 0

  function wait(number: number): Promise<unknown> {
    const answered = Promise.withResolvers<unknown>()
    waiting.set(number, answered)
    return answered.promise
  }

  child.on(
    'message',
    ({ number, result }: { readonly number: number; readonly result: unknown }) => {
      waiting.get(number)?.resolve(result)
      waiting.delete(number)
    },
  )
  child.on('exit', () => {
    for (const { reject } of waiting.values()) reject(new Error('A bot has ended.'))
  })
  await wait(0)
  return (request) => {
    const number = (count += 1)
    child.send({ ...request, number })
    return wait(number)
  }
}
