import { expect, test } from 'vitest'
import { createStatusTracker } from '../../../src/app/status/status-tracker.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

function open() {
  const clock = createManualClock()
  const world = { problem: undefined as string | undefined, store: [] as string[], late: 0 }
  const tracker = createStatusTracker({
    clock,
    platforms: new Map([['slack', { healthProblem: () => world.problem }]]),
    store: {
      healthProblems: () => Promise.resolve(world.store),
      workload: () =>
        world.store.length > 0
          ? Promise.reject(new Error('away'))
          : Promise.resolve({ dailyLate: world.late }),
    },
  })
  return { clock, world, ...tracker }
}

test('says since when something is as it is', async () => {
  const { clock, world, look, read } = open()
  await look()
  const start = clock.now()
  expect(read().parts).toEqual([
    { part: 'slack', condition: 'works', since: start },
    { part: 'saving', condition: 'works', since: start },
    { part: 'daily', condition: 'works', since: start },
  ])
  await clock.advance(60_000)
  world.problem = 'The connection to Slack is down.'
  await look()
  await clock.advance(60_000)
  await look()
  expect(read().parts[0]).toEqual({ part: 'slack', condition: 'away', since: start + 60_000 })
  expect(read().checkedAt).toBe(start + 120_000)
})

test('while the database is away nothing can be saved, and of the daily posts nothing new is known', async () => {
  const { world, look, read } = open()
  world.late = 1
  await look()
  world.store = ['The database doesn’t answer.']
  await look()
  expect(read().parts.map(({ part, condition }) => `${part} ${condition}`)).toEqual([
    'slack works',
    'saving away',
    'daily slow',
  ])
})

test('slow answers show at the next look, which comes by itself', async () => {
  const { clock, answered, start, stop, read } = open()
  start()
  for (let at = 0; at < 9; at += 1) answered('slack', { seconds: 4, outcome: 'late' })
  await clock.advance(15_000)
  expect(read().parts[0]).toMatchObject({ part: 'slack', condition: 'slow' })
  await stop()
})
