/** How quickly the answers of 2,000 students who do homework at once are saved, in one class and over a hundred classes. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { Assignment } from '../src/core/homework/assignment.ts'
import {
  type Attempt,
  answerQuestion,
  beginAttempt,
  finishAttempt,
} from '../src/core/homework/attempt.ts'
import { correctAnswer } from '../src/core/quiz/item.ts'
import { type Store, openStore } from '../src/store/store.ts'
import { assignmentWith } from '../tests/fixtures/homework.ts'
import { startPostgres } from '../tests/postgres/server.ts'
import { type Row, quantile } from './row.ts'

const students = 2_000

/** Every act of everybody: rules, transaction on disk, receipt. About half a minute. */
export async function benchHomework(): Promise<readonly Row[]> {
  const folder = await mkdtemp(join(tmpdir(), 'commonplace-bench-'))
  const server = await startPostgres()
  try {
    const rows: Row[] = []
    for (const [name, url] of [
      ['SQLite', `sqlite:${join(folder, 'homework.db')}`],
      ['PostgreSQL', server.url('postgres')],
    ] as const) {
      await using store = await openStore(url)
      for (const classes of [1, 100]) rows.push(...(await crowd(store, name, classes)))
    }
    return rows
  } finally {
    await server.stop()
    await rm(folder, { recursive: true, force: true })
  }
}

/** Everybody begins, answers six questions and hands in, each as soon as their last act was saved, all at the same time. */
async function crowd({ homework }: Store, name: string, classes: number): Promise<readonly Row[]> {
  const now = Date.now()
  const assignments: Assignment[] = []
  for (let index = 0; index < classes; index += 1) {
    const plan = { id: `bench-${classes}-${index}`, class: `bench:${classes}-${index}`, setAt: now }
    const assignment = assignmentWith(plan, { opensAt: now, dueAt: now + 3_600_000 })
    if (!(await homework.create(assignment))) throw new Error('There is no room for homework.')
    assignments.push(assignment)
  }
  const waits: number[] = []
  const began = performance.now()
  await Promise.all(
    Array.from({ length: students }, async (_, index) => {
      const assignment = assignments[index % classes]
      if (assignment === undefined) throw new Error('There is no homework.')
      await doHomework(homework, assignment, `bench:student-${index}`, waits)
    }),
  )
  const seconds = (performance.now() - began) / 1_000
  const where = `${classes === 1 ? 'one class' : `${classes} classes`} (${name})`
  return [
    {
      what: `${students} homeworks at once in ${where}, an act, p50`,
      value: quantile(waits, 0.5),
      unit: 'ms',
    },
    { what: `the same, p99`, value: quantile(waits, 0.99), unit: 'ms', goal: '≤ 2000' },
    { what: `the same, acts a second`, value: waits.length / seconds, unit: '/s' },
    {
      what: `the same, answers lost or wrong of ${students * 6}`,
      value: await countWrong(homework, assignments),
      unit: '',
      goal: '0',
    },
  ]
}

async function doHomework(
  homework: Store['homework'],
  { plan }: Assignment,
  person: string,
  waits: number[],
): Promise<void> {
  const key = { class: plan.class, assignment: plan.id, person, name: person }

  async function act(change: (assignment: Assignment, own: readonly Attempt[]) => Attempt) {
    const since = performance.now()
    await homework.update(key, ({ assignment, attempts }) => ({
      attempt: change(assignment, attempts),
      result: undefined,
    }))
    waits.push(performance.now() - since)
  }

  await act((assignment, own) => {
    const begun = beginAttempt(assignment, own, { person, seed: 1, at: Date.now() })
    if (begun.kind === 'refused') throw new Error(`It was refused: ${begun.why}.`)
    return begun.attempt
  })
  for (const [position, item] of plan.items.entries()) {
    const response = correctAnswer(item)
    await act((assignment, own) => {
      const given = { position, response, at: Date.now() }
      return answerQuestion(assignment, lastOf(own), given).attempt
    })
  }
  await act((assignment, own) => finishAttempt(assignment, lastOf(own), Date.now()).attempt)
}

async function countWrong(
  homework: Store['homework'],
  assignments: readonly Assignment[],
): Promise<number> {
  let right = 0
  for (const { plan } of assignments) {
    for (const { attempt } of await homework.attempts(plan.class, plan.id)) {
      if (attempt.finishedAt !== null) right += attempt.answers.length
    }
  }
  return students * 6 - right
}

function lastOf(own: readonly Attempt[]): Attempt {
  const last = own.at(-1)
  if (last === undefined) throw new Error('Nothing was begun.')
  return last
}
