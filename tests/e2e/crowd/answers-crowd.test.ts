/** A whole lecture answers one daily post at once: no answer is lost or doubled, and everybody reads three others, none much more often than another. */
import { expect, test } from 'vitest'
import type { Dispatcher } from '../../../src/app/dispatch.ts'
import { systemClock } from '../../../src/app/system-clock.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Store } from '../../../src/store/store.ts'
import { textOf } from '../../fakes/discord/state.ts'
import { openAnsweringClass, student as webStudent } from '../../fixtures/answering-class.ts'
import { replyOf } from '../../fixtures/invoke.ts'
import { noProblems, problemsOf, startBot } from '../discord/discord-bot.ts'
import { expectClean, shown, startSchool } from '../slack/slack-class.ts'

/** More are asked for by hand: `ANSWER_CROWD=500 npx vitest run tests/e2e/crowd/answers-crowd.test.ts`. */
const size = Number(process.env['ANSWER_CROWD'] ?? 60)
const crowd = Array.from({ length: size }, (_, at) => at)

/** One that no other answer has within it. */
function answerOf(at: number): string {
  return `Answer ${at} ends.`
}

function answersIn(text: string): readonly number[] {
  return [...new Set([...text.matchAll(/Answer (\d+) ends\./g)].map(([, at]) => Number(at)))]
}

/** What each read, in the order of the crowd. */
function expectFair(pages: readonly string[]): void {
  const read = pages.map((page) => answersIn(page))
  expect(read.filter((answers, at) => answers.length !== 3 || answers.includes(at))).toEqual([])
  const readers = crowd.map((at) => read.filter((answers) => answers.includes(at)).length)
  expect(Math.max(...readers)).toBeLessThanOrEqual(6)
  expect(readers.filter((count) => count === 0).length).toBeLessThanOrEqual(3)
}

async function expectEveryAnswerOnce({ discussion }: Store, className: string): Promise<void> {
  const [only, ...others] = await discussion.recent(className, 5)
  expect(others).toEqual([])
  const texts = (await discussion.list(only!)).map(({ text }) => text)
  expect(texts.toSorted()).toEqual(crowd.map(answerOf).toSorted())
}

async function time<T>(took: number[], work: () => Promise<T>): Promise<T> {
  const began = performance.now()
  const done = await work()
  took.push(performance.now() - began)
  return done
}

/** Keeps how long the bot took for each press, without the way there and back. */
function timed(took: number[]) {
  return (dispatch: Dispatcher): Dispatcher => ({
    ...dispatch,
    action: (press) => time(took, () => dispatch.action(press)),
  })
}

function report(took: readonly number[], where: string): void {
  const sorted = took.toSorted((a, b) => a - b)
  const [half, most, last] = [0.5, 0.99, 1].map((share) =>
    Math.round(sorted[Math.ceil(sorted.length * share) - 1] ?? 0),
  )
  if (process.env['ANSWER_CROWD'] !== undefined) {
    process.stdout.write(
      `${where}: ${took.length} presses, ${half} ms p50, ${most} ms p99, ${last} ms at most\n`,
    )
  }
}

test('through the commands alone', async () => {
  const { answer, push, postNow, store } = await openAnsweringClass()
  const post = await postNow()
  const took: number[] = []
  const people = crowd.map((at) => webStudent(`s${at}`))
  const written = await Promise.all(
    people.map((person, at) => time(took, () => answer(person, answerOf(at), post))),
  )
  expect(written.filter((reply) => !toPlainText(reply).includes('Your answer is in.'))).toEqual([])
  const pages = await Promise.all(
    people.map((person) => time(took, () => push('Read the others', person, post))),
  )
  expectFair(pages.map((page) => toPlainText(replyOf(page))))
  await expectEveryAnswerOnce(store(), 'web:class')
  report(took, 'commands')
})

test('on Discord', async () => {
  const took: number[] = []
  const { fake, guild, channel, teacher, store, room, answeredPosts } = await startBot({
    through: timed(took),
  })
  await (await teacher.slash(channel, 'answers settings', { answers: 'on' })).replied()
  const set = { time: '08:30', timezone: 'Europe/London', days: 'mon-sun' }
  await (await teacher.slash(channel, 'daily set', set)).replied()
  await (await teacher.slash(channel, 'daily now')).replied()
  const post = await fake.until(() =>
    fake.messages(channel).find((message) => textOf(message).includes('Nobody has answered yet.')),
  )
  const people = crowd.map((at) => fake.addPerson(guild, `S${at}`))
  const written = await Promise.all(
    people.map(async (person, at) => {
      const form = await person.press(post!, 'Write my answer')
      return (await person.submitModal(form, { answer: answerOf(at) })).replied()
    }),
  )
  expect(written.filter(({ text }) => !text.includes('Your answer is in.'))).toEqual([])
  const pages = await Promise.all(
    people.map(async (person) => (await person.press(post!, 'Read the others')).replied()),
  )
  expectFair(pages.map(({ text }) => text))
  await expectEveryAnswerOnce(store, room.class)
  await answeredPosts.drawStale()
  expect(textOf(post!)).toContain(`${size} people have answered.`)
  expect(problemsOf(fake)).toEqual(noProblems)
  report(took, 'Discord')
})

test('on Slack', async () => {
  const took: number[] = []
  const { slack, team, ada, channel, room, platforms, platform, store, answeredPosts } =
    await startSchool('http', { dispatch: timed(took), clock: systemClock })
  platforms.set('slack', platform)
  await (await ada.command(channel, '/study', 'answers settings answers:on')).answer()
  const daily = 'daily set 08:30 Europe/London days:mon-sun'
  await (await ada.command(channel, '/study', daily)).answer()
  await ada.command(channel, '/study', 'daily now')
  await slack.until(() => team.posts(channel).length > 0)
  const [post] = team.posts(channel)
  const people = crowd.map((at) => team.addPerson({ name: `s${at}` }))
  const pressed = await Promise.all(people.map((person) => person.press(post!, 'Write my answer')))
  // Slack opens a hundred windows a minute; whoever gets none fills the form in as a message.
  await slack.until(() => pressed.every(({ answers, modal }) => modal ?? answers[0]))
  const sent = await Promise.all(
    people.map((person, at) => {
      if (person.modal !== undefined) {
        return person.submit(person.modal, { 'field/answer': answerOf(at) })
      }
      const [message] = pressed[at]!.answers
      person.fill(message!, { 'field/answer': answerOf(at) })
      return person.press(message!, 'Send')
    }),
  )
  await slack.until(() =>
    sent.every(({ seen, modal }) =>
      [...seen, modal].some((each) => each && shown(each).includes('Your answer is in.')),
    ),
  )
  const read = await Promise.all(people.map((person) => person.press(post!, 'Read the others')))
  await slack.until(() => read.every(({ answers }) => answers.length > 0))
  expectFair(read.map(({ answers }) => answers.map((each) => shown(each)).join()))
  await expectEveryAnswerOnce(store, room.class)
  await answeredPosts.drawStale()
  await expect.poll(() => shown(team.posts(channel)[0]!)).toContain(`${size} people have answered.`)
  expectClean(slack)
  report(took, 'Slack')
})
