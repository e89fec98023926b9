import { DatabaseSync } from 'node:sqlite'
import { expect, test } from 'vitest'
import { optionResolver } from '../../src/adapters/web/ids.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { type Store, openStore } from '../../src/store/store.ts'
import { openBot, room, teacher } from '../fixtures/bot.ts'
import { replyOf } from '../fixtures/invoke.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { roomPlatform } from '../fixtures/room-platform.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'

const otherRoom = { ...room, id: 'web:hall', class: 'web:others' }
const bad = ['bogus', '{"__proto__":null}']

/** Two classes with a daily post and a quiz each, whose process has stopped. `change` then spoils what the first has stored. */
async function openSpoilt(change: string, value: string) {
  const file = `${await temporaryFolder()}/school.db`
  const clock = createManualClock(Date.parse('2027-01-18T08:00:00Z'))
  let ids = 0

  async function boot(store: Store) {
    const platforms = new Map([['web', roomPlatform(clock.now)]] as const)
    const bot = await openBot({ store, clock, platforms, newId: () => `quiz${(ids += 1)}` })
    async function say(line: string, where = room): Promise<string> {
      const event = { id: 'event', person: teacher, room: where, at: clock.now(), line }
      const answer = bot.dispatch.line({ ...event, resolver: optionResolver })
      await clock.flush()
      return toPlainText(replyOf(await answer))
    }
    return { ...bot, say }
  }

  const first = await openStore(`sqlite:${file}`, { clock: clock.now })
  const { say, quizRunner, homeClasses } = await boot(first)
  for (const where of [room, otherRoom]) {
    await say('daily set 08:30 timezone:Europe/London', where)
    await say('quiz save name:warm-up', where)
    await say('quiz start', where)
  }
  await quizRunner.stop()
  await homeClasses.settled()
  await first.close()
  const database = new DatabaseSync(file)
  database.prepare(`${change} where class = 'web:class'`).run(value)
  database.close()
  const store = await openStore(`sqlite:${file}`, { clock: clock.now })
  const school = await boot(store)
  async function close(): Promise<void> {
    await school.quizRunner.stop()
    await school.homeClasses.settled()
    await store.close()
  }
  return { ...school, clock, close }
}

test.each([...bad, '{"time":"08:30","zone":"Mars/Olympus","days":["mon"],"holidays":[]}'])(
  'a daily post whose calendar is %s is paused, can be set again, and holds up no other class',
  async (value) => {
    const { say, clock, store, close } = await openSpoilt(
      'update daily_schedule set calendar = ?',
      value,
    )
    clock.set(Date.parse('2027-01-18T08:30:00Z'))
    const claim = { owner: 'me', leaseMs: 1000, limit: 10, platforms: ['web'] as const }
    const claimed = await store.daily.claimSchedules(claim)
    expect(claimed.map((schedule) => schedule.room.class)).toEqual(['web:others'])
    expect(await say('daily status')).toContain(
      'Its time and days can’t be read any more. Please set them again with daily set.',
    )
    await say('daily set 09:15 timezone:Europe/Paris')
    expect(await say('daily status')).toContain('on, next post Tue, 19 Jan 2027 09:15')
    await close()
  },
)

test.each(['plan', 'state'].flatMap((column) => bad.map((value) => [column, value] as const)))(
  'a quiz whose %s is %j keeps nobody from another one',
  async (column, value) => {
    const { say, close } = await openSpoilt(
      `update quiz set phase = 'asking', ${column} = ?`,
      value,
    )
    expect(await say('quiz stop')).toContain('No quiz is running in this channel.')
    expect(await say('quiz class')).not.toContain('went wrong')
    expect(await say('quiz start')).toContain('The quiz is open.')
    expect(await say('quiz stop')).toBe('You’ve stopped the quiz.')
    expect(await say('quiz report')).not.toContain('went wrong')
    await close()
  },
)

test.each(bad)('a preset that is %s is as good as none', async (value) => {
  const { say, close } = await openSpoilt('update quiz_preset set preset = ?', value)
  expect(await say('quiz presets')).toContain('There are no presets yet.')
  await say('quiz save name:warm-up')
  expect(await say('quiz presets')).toContain('warm-up')
  await close()
})
