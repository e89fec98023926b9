import { describe, expect, test } from 'vitest'
import { type ShowableAnswer, chooseFew } from '../../../src/core/discussion/chosen-few.ts'

function answer(id: string, at: number, more: Partial<ShowableAnswer> = {}): ShowableAnswer {
  return {
    id,
    at,
    isShown: true,
    mayBeShown: true,
    isChosen: false,
    reactions: 0,
    ...more,
  }
}

function chosen(...answers: readonly ShowableAnswer[]): string {
  return chooseFew(answers)
    .map(({ id }) => id)
    .join(' ')
}

describe('chooseFew', () => {
  test('takes what a teacher chose, in the order of writing', () => {
    const picked = { isChosen: true }
    expect(
      chosen(
        answer('late', 9, picked),
        answer('loved', 2, { reactions: 9 }),
        answer('early', 1, picked),
      ),
    ).toBe('early late')
  })

  test('takes the two most reacted where nobody chose, the earlier of equals', () => {
    const [a, b, c] = [1, 2, 3].map((at) => answer(`at${at}`, at, { reactions: 2 }))
    if (a === undefined || b === undefined || c === undefined) throw new Error('three are made')
    expect(chosen(c, b, a, answer('most', 4, { reactions: 3 }))).toBe('at1 most')
  })

  test('shows nothing that nobody reacted to, or chose', () => {
    expect(chosen(answer('a', 1), answer('b', 2))).toBe('')
  })

  test('never shows what is held or hidden, or whose writer did not agree, not even when chosen', () => {
    expect(
      chosen(
        answer('held', 1, { isShown: false, isChosen: true, reactions: 5 }),
        answer('private', 2, { mayBeShown: false, isChosen: true, reactions: 5 }),
        answer('fine', 3, { reactions: 1 }),
      ),
    ).toBe('fine')
  })
})
