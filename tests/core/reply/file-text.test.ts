import { expect, test } from 'vitest'
import { fileText } from '../../../src/core/reply/file-text.ts'

test('a file that is not text is described', () => {
  expect(fileText('a,b\n')).toBe('a,b\n')
  expect(fileText(new Uint8Array(2_000_000))).toBe(
    'This file (2 MB) isn’t text, so it can’t be shown here.',
  )
})
