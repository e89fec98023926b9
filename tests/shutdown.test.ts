import { pino } from 'pino'
import { expect, test } from 'vitest'
import { createShutdown, createSignalHandler } from '../src/shutdown.ts'
import { createManualClock } from './fixtures/manual-clock.ts'

test('parts stop in reverse, and one that fails or hangs keeps no other from it', async () => {
  const clock = createManualClock()
  const lines: string[] = []
  const log = pino({ level: 'error' }, { write: (line: string) => void lines.push(line) })
  const shutdown = createShutdown({ clock, log })
  const stopped: string[] = []
  shutdown.add('store', 1000, async () => void stopped.push('store'))
  shutdown.add('platform', 1000, () => new Promise(() => void stopped.push('platform')))
  shutdown.add('bot', 1000, () => Promise.reject(new Error('The database is away.')))
  shutdown.add('page', 1000, () => {
    throw new Error('at once')
  })
  const run = shutdown.run()
  await clock.flush()
  expect(stopped).toEqual(['platform'])
  await clock.advance(1000)
  await run
  expect(stopped).toEqual(['platform', 'store'])
  expect(lines.map((line) => (JSON.parse(line) as { step: string }).step)).toEqual([
    'page',
    'bot',
    'platform',
  ])
})

test('a second signal ends at once, unless it is the first one passed on by npm', () => {
  let now = 0
  const done: string[] = []
  const onSignal = createSignalHandler({
    now: () => now,
    stop: (signal) => void done.push(`stop for ${signal}`),
    endAtOnce: () => void done.push('end'),
  })
  onSignal('SIGINT')
  now += 5
  onSignal('SIGINT')
  expect(done).toEqual(['stop for SIGINT'])
  now += 1000
  onSignal('SIGTERM')
  expect(done).toEqual(['stop for SIGINT', 'end'])
})
