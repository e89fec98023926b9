import { pino } from 'pino'
import { expect, onTestFinished, test } from 'vitest'
import { startHousekeeping } from '../../src/app/housekeeping.ts'
import { createMetrics } from '../../src/metrics.ts'
import { createFakeChat } from '../fakes/chat/fake-chat.ts'
import { openBot } from '../fixtures/bot.ts'
import { createManualClock } from '../fixtures/manual-clock.ts'
import { openMemoryStore } from '../fixtures/memory-store.ts'
import { ana, openQuizRoom, teacher } from '../fixtures/quiz-room.ts'
import { minute, monday, schedule } from '../fixtures/schedules.ts'

function open() {
  const { observer, page } = createMetrics()
  /** Returns what follows a name, such as `{platform="web"} 1`, for each of its series. */
  async function values(name: string): Promise<readonly string[]> {
    const { body } = await page()
    return body
      .split('\n')
      .flatMap((line) =>
        line.startsWith(`commonplace_${name}`)
          ? [line.slice(`commonplace_${name}`.length).trim()]
          : [],
      )
  }
  return { observer, values }
}

test('a quiz counts its answers, and how long its changes take to be seen', async () => {
  const { observer, values } = open()
  const quiz = await openQuizRoom({ ceiling: 'everyone' }, observer)
  const opened = quiz.line('quiz start 3')
  await quiz.clock.flush()
  await opened
  await quiz.push('Join', ana)
  await quiz.push('Start now', teacher)
  await quiz.clock.advance(10_000)
  await quiz.answer(ana, true)
  expect(await values('quiz_answers_total')).toEqual(['{platform="web"} 1'])
  const [drawn = ''] = await values('quiz_drawn_seconds_count')
  expect(Number(drawn.split(' ')[1])).toBeGreaterThan(1)
})

test('a daily post is counted by how it ended: in time, late, or paused with its schedule', async () => {
  const { observer, values } = open()
  const clock = createManualClock(monday)
  const store = await openMemoryStore({ clock: clock.now })
  onTestFinished(() => store.close())
  for (const id of ['a', 'b']) {
    const room = { ...schedule().room, id: `discord:${id}` }
    await store.daily.save(
      schedule({ id, room, next: { date: '2027-01-11', at: monday + (id === 'a' ? 0 : minute) } }),
    )
  }
  const chat = createFakeChat({ now: clock.now })
  const { daily } = await openBot({
    store,
    clock,
    observer,
    platforms: new Map([['discord', chat.platform]]),
  })
  await daily.worker.wake()
  expect(await values('daily_posts_total')).toEqual(['{platform="discord",state="sent"} 1'])
  expect(await values('daily_sender')).toEqual(['{platform="discord"} 1'])
  expect(await values('daily_heartbeat_timestamp_seconds')).not.toEqual(['0'])
  clock.set(monday + 20 * minute)
  await daily.worker.wake()
  expect(await values('daily_posts_total')).toContain('{platform="discord",state="late"} 1')
  chat.failWith((request) => (request === 'post' ? 'forbidden' : undefined))
  clock.set(monday + 24 * 60 * minute)
  await daily.worker.wake()
  expect(await values('daily_posts_total')).toContain('{platform="discord",state="failed"} 2')
  expect(await values('daily_pauses_total')).toEqual(['{platform="discord"} 2'])
})

test('housekeeping is counted where it was done, and remembered for all', async () => {
  const { observer, values } = open()
  const clock = createManualClock(monday)
  const store = await openMemoryStore({ clock: clock.now })
  onTestFinished(() => store.close())
  const { purge, stop } = startHousekeeping({
    store,
    clock,
    observer,
    log: pino({ level: 'silent' }),
  })
  await purge()
  await stop()
  expect(await values('housekeeping_runs_total')).toEqual(['{outcome="done"} 1'])
  expect(await store.workload()).toMatchObject({ housekeepingAt: monday })
})
