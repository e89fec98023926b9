/** Real processes, ended by the operating system's kill -9 while answers are on their way. */
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { expect, test } from 'vitest'
import { openStore } from '../../../src/store/store.ts'
import { temporaryFolder } from '../../fixtures/temporary-folder.ts'
import { startScript, within } from './script-process.ts'

const teacher = { id: 'web:rivera', name: 'Ms. Rivera', isTeacher: true }

interface Told {
  readonly n: number
  readonly words: string
}

function startBot(url: string) {
  const child = startScript('quiz-process.ts', url)
  const told: Told[] = []
  let heard: (() => void) | undefined
  createInterface({ input: child.stdout }).on('line', (line) => {
    told.push(JSON.parse(line) as Told)
    heard?.()
  })
  return {
    told,
    send(order: object) {
      child.stdin.write(`${JSON.stringify(order)}\n`)
    },
    /** Resolves when so many answers have come back. */
    async until(count: number): Promise<void> {
      while (told.length < count) {
        const next = new Promise<void>((resolve) => {
          heard = resolve
        })
        await within(`answer ${told.length + 1} of ${count}`, next)
      }
    },
    async kill(): Promise<void> {
      const closed = once(child, 'close')
      child.kill('SIGKILL')
      await closed
    },
  }
}

test('six times kill -9 in one question: nothing acknowledged is lost, nothing counted twice', async () => {
  const url = `sqlite:${await temporaryFolder()}/kill.db`
  const students = Array.from({ length: 120 }, (_, n) => ({
    id: `web:s${n}`,
    name: `S${n}`,
    isTeacher: false,
  }))
  const first = startBot(url)
  first.send({ n: 0, person: teacher, line: 'quiz start 3 seconds:120 about:the-letter' })
  await first.until(1)
  expect(first.told[0]?.words).toContain('The quiz is open')
  for (const [n, person] of [...students, teacher].entries()) {
    first.send({ n, person, address: 'quiz:join:quiz' })
  }
  await first.until(students.length + 2)
  first.send({ n: 0, person: teacher, address: 'quiz:start:quiz' })
  await first.until(students.length + 3)
  await first.kill()
  const round = await openRound(url)

  const acknowledged = new Map<string, string>()
  for (let life = 0; life < 6; life += 1) {
    const bot = startBot(url)
    const missing = students.filter((person) => !acknowledged.has(person.id))
    for (const person of missing) {
      const n = students.indexOf(person)
      bot.send({ n, person, address: `quiz:answer:quiz/${round}/${n % 2}` })
    }
    // The batch that comes after the first acknowledgements is cut in its middle.
    await bot.until(Math.min(5, missing.length))
    await bot.kill()
    for (const { n, words } of bot.told) {
      const [, letter] = /^Your answer: ([AB])\. /.exec(words) ?? []
      if (letter !== undefined) acknowledged.set(students[n]!.id, letter)
    }
  }
  expect(acknowledged.size).toBeGreaterThanOrEqual(10)

  const store = await openStore(url)
  const quiz = (await store.quizzes.read('web:class', 'quiz'))!.quiz
  await store.close()
  const kept = new Map(
    quiz.answers.map((answer) => [answer.person, 'AB'[Number(answer.response[0])]]),
  )
  expect(kept.size).toBe(quiz.answers.length)
  for (const [person, letter] of acknowledged) expect(kept.get(person)).toBe(letter)
  expect(quiz.state).toMatchObject({ phase: 'asking' })
  expect(quiz.players).toHaveLength(students.length + 1)
})

test('kill -9 in both votes and in the talk: each vote stands once where it belongs', async () => {
  const url = `sqlite:${await temporaryFolder()}/kill.db`
  const students = Array.from({ length: 12 }, (_, n) => ({
    id: `web:s${n}`,
    name: `S${n}`,
    isTeacher: false,
  }))

  async function voteAndDie(bot: ReturnType<typeof startBot>, round: string, voters: number[]) {
    const before = bot.told.length
    for (const n of voters) {
      bot.send({ n, person: students[n], address: `quiz:answer:quiz/${round}/${n % 2}` })
    }
    await bot.until(before + voters.length)
    await bot.kill()
  }

  const first = startBot(url)
  first.send({ n: 0, person: teacher, line: 'quiz start 3 mode:peer talk-from:0 talk-to:100' })
  await first.until(1)
  for (const [n, person] of students.entries()) {
    first.send({ n, person, address: 'quiz:join:quiz' })
  }
  await first.until(1 + students.length)
  first.send({ n: 0, person: teacher, address: 'quiz:start:quiz' })
  await first.until(2 + students.length)
  await first.kill()
  const round = await openRound(url, 'first')
  await voteAndDie(startBot(url), String(round), [0, 1, 2, 3, 4, 5])
  await voteAndDie(startBot(url), String(round), [6, 7, 8, 9, 10, 11])

  const third = startBot(url)
  third.send({ n: 0, person: teacher, address: 'quiz:skip:quiz' })
  await third.until(1)
  await voteAndDie(third, `${round}-2`, [0, 2, 4])

  const store = await openStore(url)
  const { quiz } = (await store.quizzes.read('web:class', 'quiz'))!
  await store.close()
  expect(quiz.state).toMatchObject({ phase: 'asking', vote: 'second', round })
  expect(quiz.firstVotes.map(({ person }) => person).toSorted()).toEqual(
    students.map(({ id }) => id).toSorted(),
  )
  expect(quiz.answers.map(({ person }) => person).toSorted()).toEqual([
    'web:s0',
    'web:s2',
    'web:s4',
  ])
  expect(quiz.players.every(({ points }) => points === 0)).toBe(true)
})

/** The first round with buttons for options; the quiz is moved on to it. */
async function openRound(url: string, vote?: 'first'): Promise<number> {
  const store = await openStore(url)
  const round = await store.quizzes.update('web:class', 'quiz', (quiz) => {
    const place = quiz.plan.items.findIndex((item) => item.by === 'one')
    const { message, hostSeenAt, quiet } = quiz.state
    const now = Date.now()
    return {
      result: place,
      quiz: {
        ...quiz,
        state: {
          phase: 'asking' as const,
          round: place,
          askedAt: now,
          // The test does not hurry.
          closesAt: now + 24 * 60 * 60_000,
          returned: false,
          ...(vote === undefined ? {} : { vote }),
          posts: quiz.state.posts,
          extensions: 0,
          message,
          hostSeenAt,
          quiet,
        },
      },
    }
  })
  await store.close()
  return round!.result
}
