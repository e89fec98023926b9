import { expect, test } from 'vitest'
import { directMessageClassOf } from '../../../src/core/platform/room.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { ReplyOrForm } from '../../../src/core/reply/form.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { showItem } from '../../../src/core/homework/shown-item.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { ana, ben, openHomeworkClass, room, teacher } from '../../fixtures/homework-class.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'
import { openQuizRoom } from '../../fixtures/quiz-room.ts'
import { wayTo } from '../../fixtures/way-to-answer.ts'

const day = 86_400_000
const own = { ...room, class: directMessageClassOf(ana.id), id: 'web:me' }

/** Ana has answered homework with so many of its five questions wrong; its answers are shown once she hands it in. */
async function openAfterHomework(wrong = 2) {
  const bot = await openHomeworkClass()
  await bot.set('questions:5 due:Friday timezone:Europe/London')
  await bot.push(await bot.card(), 'Begin or go on', ana)
  const { order } = (await bot.attempt(ana))!
  for (const [index, position] of order.entries()) await bot.answer(ana, position, index >= wrong)
  const missed = order.slice(0, wrong)

  async function run(id = 'hw2') {
    const key = { class: room.class, assignment: id }
    const assignment = await bot.assignment(id)
    const attempts = await bot.store().homework.attemptsOf({ ...key, person: ana.id })
    return { assignment, attempts }
  }

  /** Answers the question that is asked now. */
  async function answer(right: boolean, id = 'hw2', where = room): Promise<Reply> {
    const { assignment, attempts } = await run(id)
    const attempt = attempts.at(-1)!
    const position = attempt.order.find(
      (each) => !attempt.answers.some((given) => given.position === each),
    )!
    const item = showItem(assignment.plan.items[position]!, attempt, position).item
    const [way, given] = wayTo(item, `${id}/${attempt.number}/${position}`, right)
    const replied = await bot.press(way.replace(/^quiz:/, 'review:missed-'), ana, {
      ...given,
      where,
    })
    return replyOf(replied)
  }

  return { ...bot, missed, run, answer }
}

function words(reply: ReplyOrForm): string {
  return toPlainText(replyOf(reply))
}

test('what was missed comes until it is known, across a restart and days, and nobody else sees it', async () => {
  const { say, line, push, answer, restart, clock, missed, run, assignment, platform, ...bot } =
    await openAfterHomework()
  // The answers are not shown before the homework is handed in.
  expect(await say('review missed', ana)).toContain('You’ve missed nothing lately.')
  const [first] = (await bot.attempt(ana))!.order
  expect(first).toBe(missed[0])
  await push(await line('homework open', ana), 'Hand in', ana)
  const posted = platform.messages.length

  const begun = await line('review missed', ana)
  expect(words(begun)).toContain('There are 2 questions that you missed lately.')
  expect(words(begun)).toContain('Question 1 of 2')
  expect(begun.private).toBe(true)
  const { items } = (await assignment()).plan
  const ids = (await run()).assignment.plan.items.map(({ id }) => id)
  expect(ids.toSorted()).toEqual(missed.map((each) => items[each]!.id).toSorted())
  const wrong = await answer(false)
  expect(wrong.tone).toBe('wrong')
  expect(words(wrong)).toContain('This one comes again later.')

  await restart()
  clock.set(clock.now() + 9 * day)
  expect(await say('review missed', ben)).toContain('You’ve missed nothing lately.')
  const back = await line('review missed', ana, own)
  expect(words(back)).toContain('Welcome back.')
  expect(words(back)).toContain('Question 2 of 2')
  const right = await answer(true, 'hw2', own)
  expect(words(right)).toContain('1 of 2 right so far.')
  const again = await push(right, 'Next', ana)
  expect(words(again)).toContain('Once more')
  const end = await answer(true)
  expect(words(end)).toContain('You know both questions now.')
  expect(await say('review missed', ana)).toContain('You’ve missed nothing lately.')

  // It is no homework, and nobody learns of it.
  expect(platform.messages).toHaveLength(posted)
  for (const asked of ['homework list', 'homework report 1', 'scores', 'quiz class']) {
    expect(await say(asked, teacher)).not.toContain('what you missed')
  }
  expect(await say('mydata show', ana)).toContain('practice')
  await bot.store().personalData.erase(ana.id)
  expect(await bot.store().homework.listPractices(room.class, ana.id)).toEqual([])
})

test('it ends kindly after three tries each, says what is left, and old buttons show the end', async () => {
  const { say, line, push, answer } = await openAfterHomework()
  await push(await line('homework open', ana), 'Hand in', ana)
  const begun = await line('review missed', ana)
  let last = begun
  for (let times = 0; times < 6; times += 1) {
    last = await answer(false)
    if (times < 5) await push(last, 'Next', ana)
  }
  expect(words(last)).toContain('These questions are hard ones.')
  expect(words(last)).toContain('Some things need more than three tries.')
  expect(words(last)).toContain('Worth reading again:')
  expect(Object.keys(buttonsOf(last))).not.toContain('Next')
  // What is left can be tried again.
  expect(await say('review missed', ana)).toContain('Question 1 of 2')
})

test('what the class has not reached stays out, and nobody else can answer', async () => {
  const { say, line, push, press, run, assignment } = await openAfterHomework(5)
  await push(await line('homework open', ana), 'Hand in', ana)
  await say('progress set the letter', teacher)
  expect(await say('review missed', ana)).toContain('that you missed lately')
  const reached = new Set(lantern.scenes.slice(0, 2).map(({ id }) => id))
  const all = (await assignment()).plan.items
  const inReach = all.filter(({ scene }) => reached.has(scene))
  const { items } = (await run()).assignment.plan
  expect(inReach.length).toBeGreaterThan(0)
  expect(inReach.length).toBeLessThan(all.length)
  expect(items.map(({ id }) => id).toSorted()).toEqual(inReach.map(({ id }) => id).toSorted())

  expect(words(await press('review:missed-answer:hw2/1/0/0', ben))).toContain(
    'isn’t there any more',
  )
  expect(words(await press('review:missed-next:hw2', teacher))).toContain('isn’t there any more')
  for (const action of ['post', 'close-sure', 'report', 'names']) {
    await press(`homework:${action}:hw2`, teacher)
  }
  expect((await run()).assignment.state).toMatchObject({ closedAt: null, message: null })
  expect(words(await press('review:missed-next:hw1', ana))).toContain('isn’t there any more')
  expect(await say('review missed', ben, own)).toContain('begin in a channel of your class')
})

test('a quiz’s missed questions come in, but not while a question is open for the person', async () => {
  const quiz = await openQuizRoom()
  const { line, say, answer } = quiz
  await line('quiz start questions:5', teacher)
  await quiz.push('Join', ana)
  await quiz.push('Join', ben)
  await quiz.push('Start now', teacher)
  expect(await answer(ana, false)).toContain('Saved')
  expect(await say('review missed', ana)).toContain('lookups are paused')
  await answer(ben, true)
  // What a running quiz asks stays out of it.
  expect(await say('review missed', ana)).toContain('You’ve missed nothing lately.')
  await line('quiz stop', teacher)
  const begun = await say('review missed', ana)
  expect(begun).toContain('There’s 1 question that you missed lately.')
})
