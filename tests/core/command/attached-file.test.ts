import { expect, test } from 'vitest'
import { requireSize, requireText } from '../../../src/core/command/attached-file.ts'

test.each([
  ['UTF-8', Buffer.from('für')],
  ['UTF-8 with a mark', Buffer.from('\uFEFFfür')],
  ['UTF-16', Buffer.from('\uFEFFfür', 'utf16le')],
])('a text file in %s is read', (_, bytes) => {
  expect(requireText({ name: 'a.txt', bytes })).toBe('für')
})

test('only a calendar may be in the letters of Windows', () => {
  const calendar = Buffer.from('BEGIN:VCALENDAR für', 'latin1')
  expect(requireText({ name: 'a.ics', bytes: calendar })).toContain('für')
  const other = { name: 'a.txt', bytes: Buffer.from('für', 'latin1') }
  expect(() => requireText(other)).toThrow('isn’t a text file')
})

test('a file may be as large as what takes it allows', () => {
  const file = { name: 'a', bytes: Buffer.alloc(6) }
  expect(() => requireSize(file, 6)).not.toThrow()
  expect(() => requireSize(file, 5)).toThrow('The limit is 5 bytes.')
  expect(() => requireSize({ name: 'a', bytes: Buffer.alloc(1_500_001) }, 1_500_000)).toThrow(
    'That file is too large. The limit is 1.5 MB. Choose a smaller one.',
  )
})
