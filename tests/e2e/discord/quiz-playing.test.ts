/** What people meet on Discord while a quiz is played: outages, double presses, paused lookups, forms and boards. */
import { expect, test } from 'vitest'
import { textOf } from '../../fakes/discord/state.ts'
import { noProblems, problemsOf } from './discord-bot.ts'
import { seconds, startQuiz } from './quiz-class.ts'

type Quiz = Awaited<ReturnType<typeof startQuiz>>

async function stateOf({ store, guild }: Quiz) {
  const [running] = await store.quizzes.listRunning(`discord:${guild.id}`)
  const found = await store.quizzes.read(running!.plan.class, running!.plan.id)
  return found!.quiz.state as {
    readonly phase: string
    readonly round: number
    readonly closesAt: number
  }
}

test('an outage of Discord in an open question gives its time back, and says so', async () => {
  const quiz = await startQuiz()
  const { fake, student, botClock, boards, untilShown, ask } = quiz
  await ask(student)
  const { closesAt } = await stateOf(quiz)
  fake.faults.outage = true
  for (let passed = 0; passed < 30; passed += 1) {
    await botClock.advance(seconds)
    await fake.until(() => false, { timeoutMs: 20 }).catch(() => false)
  }
  fake.faults.outage = false
  await untilShown('got that time back')
  const after = await stateOf(quiz)
  expect(after).toMatchObject({ phase: 'asking', round: 0 })
  expect(after.closesAt).toBeGreaterThanOrEqual(closesAt + 20 * seconds)
  expect(boards().map(textOf)).toEqual([expect.stringMatching(/^## Question 1 of 3\n/)])
})

test('skip that is pressed twice skips one question, and its panel stays', async () => {
  const quiz = await startQuiz()
  const { fake, student, teacher, boards, untilShown, ask } = quiz
  await ask(student)
  const panel = await (await teacher.press(boards()[0]!, 'Host…')).replied()
  const [first, second] = await Promise.all([
    teacher.press(panel.message!, 'Skip this question'),
    teacher.press(panel.message!, 'Skip this question'),
  ])
  const said = [await first.replied(), await second.replied()].map(({ text }) => text).join()
  expect(said).toContain('already moved on')
  await untilShown('Question 1 of 3: the answer')
  expect(await stateOf(quiz)).toMatchObject({ phase: 'revealing', round: 0 })
  expect(boards()).toHaveLength(1)
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('while a question is open, nothing that somebody has open is lost, and no conversation tells the answer', async () => {
  const quiz = await startQuiz()
  const { fake, channel, student, ask } = quiz
  const scene = await (await student.slash(channel, 'scene', { query: 'carnival' })).replied()
  const before = textOf(scene.message!)
  const controls = JSON.stringify(scene.message!.components)
  await ask(student)
  const refused = await (await student.press(scene.message!, 'Next scene ▶')).replied()
  expect(refused.text).toContain('lookups are paused')
  expect(refused.message?.visibleTo).toBe(student.id)
  expect(textOf(scene.message!)).toBe(before)
  expect(JSON.stringify(scene.message!.components)).toBe(controls)
  for (const where of [channel, student.directMessages()]) {
    for (const [line, options] of [
      ['quote', { words: 'I’ve seen you' }],
      ['scene', { query: 'carnival' }],
      ['search', { words: 'past' }],
      ['review start', { deck: 'lines' }],
    ] as const) {
      const said = await (await student.slash(where, line, options)).replied()
      expect(`${line}: ${said.text}`).toContain('lookups are paused')
    }
    expect(await student.autocomplete(where, 'quote', 'words', 'past')).toEqual([])
  }
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a quiz of which nothing counted is none in the scores', async () => {
  const { fake, channel, student, teacher, ask } = await startQuiz()
  await ask(student)
  await (await teacher.slash(channel, 'quiz stop')).replied()
  const scores = await (await student.slash(channel, 'scores')).replied()
  expect(scores.text).not.toMatch(/\b0 points|1 quiz/)
  expect(scores.text).not.toContain('Stu')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a quiz about too little says so in whole words, and how to start one about everything', async () => {
  const { fake, channel, teacher } = await startQuiz()
  await (await teacher.slash(channel, 'quiz stop')).replied()
  const said: string[] = []
  for (let scene = 1; scene <= 29; scene += 1) {
    const about = `scene ${scene}`
    const { text } = await (
      await teacher.slash(channel, 'quiz start', { questions: 30, about })
    ).replied()
    if (text.includes('is open')) await (await teacher.slash(channel, 'quiz stop')).replied()
    else if (!text.includes('isn’t available')) said.push(text)
  }
  expect(said.length).toBeGreaterThan(5)
  expect(said.filter((text) => /\b1 questions|are only 1|is only [02-9]/.test(text))).toEqual([])
  expect(said.filter((text) => !text.includes('/quiz start'))).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
}, 60_000)
