/** Questions to get going with: the first ones of a quiz, which count for nothing. */
import type { QuizPlan } from './quiz.ts'

/** Where a topic has fewer questions than the host asked for, at least one still counts. */
export function countWarmUps({ settings, items }: Pick<QuizPlan, 'settings' | 'items'>): number {
  return Math.min(settings.warmUp, items.length - 1)
}

export function isWarmUp(plan: Pick<QuizPlan, 'settings' | 'items'>, round: number): boolean {
  return round < countWarmUps(plan)
}
