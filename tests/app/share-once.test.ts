import { expect, test } from 'vitest'
import { createShareOnce } from '../../src/app/share-once.ts'
import { room, student } from '../fixtures/invoke.ts'

const event = {
  id: 'e',
  person: student,
  room,
  at: 0,
  componentId: 'share:room:a:b:',
  pressedOn: 'm',
}
const alone = { claim: () => Promise.resolve(true), release: () => Promise.resolve() }

function share(): Promise<string> {
  return Promise.resolve('shared')
}

test('two clicks share once, and what failed can be shared again', async () => {
  const shareOnce = createShareOnce(alone)
  await expect(shareOnce(event, () => Promise.reject(new Error('down')))).rejects.toThrow('down')
  expect(await shareOnce(event, share)).toBe('shared')
  await expect(shareOnce({ ...event, at: 3_000 }, share)).rejects.toThrow('already shared')
})

test('something else, somebody else and another message share for themselves', async () => {
  const shareOnce = createShareOnce(alone)
  await shareOnce(event, share)
  expect(await shareOnce({ ...event, componentId: 'share:room:a:c:' }, share)).toBe('shared')
  expect(await shareOnce({ ...event, pressedOn: 'n' }, share)).toBe('shared')
  const ben = { ...student, id: 'web:ben' }
  expect(await shareOnce({ ...event, person: ben }, share)).toBe('shared')
})

test('what the platform has lost can be shared again a minute later', async () => {
  const shareOnce = createShareOnce(alone)
  await shareOnce(event, share)
  expect(await shareOnce({ ...event, at: 60_000 }, share)).toBe('shared')
})
