/** Who talks with whom: as many pairs of two different answers as there can be, and nobody alone. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Quiz } from '../../../src/core/quiz/quiz.ts'
import { talkGroups } from '../../../src/core/quiz/talk-groups.ts'
import { lobbyOf } from '../../fixtures/lobby.ts'

const during = { round: 0, extensions: 0, message: null, posts: 0, hostSeenAt: 0, quiet: 0 }

/** A class in the talk, in which the nth student chose the nth option. */
function talking(chosen: readonly number[], gone: readonly number[] = []): Quiz {
  const player = { team: 0, alias: null, pseudonym: null, seated: true, points: 0, hidden: false }
  return {
    ...lobbyOf('q'),
    state: { phase: 'talking', endsAt: 9, ...during },
    players: chosen.map((_, n) => ({
      ...player,
      person: `p${n}`,
      name: `Student ${n}`,
      missed: gone.includes(n) ? 2 : 0,
    })),
    firstVotes: chosen.map((option, n) => ({
      person: `p${n}`,
      round: 0,
      response: [option],
      at: 0,
      took: 0,
      score: null,
    })),
  }
}

function idsOf(quiz: Quiz): readonly (readonly string[])[] {
  return talkGroups(quiz).map((group) => group.map(({ person }) => person))
}

test('pairs hold two different answers wherever there are enough of them', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(2), { minLength: 2, maxLength: 40 }), (chosen) => {
      const groups = idsOf(talking(chosen))
      expect(groups.flat().toSorted()).toEqual(chosen.map((_, n) => `p${n}`).toSorted())
      const sizes = groups.map(({ length }) => length)
      expect(sizes.filter((size) => size === 3)).toHaveLength(chosen.length % 2)
      expect(sizes.every((size) => size === 2 || size === 3)).toBe(true)
      const mixed = groups.filter(
        (group) => new Set(group.map((id) => chosen[Number(id.slice(1))])).size > 1,
      )
      const largest = Math.max(
        ...[0, 1, 2].map((option) => chosen.filter((one) => one === option).length),
      )
      const possible = Math.min(Math.floor(chosen.length / 2), chosen.length - largest)
      expect(mixed.length).toBeGreaterThanOrEqual(possible)
    }),
    { numRuns: 300 },
  )
})

describe('small rooms', () => {
  test.each([
    [1, []],
    [2, [2]],
    [3, [3]],
    [5, [3, 2]],
  ])('of %i', (size, sizes) => {
    const groups = idsOf(talking(Array.from({ length: size }, (_, n) => n % 2)))
    expect(groups.map(({ length }) => length)).toEqual(sizes)
  })
})

test('the draw does not depend on the order in which votes are listed', () => {
  const quiz = talking([0, 1, 2, 0, 1, 1, 0])
  const { firstVotes, players } = quiz
  const turned = { ...quiz, firstVotes: firstVotes.toReversed(), players: players.toReversed() }
  expect(idsOf(turned)).toEqual(idsOf(quiz))
})

test('nobody is left alone, and other pairs stay, when somebody leaves', () => {
  const before = idsOf(talking([0, 1, 0, 1, 0, 1, 0, 1]))
  const last = before.at(-1) ?? []
  const gone = Number(last[0]?.slice(1))
  const after = idsOf(talking([0, 1, 0, 1, 0, 1, 0, 1], [gone]))
  expect(after).toEqual([[...(before[0] ?? []), last[1]], ...before.slice(1, -1)])
})
