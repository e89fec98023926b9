import { expect, test } from 'vitest'
import { createAccommodations } from '../../../src/app/accommodations/class-accommodations.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const ana = { id: 'web:ana', name: 'Ana' }

test('what another process has changed holds as soon as the change is noticed', async () => {
  await using store = await openMemoryStore()
  const times = { store: store.accommodations, lifetimeMs: Infinity, clock: createManualClock() }
  const here = createAccommodations(times)
  const there = createAccommodations(times)
  expect(await there.of('class:1', ana.id)).toEqual({ timeFactor: 1, fewerOptions: 0 })
  const teaching = here.forRequest({ person: 'web:rivera', class: 'class:1', homes: ['class:1'] })
  await teaching.set(ana, { timeFactor: 1.5, fewerOptions: 1 })
  expect(await here.of('class:1', ana.id)).toEqual({ timeFactor: 1.5, fewerOptions: 1 })
  there.changed({ kind: 'settings', id: 'class:1' })
  expect(await there.of('class:1', ana.id)).toEqual({ timeFactor: 1.5, fewerOptions: 1 })
  expect(await there.mostTime('class:1')).toBe(1.5)
  expect(await there.mostTime('class:2')).toBe(1)
})
