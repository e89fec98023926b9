/** What a digest says of the quizzes of a class. */
import type { MostMissed, QuizNews } from '../../core/digest/digest-facts.ts'
import { isScored } from '../../core/quiz/item.ts'
import type { PlayItem } from '../../core/quiz/kinds/index.ts'
import type { QuizRecords, QuizResult } from '../../core/quiz/quiz-records.ts'
import { type ItemAnswer, mean } from '../../core/quiz/report.ts'

/** A quiz that was played, with everything that was answered. */
export type PlayedResult = QuizResult

/** More than a class plays in a week. */
const maxQuizzes = 30

/** Returns the quizzes of a class that were opened since a moment and have ended, the newest first. */
export async function readQuizzes(
  records: Pick<QuizRecords, 'listPlayed' | 'result'>,
  classId: string,
  since: number,
): Promise<readonly PlayedResult[]> {
  const { quizzes } = await records.listPlayed(classId, { skip: 0, limit: maxQuizzes })
  const results = await Promise.all(
    quizzes
      .filter(({ openedAt }) => openedAt >= since)
      .map(({ id }) => records.result(classId, id)),
  )
  return results.filter((result) => result?.endedAt !== undefined) as readonly PlayedResult[]
}

/** Returns those that ended since a moment. */
export function quizNews(played: readonly PlayedResult[], since: number): readonly QuizNews[] {
  return played
    .filter(({ endedAt, answers }) => (endedAt ?? 0) > since && answers.length > 0)
    .map(({ plan, answers }) => ({
      id: plan.id,
      about: plan.about,
      openedAt: plan.openedAt,
      students: new Set(answers.map(({ person }) => person)).size,
      ...howItWent(plan.items, answers),
    }))
}

/** Returns the ids of those who answered in a quiz with names. */
export function peopleInQuizzes(played: readonly PlayedResult[], since: number): readonly string[] {
  return played
    .filter(({ plan }) => plan.openedAt >= since && !plan.settings.anonymous)
    .flatMap(({ answers, opinions = [] }) => [...answers, ...opinions])
    .map(({ person }) => person)
}

/** Below this share of right answers a question is named. */
const missedBelow = 0.75

/** `round` of an answer is the place of its item. */
export function howItWent(
  items: readonly PlayItem[],
  answers: readonly Pick<ItemAnswer, 'round' | 'credit'>[],
): { readonly share: number | undefined; readonly missed: MostMissed | undefined } {
  const judged = answers.filter(({ round }) => {
    const item = items[round]
    return item !== undefined && isScored(item)
  })
  const shares = [...Map.groupBy(judged, ({ round }) => round)]
    .map(([round, same]) => ({
      prompt: items[round]?.prompt ?? '',
      share: mean(same.map(({ credit }) => credit)),
    }))
    .toSorted((a, b) => a.share - b.share)
  const [worst] = shares
  return {
    share: judged.length === 0 ? undefined : mean(judged.map(({ credit }) => credit)),
    missed: worst !== undefined && worst.share < missedBelow ? worst : undefined,
  }
}
