/** What the two votes of a peer round cost beside the one of a plain round, on the same store in the same run. */
import { isForm } from '../src/core/reply/form.ts'
import { toPlainText } from '../src/core/reply/plain-text.ts'
import { openStore } from '../src/store/store.ts'
import type { TestBot } from '../tests/fixtures/bot.ts'
import { occasion, openQuiz, startBot, studentId, teacher } from './quiz-crowd.ts'
import { type Row, median } from './row.ts'

const students = 500
/** Each quiz has three questions; plain and peer ones take turns, so that both meet the same machine. */
const quizzesOfEach = 3
const rounds = 3

export async function peerRows(name: string, url: string): Promise<readonly Row[]> {
  const store = await openStore(url)
  const bot = await startBot(store)
  const times = { plain: [] as number[], first: [] as number[], second: [] as number[] }
  let wrong = 0
  try {
    for (let quiz = 0; quiz < quizzesOfEach; quiz += 1) {
      wrong += await play(bot, 'plain', times)
      wrong += await play(bot, 'peer', times)
    }
  } finally {
    await bot.stop()
    await store.close()
  }
  const [plain, first, second] = [times.plain, times.first, times.second].map(median) as [
    number,
    number,
    number,
  ]
  const baseline = { name: 'a plain round', value: plain }
  const goal = `≤ ${(1.3 * plain).toFixed(0)}`
  const what = `${students} students at once in a peer round, until all are acknowledged`
  return [
    { what: `${what}: first vote (${name})`, value: first, unit: 'ms', baseline, goal },
    { what: `the same: second vote (${name})`, value: second, unit: 'ms', baseline, goal },
    { what: `votes lost or wrong (${name})`, value: wrong, unit: '', goal: '0' },
  ]
}

/** Plays all rounds of a quiz. Returns how many votes were refused, lost or kept wrongly. */
async function play(
  bot: TestBot,
  mode: 'plain' | 'peer',
  times: Readonly<Record<'plain' | 'first' | 'second', number[]>>,
): Promise<number> {
  const { id, room } = await openQuiz(bot, students - 1, { mode })
  const host = { ...occasion(room, 0), person: teacher }
  const { store } = bot
  let wrong = 0

  async function press(action: string): Promise<void> {
    await bot.dispatch.action({ ...host, componentId: `quiz:${action}:${id}` })
  }

  async function vote(kind: keyof typeof times, round: string): Promise<void> {
    const begun = performance.now()
    const answers = await Promise.all(
      Array.from({ length: students }, (_, n) =>
        bot.dispatch
          .action({ ...occasion(room, n), componentId: `quiz:answer:${id}/${round}/${n % 2}` })
          .catch(() => undefined),
      ),
    )
    times[kind].push(performance.now() - begun)
    wrong += answers.filter(
      (answer) =>
        answer === undefined || isForm(answer) || !toPlainText(answer).startsWith('Your answer:'),
    ).length
  }

  await press('start')
  for (let round = 0; round < rounds; round += 1) {
    if (mode === 'plain') {
      await vote('plain', String(round))
    } else {
      await vote('first', String(round))
      await press('skip')
      await vote('second', `${round}-2`)
    }
    const found = await store.quizzes.read(room.class, id)
    const { answers = [], firstVotes = [] } = found?.quiz ?? {}
    for (const votes of mode === 'plain' ? [answers] : [answers, firstVotes]) {
      const kept = new Map(votes.map(({ person, response }) => [person, response[0]]))
      for (let n = 0; n < students; n += 1) if (kept.get(studentId(room, n)) !== n % 2) wrong += 1
    }
    await press('skip')
  }
  return wrong
}
