/** Counts how a class changed its mind between the two votes on a question. Everyone who voted is counted once. */
import { creditFor } from './item.ts'
import type { PlayItem } from './kinds/index.ts'
import type { GivenAnswer } from './quiz.ts'

export type Vote = Pick<GivenAnswer, 'person' | 'response'>

export type RoundVote = Vote & Pick<GivenAnswer, 'round' | 'took' | 'confidence'>

export interface VoteShift {
  readonly stayedRight: number
  readonly toRight: number
  readonly toWrong: number
  readonly stayedWrong: number
  /** Those who voted only before the talk, or only after it. */
  readonly onlyFirst: number
  readonly onlySecond: number
  /** How many voted before the talk, and how many of them were completely right. */
  readonly first: Tally
  readonly second: Tally
}

interface Tally {
  readonly voters: number
  readonly right: number
}

/** An answer counts as right where it is completely right. */
export function voteShift(
  item: PlayItem,
  first: readonly Vote[],
  second: readonly Vote[],
): VoteShift {
  const before = isRightByPerson(item, first)
  const after = isRightByPerson(item, second)
  const both = [...before].flatMap(([person, was]) => {
    const is = after.get(person)
    return is === undefined ? [] : [{ was, is }]
  })
  const toRight = both.filter(({ was, is }) => !was && is).length
  const toWrong = both.filter(({ was, is }) => was && !is).length
  const stayedRight = both.filter(({ was, is }) => was && is).length
  return {
    stayedRight,
    toRight,
    toWrong,
    stayedWrong: both.length - stayedRight - toRight - toWrong,
    onlyFirst: before.size - both.length,
    onlySecond: after.size - both.length,
    first: tally(before),
    second: tally(after),
  }
}

function isRightByPerson(item: PlayItem, votes: readonly Vote[]): ReadonlyMap<string, boolean> {
  return new Map(votes.map(({ person, response }) => [person, creditFor(item, response) === 1]))
}

function tally(votes: ReadonlyMap<string, boolean>): Tally {
  return { voters: votes.size, right: [...votes.values()].filter(Boolean).length }
}
