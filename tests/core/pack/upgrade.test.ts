import { describe, expect, test } from 'vitest'
import { isEarlierManifest, upgradeManifest } from '../../../src/core/pack/upgrade.ts'

describe('a pack of an earlier version', () => {
  test('has no format, or says that it is 1', () => {
    expect(isEarlierManifest({ id: 'lantern' })).toBe(true)
    expect(isEarlierManifest({ format: 1, id: 'lantern' })).toBe(true)
    expect(isEarlierManifest({ format: '1', id: 'lantern' })).toBe(true)
    expect(isEarlierManifest({ format: 2, id: 'lantern' })).toBe(false)
    expect(isEarlierManifest({ format: 3, id: 'lantern' })).toBe(false)
  })

  test('keeps everything that it says', () => {
    expect(upgradeManifest({ id: 'lantern', title: 'The Lantern' })).toEqual({
      format: 2,
      id: 'lantern',
      title: 'The Lantern',
    })
  })

  test.each([undefined, null, 'text', 7, [], { format: 2 }])('is not %j', (given) => {
    expect(upgradeManifest(given)).toBe(given)
  })
})
