import { describe, expect, test } from 'vitest'
import { createRequestLimits, requestRates } from '../../src/app/request-limits.ts'
import type { Person, Room } from '../../src/core/platform/room.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { createFakeChat } from '../fakes/chat/fake-chat.ts'
import { openBot, room, student, teacher } from '../fixtures/bot.ts'
import { replyOf } from '../fixtures/invoke.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'

const otherRoom: Room = { ...room, id: 'web:other', class: 'web:other-class' }

function personOf(index: number): Person {
  return { ...student, id: `web:student${index}` }
}

async function openLimitedClass() {
  const clock = createManualClock()
  const chat = createFakeChat({ name: 'web', now: clock.now })
  const bot = await openBot({ clock, platforms: new Map([['web', chat.platform]]), requestRates })
  let events = 0

  function event(person: Person, where: Room) {
    return { id: `event${(events += 1)}`, person, room: where, at: clock.now() }
  }

  async function say(line: string, person = student, where = room): Promise<string> {
    return toPlainText(replyOf(await bot.dispatch.line({ ...event(person, where), line })))
  }

  /** Says a line many times at once. Returns how many were refused. */
  async function flood(
    line: string,
    times: number,
    person: (index: number) => Person = () => student,
  ) {
    const answers = await Promise.all(
      Array.from({ length: times }, (_, index) => say(line, person(index))),
    )
    return answers.filter((answer) => answer.includes('Try again in a few seconds.')).length
  }

  async function press(componentId: string, person = student): Promise<string> {
    const answer = await bot.dispatch.action({ ...event(person, room), componentId })
    return toPlainText(replyOf(answer))
  }

  function suggest(person = student) {
    const option = { command: 'scene', subcommand: '', option: 'query', typed: 'the' }
    return bot.dispatch.suggest({ person, room, ...option })
  }
  return { clock, say, flood, press, suggest, bot }
}

describe('somebody who asks too often', () => {
  test('is told so, and answered again a few seconds later; nobody else notices', async () => {
    const { clock, say, flood } = await openLimitedClass()
    expect(await flood('scene the climb', 1_000)).toBe(900)
    expect(await say('scene the climb')).toBe('That was a lot at once. Try again in a few seconds.')
    expect(await say('scene the climb', personOf(1))).toContain('The climb')
    expect(await say('scene the climb', student, otherRoom)).toContain('a lot at once')
    await clock.advance(3_000)
    expect(await flood('scene the climb', 20)).toBe(0)
  })

  test('gets no suggestions until then', async () => {
    const { clock, suggest } = await openLimitedClass()
    const offered = await Promise.all(Array.from({ length: 300 }, () => suggest()))
    expect(offered.filter((each) => each.length > 0)).toHaveLength(200)
    expect(await suggest(personOf(1))).not.toEqual([])
    await clock.advance(1_000)
    expect(await suggest()).not.toEqual([])
  })

  test('opens no more than a few quizzes, exports and uploads a minute', async () => {
    const { flood } = await openLimitedClass()
    expect(await flood('mydata export', 50)).toBe(40)
    const { flood: floodAgain, clock } = await openLimitedClass()
    expect(await floodAgain('quiz start', 50)).toBe(40)
    await clock.advance(10_000)
    expect(await floodAgain('quiz start', 2)).toBe(1)
  })
})

describe('a class', () => {
  test('of forty who all press at once, ten times over, is answered', async () => {
    const { flood } = await openLimitedClass()
    expect(await flood('scene the climb', 400, (index) => personOf(index % 40))).toBe(0)
  })

  test('that floods the bot is told so, and another class notices nothing', async () => {
    const { clock, say, flood } = await openLimitedClass()
    expect(await flood('help', 1_500, personOf)).toBe(500)
    expect(await say('help', personOf(5_000))).toBe(
      'Your class is very busy right now. Try again in a few seconds.',
    )
    expect(await say('help', teacher)).toContain('What I can do')
    expect(await say('help', personOf(5_001), otherRoom)).toContain('What I can do')
    await clock.advance(1_000)
    expect(await flood('help', 100, (index) => personOf(6_000 + index))).toBe(0)
  })
})

test('an answer to an open question and a teacher’s stop get through, whatever else the person and the class do', async () => {
  const { clock, say, flood, press, bot } = await openLimitedClass()
  await bot.start()
  await say('quiz start', teacher)
  const id = await bot.store.quizzes.findRunningId(room.class, room.id)
  await press(`quiz:join:${id}`)
  await press(`quiz:start:${id}`, teacher)
  await clock.advance(1_000)
  await flood('help', 500)
  await flood('help', 500, () => teacher)
  await flood('help', 1_000, personOf)
  expect(await say('help')).toContain('Try again')
  expect(await press(`quiz:answer:${id}/0/0`)).not.toContain('Try again')
  expect(await say('quiz stop', teacher)).toBe('You’ve stopped the quiz.')
  await bot.stop()
})

test('remembers only so many people, so that its memory is bounded', async () => {
  const clock = createManualClock()
  const limits = createRequestLimits(clock, {
    ...requestRates,
    request: { person: { burst: 1, intervalMs: 60_000 } },
  })
  await limits.count('request', student, room)
  await expect(limits.count('request', student, room)).rejects.toThrow('a lot at once')
  for (let index = 0; index < 5_000; index += 1) {
    await limits.count('request', personOf(index), room)
  }
  await limits.count('request', student, room)
})
