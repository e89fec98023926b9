import { expect, test } from 'vitest'
import type { Subject } from '../../../src/core/platform/changes.ts'
import { engines } from '../../fixtures/engines.ts'

const one: Subject = { kind: 'settings', id: 'web:one' }
const other: Subject = { kind: 'settings', id: 'web:other' }

test('every change on PostgreSQL, and no other, makes another number', async () => {
  const { changes, settings } = await engines[1]!.open()
  const { numbers: before } = await changes.read([one, other])
  const by = { id: 'web:rivera', name: 'Ms. Rivera' }
  await settings.set(one.id, { room: '', name: 'rating', value: 'teen', by })
  const { numbers: after } = await changes.read([one, other])
  expect(after[0]).not.toBe(before[0])
  expect(after[1]).toBe(before[1])
  await settings.clear(one.id, { room: '', name: 'rating', by })
  expect((await changes.read([other, one])).numbers[1]).not.toBe(after[0])
})

test('a file of SQLite, which has one process, counts nothing', async () => {
  const { changes } = await engines[0]!.open()
  await changes.note(one)
  expect((await changes.read([one, other])).numbers).toEqual([0, 0])
})
