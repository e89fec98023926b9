import { setImmediate } from 'node:timers/promises'
import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createHomeTabs } from '../../../src/adapters/slack/home-tabs.ts'
import { homeView } from '../../../src/render/slack/views.ts'
import { text } from '../../../src/core/reply/reply.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'

/** Home tabs of which a test says what they show; `published` is what Slack got for each person, in order. */
function setUp() {
  const clock = createManualClock()
  const world = { words: 'one', isPartial: false, isDown: false }
  const published: string[] = []
  const tabs = createHomeTabs({
    clock,
    log: pino({ level: 'silent' }),
    build: () =>
      Promise.resolve({
        view: homeView({ blocks: [text(world.words)] }),
        isPartial: world.isPartial,
      }),
    publish(team, user) {
      if (world.isDown) return Promise.reject(new Error('Slack is down.'))
      published.push(`${team}/${user} ${world.words}`)
      return Promise.resolve()
    },
  })
  async function pass(ms: number): Promise<void> {
    await clock.advance(ms)
    await setImmediate()
    await setImmediate()
  }
  return { clock, world, published, tabs, pass }
}

test('many presses within a moment are one more publication, and none if nothing changed', async () => {
  const { world, published, tabs, pass } = setUp()
  await tabs.open('T1', 'U1')
  for (let press = 0; press < 20; press += 1) tabs.acted('T1', 'U1')
  await pass(10_000)
  expect(published).toEqual(['T1/U1 one'])
  world.words = 'two'
  for (let press = 0; press < 20; press += 1) tabs.acted('T1', 'U1')
  await pass(10_000)
  expect(published).toEqual(['T1/U1 one', 'T1/U1 two'])
})

test('a change of a class reaches those of its people who have opened theirs', async () => {
  const { world, published, tabs, pass } = setUp()
  await tabs.open('T1', 'U1')
  await tabs.open('T2', 'U2')
  tabs.acted('T1', 'U3')
  world.words = 'two'
  tabs.changed('slack:T1')
  await pass(10_000)
  expect(published.slice(2)).toEqual(['T1/U1 two'])
})

test('a tab that lacks something is looked at again until it is whole', async () => {
  const { world, published, tabs, pass } = setUp()
  world.isPartial = true
  await tabs.open('T1', 'U1')
  await pass(90_000)
  expect(published).toHaveLength(1)
  Object.assign(world, { isPartial: false, words: 'whole' })
  await pass(60_000)
  expect(published.at(-1)).toBe('T1/U1 whole')
})

test('what was whole stays so during a question', async () => {
  const { world, published, tabs, pass } = setUp()
  await tabs.open('T1', 'U1')
  Object.assign(world, { isPartial: true, words: 'less' })
  tabs.acted('T1', 'U1')
  await pass(60_000)
  expect(published).toEqual(['T1/U1 one'])
})

test('after a day nobody looks any more, after a failure the next change is shown, and nothing after the stop', async () => {
  const { world, published, tabs, pass } = setUp()
  await tabs.open('T1', 'U1')
  Object.assign(world, { isDown: true, words: 'two' })
  tabs.acted('T1', 'U1')
  await pass(10_000)
  world.isDown = false
  tabs.acted('T1', 'U1')
  await pass(10_000)
  expect(published.at(-1)).toBe('T1/U1 two')
  await pass(24 * 3_600_000)
  world.words = 'three'
  tabs.acted('T1', 'U1')
  await pass(10_000)
  expect(published.at(-1)).toBe('T1/U1 two')
  await tabs.open('T1', 'U1')
  tabs.acted('T1', 'U1')
  await tabs.stop()
  world.words = 'four'
  await pass(10_000)
  expect(published.at(-1)).toBe('T1/U1 three')
})
