/** Collects the questions that somebody still misses, from their quizzes, homework and flashcards, as far as the class has read. */
import type { CommandContext } from '../command/context.ts'
import { phaseOf } from '../homework/assignment.ts'
import { countedAttempt, handedInAt, maySeeSolutions } from '../homework/attempt-result.ts'
import type { OwnWork } from '../homework/homework-store.ts'
import type { Library } from '../pack/library.ts'
import { dayMs } from '../platform/clock.ts'
import { createRandom } from '../platform/random.ts'
import { generatedFromQuote, isGenerated } from '../quiz/generate/generated-id.ts'
import { creditFor, isScored, toPlayItem } from '../quiz/item.ts'
import type { PlayItem } from '../quiz/kinds/index.ts'
import { maxRunItems } from './missed-run.ts'
import { type PastAnswer, findStillMissed } from './still-missed.ts'

/** About a term. */
export const missedDays = 120

/** More homework than this is not looked through. */
const maxWorks = 20

export async function collectMissed(
  { library, homework, quiz, review }: CommandContext,
  { at, seed }: { readonly at: number; readonly seed: number },
): Promise<readonly PlayItem[]> {
  const since = at - missedDays * dayMs
  const [rounds, works, practices, reviews] = await Promise.all([
    quiz.studentRounds(since),
    homework.list().then((all) => readWorks(all.filter(({ plan }) => plan.setAt >= since))),
    homework.practices().then(readWorks),
    review.open(),
  ])

  async function readWorks(all: Awaited<ReturnType<typeof homework.list>>) {
    const found = await Promise.all(
      all
        .filter(({ plan }) => plan.pack === library.pack.id)
        .slice(0, maxWorks)
        .map(({ plan }) => homework.find(plan.id)),
    )
    return found.filter((work) => work !== undefined)
  }

  const played = rounds.filter(({ pack }) => pack === library.pack.id)
  const worked = works.filter((work) => isRevealed(work, at))
  const graded = (await reviews.log()).filter(
    ({ ref, at: gradedAt }) => ref.kind === 'quiz' && gradedAt >= since,
  )
  const missed = findStillMissed([
    ...played,
    ...worked.flatMap((work) => answersOf(work, at)),
    ...practices.flatMap(({ assignment, attempts }) =>
      attempts.flatMap((attempt) => toPastAnswers(assignment.plan.items, attempt.answers)),
    ),
    ...graded.map(({ ref: { id }, grade, at: gradedAt }) => ({
      item: { id },
      credit: grade === 'again' ? 0 : 1,
      at: gradedAt,
    })),
  ])

  const [leftOut, running] = await Promise.all([quiz.listLeftOut(), quiz.running()])
  const withheld = new Set([
    ...leftOut.map(({ item }) => item),
    ...running.flatMap(({ plan }) => plan.items.map(({ id }) => id)),
    // Its answers would be given away.
    ...works
      .filter((work) => !isRevealed(work, at))
      .flatMap(({ assignment }) => assignment.plan.items.map(({ id }) => id)),
  ])
  const asked = [...played.map(({ item }) => item), ...[...works, ...practices].flatMap(itemsOf)]
  const earlier = new Map(asked.map((item) => [item.id, item]))
  const random = createRandom(seed)
  return missed
    .filter((id) => !withheld.has(id))
    .flatMap((id) => itemInView(library, id, earlier.get(id), random) ?? [])
    .filter((item) => isScored(item))
    .slice(0, maxRunItems)
}

function itemsOf({ assignment }: OwnWork): readonly PlayItem[] {
  return assignment.plan.items
}

/** Whether the person may know the right answers of homework by now. */
export function isRevealed({ assignment, attempts }: OwnWork, now: number): boolean {
  const { plan, state } = assignment
  const sawSolutions = attempts.some(
    (each) =>
      handedInAt(assignment, each, now) !== undefined && maySeeSolutions(assignment, each, now),
  )
  if (state.cancelled || sawSolutions) return true
  return plan.show === 'released'
    ? now >= (state.releasedAt ?? Infinity)
    : phaseOf(assignment, now) === 'closed'
}

/** What somebody left out in homework that they handed in was missed, too. */
function answersOf({ assignment, attempts }: OwnWork, now: number): readonly PastAnswer[] {
  const counted = countedAttempt(assignment, attempts, now)
  if (counted === undefined) return []
  const { attempt, score } = counted
  const lastAt = Math.max(attempt.startedAt, ...attempt.answers.map(({ at }) => at))
  return attempt.order.flatMap((position) => {
    const item = assignment.plan.items[position]
    const credit = score.credits[position] ?? 0
    return item === undefined ? [] : [{ item, credit, at: lastAt }]
  })
}

function toPastAnswers(
  items: readonly PlayItem[],
  answers: OwnWork['attempts'][number]['answers'],
): readonly PastAnswer[] {
  return answers.flatMap(({ position, response, at }) => {
    const item = items[position]
    return item === undefined ? [] : [{ item, credit: creditFor(item, response), at }]
  })
}

/** Returns a question as the pack has it now, or a generated one as it was; undefined where the class has not reached it. */
function itemInView(
  library: Library,
  id: string,
  earlier: PlayItem | undefined,
  random: ReturnType<typeof createRandom>,
): PlayItem | undefined {
  const written = library.quiz.find((item) => item.id === id)
  if (written !== undefined) return toPlayItem(written, library.pack, random)
  const line = generatedFromQuote(id)
  const isInView =
    earlier !== undefined &&
    isGenerated(earlier) &&
    (line === undefined || library.quote(line) !== undefined) &&
    library.scene(earlier.scene) !== undefined &&
    !wordsOf(earlier).some((words) => library.hidesLineIn(words))
  return isInView ? earlier : undefined
}

function wordsOf(item: PlayItem): readonly string[] {
  return [item.prompt, ...('options' in item ? item.options : [])]
}
