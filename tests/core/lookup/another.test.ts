import { describe, expect, test } from 'vitest'
import { maxComponentIdLength, parseComponentId } from '../../../src/core/command/component-id.ts'
import { anotherAction, parseAnother, pickAnother } from '../../../src/core/lookup/another.ts'

const seeds = [0, 2 ** 31, 2 ** 32 - 1]

describe('a button for another item', () => {
  test('carries the filter and the id of the current item', () => {
    const action = anotherAction('discuss', { scene: 'the-climb', theme: 'duty' }, 'why-count')
    const { command, value } = parseComponentId(action)
    expect(command).toBe('discuss')
    expect(parseAnother('discuss', value)).toEqual({
      filter: { scene: 'the-climb', theme: 'duty' },
      currentId: 'why-count',
    })
  })

  test('leaves out what there is no filter for', () => {
    expect(parseAnother('quote', '//')).toEqual({ filter: {}, currentId: '' })
    expect(parseAnother('quote', '/duty/ninety')).toEqual({
      filter: { theme: 'duty' },
      currentId: 'ninety',
    })
  })

  test('fits every platform, whatever the length of the ids', () => {
    const longest = { character: 'c'.repeat(40), scene: 's'.repeat(40), theme: 't'.repeat(40) }
    for (const command of ['quote', 'discuss'] as const) {
      const action = anotherAction(command, longest, 'i'.repeat(40))
      expect(action).toHaveLength(maxComponentIdLength)
      expect(parseAnother(command, parseComponentId(action).value).currentId).toMatch(/^i+$/)
    }
  })
})

describe('another item', () => {
  const items = [{ id: 'ninety' }, { id: 'ninety-one' }, { id: 'wet-letter' }]

  test('is never the current one while there are others, wherever the list has moved to', () => {
    for (const seed of seeds) {
      expect(pickAnother(items, 'ninety', seed)?.id).not.toBe('ninety')
      expect(pickAnother(items.slice(1), 'ninety-one', seed)?.id).toBe('wet-letter')
    }
  })

  test('is told from the current one by the beginning of its id alone', () => {
    for (const seed of seeds) expect(pickAnother(items, 'nine', seed)?.id).toBe('wet-letter')
  })

  test('is the current one if it is the only one, and nothing if there is none', () => {
    expect(pickAnother([{ id: 'ninety' }], 'ninety', 0)).toEqual({ id: 'ninety' })
    expect(pickAnother([], 'ninety', 0)).toBeUndefined()
  })
})
