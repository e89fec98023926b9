import { expect, test } from 'vitest'
import { limitCards } from '../../../src/core/review/limit-cards.ts'

const refs = [{ kind: 'quote', item: 'a', part: '' }] as never

test('cards are added until somebody has as many as anybody may have', async () => {
  let owned = 19_999
  const add = limitCards(
    {
      add(added) {
        owned += added.length
        return Promise.resolve(added.length)
      },
    },
    () => Promise.resolve(owned),
  )
  expect(await add(refs, 0)).toBe(1)
  await expect(add(refs, 0)).rejects.toThrow('You can have up to 20,000 flashcards')
  expect(owned).toBe(20_000)
})
