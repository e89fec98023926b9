/** What everybody sees of how the players of a quiz do, and whether their points count for the class’s own leaderboards. */
import type { QuizSettings } from './quiz-settings.ts'

export type ShownBoard = QuizSettings['board'] | 'goal'

/**
 * Points for being sure would show how sure somebody was, so where they are given everyone sees their own place only. A goal
 * takes the place of any board.
 */
export function shownBoard({ goal, board, confidence }: QuizSettings): ShownBoard {
  if (goal > 0) return 'goal'
  return confidence === 'score' && isForAll(board) ? 'own' : board
}

/** A class’s leaderboard, read before and after a quiz, would show what the quiz itself keeps private. */
export function countsInScores(settings: QuizSettings): boolean {
  return !settings.anonymous && isForAll(shownBoard(settings))
}

function isForAll(board: ShownBoard): boolean {
  return board === 'everyone' || board === 'top-three'
}

/** Whether so few have answered that how often an option was chosen would point at a person. */
export function hidesCounts({ smallClass }: QuizSettings, answers: number): boolean {
  return answers < smallClass
}

/** Whether somebody is told their own rank: not where a few people’s points would show how sure the others were. */
export function tellsPlace(settings: QuizSettings, players: number): boolean {
  const board = shownBoard(settings)
  if (board === 'hidden' || board === 'goal') return false
  return settings.confidence !== 'score' || !hidesCounts(settings, players)
}
