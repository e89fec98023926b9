/** Two processes of one bot on one PostgreSQL, whose own clocks are days apart: a reading plan turns in both at the store’s time. */
import { expect, onTestFinished, test } from 'vitest'
import type { ReadingPlan } from '../../../src/core/reading/reading-plan.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openStore } from '../../../src/store/store.ts'
import { type TestBot, openBot, room, student, teacher } from '../../fixtures/bot.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { giveBackPostgres, reusedPostgres } from '../../postgres/database.ts'

const dayMs = 86_400_000
const turn = Date.UTC(2027, 0, 18, 7)

/** Each process believes that it is another day; the store’s time is in the test’s hand. */
async function openSkewed() {
  const url = await reusedPostgres()
  onTestFinished(() => giveBackPostgres(url))
  const time = { now: turn - 5 * dayMs }
  async function open(skewMs: number): Promise<TestBot> {
    const store = await openStore(url, { maxConnections: 4, clock: () => time.now })
    onTestFinished(() => store.close())
    return openBot({
      store,
      clock: createManualClock(turn + skewMs),
      newId: () => `p${skewMs + 9 * dayMs}`,
    })
  }
  const processes = [await open(-3 * dayMs), await open(3 * dayMs), await open(0)]
  return { time, processes, url, open }
}

async function say(bot: TestBot, line: string, person = student): Promise<string> {
  return toPlainText(replyOf(await bot.dispatch.line({ id: 'e', person, room, at: 0, line })))
}

async function offers(bot: TestBot): Promise<string> {
  const suggest = { person: student, room, command: 'scene', subcommand: '', option: 'query' }
  const offered = await bot.dispatch.suggest({ ...suggest, typed: 'the' })
  return offered.map(({ label }) => label).join()
}

const plan: ReadingPlan = {
  pack: 'lantern',
  room: '',
  time: '07:00',
  zone: 'UTC',
  steps: [
    { date: '2027-01-18', scene: 'the-climb' },
    { date: '2027-01-19', scene: 'the-letter' },
  ],
}

test('nothing is open in any process before the turn, and everything that is due in all of them after it', async () => {
  const { time, processes, open } = await openSkewed()
  await processes[0]!.store.reading.save(
    room.class,
    { room: '', pack: 'lantern' },
    { plan, seen: 0, by: teacher, said: 'set the reading plan' },
  )
  for (const [now, climb, letter] of [
    [turn - 5 * dayMs, false, false],
    [turn - 1, false, false],
    [turn, true, false],
    [turn + dayMs - 1, true, false],
    [turn + dayMs, true, true],
  ] as const) {
    time.now = now
    // A process that has just been started knows no more and no less.
    for (const bot of [...processes, await open(30 * dayMs)]) {
      expect((await say(bot, 'scene the climb')).includes('ninety steps')).toBe(climb)
      expect((await say(bot, 'scene the letter')).includes('wet from the boat')).toBe(letter)
      expect((await say(bot, 'search boat')).includes('The letter')).toBe(letter)
      expect((await offers(bot)).includes('The letter')).toBe(letter)
    }
  }
})

test('a hold on one process stops the turn on every other', async () => {
  const { time, processes } = await openSkewed()
  const [here, there] = processes as [TestBot, TestBot]
  await here.store.reading.save(
    room.class,
    { room: '', pack: 'lantern' },
    { plan, seen: 0, by: teacher, said: 'set the reading plan' },
  )
  time.now = turn
  expect(await say(there, 'scene the climb')).toContain('ninety steps')
  const line = { id: 'e', person: teacher, room, at: 0 }
  const shown = replyOf(await here.dispatch.line({ ...line, line: 'reading hold' }))
  await here.dispatch.action({ ...line, componentId: buttonsOf(shown)['Hold it']! })
  time.now = turn + 2 * dayMs
  for (const bot of processes) {
    expect(await say(bot, 'scene the letter')).not.toContain('wet from the boat')
    expect(await say(bot, 'reading')).toContain('On hold')
  }
})

test('a class that is moved back on one process is back on every other with the next thing asked there, whatever their clocks show', async () => {
  const { time, processes } = await openSkewed()
  const key = { room: '', pack: 'lantern' }
  const saved = { plan, seen: 0, by: teacher, said: 'set the reading plan' }
  await processes[0]!.store.reading.save(room.class, key, saved)
  time.now = turn + dayMs
  for (const mover of processes) {
    for (const [to, isOpen] of [
      ['letter', true],
      ['climb', false],
    ] as const) {
      await say(mover, `progress set ${to}`, teacher)
      for (const bot of processes) {
        expect((await say(bot, 'scene the letter')).includes('wet from the boat')).toBe(isOpen)
        expect((await offers(bot)).includes('The letter')).toBe(isOpen)
      }
      time.now += 1_000
    }
  }
})
