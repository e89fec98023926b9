/** Draws who talks with whom after a first vote: pairs with different answers where there are enough, and three where the number is odd. */
import { createRandom, shuffle } from '../platform/random.ts'
import { creditFor } from './item.ts'
import type { PlayItem } from './kinds/index.ts'
import { type GivenAnswer, type Player, type Quiz, currentItem, isAwaited } from './quiz.ts'

/** Returns the answers in groups of those that say the same, each in the order of its people, the largest group first. All right answers say the same, however they are typed. */
export function answersApart(
  item: PlayItem | undefined,
  answers: readonly GivenAnswer[],
): readonly (readonly GivenAnswer[])[] {
  const groups = Map.groupBy(answers, ({ response }) => {
    if (item !== undefined && creditFor(item, response) === 1) return 'right'
    return typeof response === 'string'
      ? `"${response.trim().toLowerCase()}`
      : [...response].join(',')
  })
  // By their people, so that the order says nothing about which answer is right.
  return [...groups.values()]
    .map((group) => group.toSorted((a, b) => (a.person < b.person ? -1 : 1)))
    .toSorted((a, b) => b.length - a.length || (firstPerson(a) < firstPerson(b) ? -1 : 1))
}

function firstPerson([first]: readonly GivenAnswer[]): string {
  return first?.person ?? ''
}

/**
 * Returns who talks with whom. Every process draws the same groups, and they stay as they are when somebody comes; whoever is left
 * alone by somebody who goes is sent to another group.
 */
export function talkGroups(quiz: Quiz): readonly (readonly Player[])[] {
  const { plan, state, players, firstVotes } = quiz
  if (!('round' in state)) return []
  const here = new Map(
    players.filter((player) => isAwaited(player)).map((player) => [player.person, player]),
  )
  const random = createRandom(plan.seed + state.round)
  const apart = answersApart(currentItem(quiz), firstVotes)
  const order = apart.flatMap((group) =>
    shuffle(
      group.map(({ person }) => person),
      random,
    ),
  )
  const present = pairUp(order).map((group) => group.flatMap((person) => here.get(person) ?? []))
  const groups = present.filter(({ length }) => length > 1)
  const alone = present.filter(({ length }) => length === 1).flat()
  const [first, ...others] = groups
  return first === undefined ? (alone.length > 1 ? [alone] : []) : [[...first, ...alone], ...others]
}

/**
 * Pairs the first half of a list with the second. Where those with one answer stand side by side, largest group first, no other way
 * makes more pairs of two different answers.
 */
function pairUp(people: readonly string[]): readonly (readonly string[])[] {
  const half = Math.ceil(people.length / 2)
  const pairs = people.slice(half).map((other, at) => [people[at] ?? other, other])
  const [odd] = people.length % 2 === 1 ? people.slice(half - 1, half) : []
  const [first, ...others] = pairs
  return odd === undefined || first === undefined ? pairs : [[...first, odd], ...others]
}
