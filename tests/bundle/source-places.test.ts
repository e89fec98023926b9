import { expect, test } from 'vitest'
import { toSourcePlaces } from '../../src/bundle/source-places.ts'

test.each([
  'Error: no\n    at run (file:///srv/src/core/search.ts:1:2)',
  // Nobody’s words make it read another file.
  'at /bundle/../../etc/passwd.mjs:1:1',
  'at file:///x/bundle/00000000000000000000000000000000/main.mjs:1:1',
])('a stack without a place of a bundle stays as it is: %s', (stack) => {
  expect(toSourcePlaces(stack)).toBe(stack)
})
