import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createShutdown, createSignalHandler, step } from '../src/shutdown.ts'
import { type ManualClock, createManualClock } from './fixtures/manual-clock.ts'

test('parts stop in reverse, and one that fails or hangs keeps no other from it', async () => {
  const clock = createManualClock()
  const { shutdown, steps } = createStop(clock)
  const stopped: string[] = []
  shutdown.add(step('store', 1000, async () => void stopped.push('store')))
  shutdown.add(
    step('slack', 1000, () => new Promise(() => void stopped.push('slack'))),
    step('discord', 1000, async () => void stopped.push('discord')),
  )
  shutdown.add(step('bot', 1000, () => Promise.reject(new Error('The database is away.'))))
  shutdown.add(
    step('page', 1000, () => {
      throw new Error('at once')
    }),
  )
  const run = shutdown.run()
  await clock.flush()
  expect(stopped).toEqual(['slack', 'discord'])
  await clock.advance(1000)
  await run
  expect(stopped).toEqual(['slack', 'discord', 'store'])
  expect(steps()).toEqual(['page', 'bot', 'slack'])
})

test('what was started while the stop ran is stopped too, and nothing is stopped twice', async () => {
  const { shutdown } = createStop(createManualClock())
  const stopped: string[] = []
  shutdown.add(step('store', 1000, async () => void stopped.push('store')))
  expect(shutdown.hasBegun).toBe(false)
  const first = shutdown.run()
  expect(shutdown.hasBegun).toBe(true)
  shutdown.add(step('server', 1000, async () => void stopped.push('server')))
  await Promise.all([first, shutdown.run()])
  expect(stopped).toEqual(['store', 'server'])
})

test('repeated signals change nothing, except a second Ctrl+C that no other program has passed on', () => {
  let now = 0
  const done: string[] = []
  const onSignal = createSignalHandler({
    now: () => now,
    stop: (signal) => void done.push(`stop for ${signal}`),
    endAtOnce: () => void done.push('end'),
  })
  onSignal('SIGINT')
  now += 300
  onSignal('SIGINT')
  now += 3000
  for (const signal of ['SIGTERM', 'SIGHUP', 'SIGTERM']) onSignal(signal)
  expect(done).toEqual(['stop for SIGINT'])
  onSignal('SIGINT')
  expect(done).toEqual(['stop for SIGINT', 'end'])
})

function createStop(clock: ManualClock) {
  const lines: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  return {
    shutdown: createShutdown({ clock, log }),
    /** The steps that the log names as failed or late. */
    steps: () => lines.map((line) => (JSON.parse(line) as { step: string }).step),
  }
}
