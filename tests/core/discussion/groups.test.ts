import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { drawGroups, roleFor, roles } from '../../../src/core/discussion/groups.ts'

function people(count: number): readonly string[] {
  return Array.from({ length: count }, (_, at) => `person ${at}`)
}

function sizesOf(seats: ReadonlyMap<string, number>): readonly number[] {
  const groups = Map.groupBy(seats, ([, group]) => group)
  return [...groups.values()].map(({ length }) => length).toSorted((a, b) => b - a)
}

describe('drawGroups', () => {
  test.each([
    [1, 4, [1]],
    [3, 2, [3]],
    [5, 2, [3, 2]],
    [9, 4, [5, 4]],
    [11, 4, [4, 4, 3]],
    [24, 4, [4, 4, 4, 4, 4, 4]],
  ])('%i students by %i', (count, size, sizes) => {
    expect(sizesOf(drawGroups(people(count), new Map(), { size, seed: 'a' }))).toEqual(sizes)
  })

  test('every process draws the same groups, another week others', () => {
    const draw = { size: 4, seed: '2027-01-11' }
    const groups = drawGroups(people(20), new Map(), draw)
    expect(drawGroups(people(20).toReversed(), new Map(), draw)).toEqual(groups)
    expect(drawGroups(people(20), new Map(), { ...draw, seed: '2027-01-18' })).not.toEqual(groups)
  })

  test('everybody has one group, nobody is alone among others, and nobody moves when somebody comes', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.integer({ min: 2, max: 60 }), fc.integer({ min: 61, max: 500 })),
        fc.integer({ min: 2, max: 8 }),
        fc.integer({ min: 0, max: 30 }),
        (count, size, later) => {
          const draw = { size, seed: 'seed' }
          const first = drawGroups(people(count), new Map(), draw)
          expect(first.size).toBe(count)
          expect(Math.min(...sizesOf(first))).toBeGreaterThan(1)
          const all = people(count + later)
          const grown = all.reduce((seats, person) => drawGroups([person], seats, draw), first)
          expect(grown.size).toBe(count + later)
          for (const [person, group] of first) expect(grown.get(person)).toBe(group)
          expect(Math.max(...sizesOf(grown))).toBeLessThanOrEqual(
            Math.max(2 * size, ...sizesOf(first)),
          )
        },
      ),
    )
  })
})

describe('roleFor', () => {
  test.each([
    ['five posts a week', 5],
    ['a post a week', 1],
  ])('with groups drawn anew, everybody has each role about as often: %s', (_, perWeek) => {
    const all = people(30)
    const had = new Map(all.map((person) => [person, new Map(roles.map((role) => [role, 0]))]))
    const weeks = 36
    for (let nth = 0; nth < weeks * perWeek; nth += 1) {
      const seed = `week ${Math.floor(nth / perWeek)}`
      const seats = drawGroups(all, new Map(), { size: 4, seed })
      const groups = Map.groupBy(all, (person) => seats.get(person))
      for (const group of groups.values()) {
        for (const person of group) {
          const role = roleFor(person, group, nth)
          const counts = had.get(person)
          counts?.set(role, (counts.get(role) ?? 0) + 1)
        }
      }
    }
    const shares = [...had.values()].flatMap((counts) =>
      [...counts.values()].map((count) => count / (weeks * perWeek)),
    )
    // A third each; once a week leaves more to the draw.
    expect(Math.min(...shares)).toBeGreaterThan(perWeek === 1 ? 0.1 : 0.28)
    expect(Math.max(...shares)).toBeLessThan(perWeek === 1 ? 0.6 : 0.39)
  })

  test('a group of three has every role, and everybody has each in three posts', () => {
    const group = ['ana', 'ben', 'cleo']
    expect(new Set(group.map((person) => roleFor(person, group, 5)))).toEqual(new Set(roles))
    expect(new Set([0, 1, 2].map((nth) => roleFor('ana', group, nth)))).toEqual(new Set(roles))
  })
})
