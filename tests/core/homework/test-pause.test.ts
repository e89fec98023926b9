import { expect, test } from 'vitest'
import { formatTestPause } from '../../../src/core/homework/test-pause.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'

test('says until when, where the test has an end of its own', () => {
  expect(flatten(formatTestPause(61_000))).toContain('which is in 2 minutes at the latest')
  expect(flatten(formatTestPause(5))).toContain('which is in 1 minute at the latest')
  expect(flatten(formatTestPause(Infinity))).toContain('until you’ve handed it in. To go on')
})
