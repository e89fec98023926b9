/** Suggests what a class should take up again, from everything that it answered lately. */
import type { Library } from '../../core/pack/library.ts'
import type { PlayItem } from '../../core/quiz/kinds/index.ts'
import { createPlacesOf, noPlaces } from '../../core/quiz/places.ts'
import type { ItemAnswer } from '../../core/quiz/report.ts'
import { type ToTeach, findToTeach } from '../../core/quiz/teach-again.ts'
import type { RoundVote } from '../../core/quiz/vote-shift.ts'
import { type ClassWork, countedAnswers } from './homework-news.ts'
import type { PlayedResult } from './quiz-news.ts'

/** A teacher reads it on a phone. */
const maxThings = 2

interface Answered {
  readonly items: readonly PlayItem[]
  readonly answers: readonly ItemAnswer[]
  readonly firstVotes: readonly RoundVote[]
}

interface TakeUpParts {
  readonly since: number
  readonly now: number
  readonly library: Library | undefined
}

/** Returns what most was lost by, in quizzes and homework of the pack that the class uses now. */
export function findToTakeUp(
  {
    played,
    works,
  }: { readonly played: readonly PlayedResult[]; readonly works: readonly ClassWork[] },
  { since, now, library }: TakeUpParts,
): readonly ToTeach[] {
  function isOfPack({ pack }: { readonly pack: string }): boolean {
    return library === undefined || pack === library.pack.id
  }

  const answered: readonly Answered[] = [
    ...played
      .filter(({ plan }) => plan.openedAt >= since && isOfPack(plan))
      .map(({ plan, answers, firstVotes }) => ({ items: plan.items, answers, firstVotes })),
    ...works
      .filter(({ assignment }) => isOfPack(assignment.plan))
      .map((work) => ({
        items: work.assignment.plan.items,
        answers: countedAnswers(work, now),
        firstVotes: [],
      })),
  ]
  const places = library === undefined ? noPlaces : createPlacesOf(library)
  return findToTeach(onceEach(joined(answered)), places).slice(0, maxThings)
}

/** Puts the questions of several in one row, so that what goes wrong in all of them weighs most. */
function joined(all: readonly Answered[]): Answered {
  let before = 0
  const parts = all.map(({ items, answers, firstVotes }) => {
    const offset = before
    before += items.length
    return {
      items,
      answers: answers.map((each) => ({ ...each, round: each.round + offset })),
      firstVotes: firstVotes.map((each) => ({ ...each, round: each.round + offset })),
    }
  })
  return {
    items: parts.flatMap(({ items }) => items),
    answers: parts.flatMap(({ answers }) => answers),
    firstVotes: parts.flatMap(({ firstVotes }) => firstVotes),
  }
}

/** Of a question that was asked several times only that time counts at which most went wrong, or it would be suggested twice. */
function onceEach({ items, answers, firstVotes }: Answered): Answered {
  const wrong = Map.groupBy(
    answers.filter(({ credit }) => credit < 1),
    ({ round }) => round,
  )
  const worst = new Map<string, number>()

  function countAt(round: number): number {
    return wrong.get(round)?.length ?? 0
  }

  for (const [round, { id }] of items.entries()) {
    const known = worst.get(id)
    if (known === undefined || countAt(round) > countAt(known)) worst.set(id, round)
  }
  const kept = new Set(worst.values())
  return {
    items,
    answers: answers.filter(({ round }) => kept.has(round)),
    firstVotes: firstVotes.filter(({ round }) => kept.has(round)),
  }
}
