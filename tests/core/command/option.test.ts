import { expect, test } from 'vitest'
import { optionHint } from '../../../src/core/command/option.ts'

test('a form does not say of itself that it asks', () => {
  expect(optionHint({ summary: 'The pack (a form asks for it if left out)' })).toBe('The pack')
  expect(optionHint({ summary: 'Last day (the end of term if left out)' })).toBe(
    'Last day (the end of term if left out)',
  )
})
