/** What a quiz says of its rules before it starts, and a preset of itself. */
import type { QuizSettings } from '../quiz-settings.ts'
import { countsInScores, shownBoard } from '../shown-board.ts'
import { confidenceRule } from './confidence-views.ts'

/** Returns how a quiz is scored, in a sentence or two. */
export function formatScoring(settings: QuizSettings): string {
  return quizRules(settings).join(' ')
}

/** Returns what people should know before they play; `warmUps` is how many questions really are to warm up. */
export function quizRules(
  settings: QuizSettings,
  warmUps: number = settings.warmUp,
): readonly string[] {
  const teams =
    settings.teamsBy === 'draw'
      ? `You’ll be put into one of ${settings.teams} teams at the start.`
      : `Choose one of ${settings.teams} teams.`
  const rules = [
    settings.scoring === 'speed'
      ? 'Being right counts most, but being quick helps.'
      : settings.confidence !== 'score' && 'Only right or wrong counts, not time.',
    settings.mode === 'peer'
      ? 'You vote, talk it over if you don’t agree, and vote again. Then only the second vote counts.'
      : settings.answers === 'final' && 'Your first answer counts.',
    settings.answers === 'changeable' && 'You can change your answer until the question closes.',
    settings.penalty && 'A wrong choice costs points, so skip what you don’t know.',
    settings.hints && 'A hint costs a quarter of the points for its question.',
    settings.retries > 0 &&
      'After a wrong answer you may try once more, for half of the points. Each question stays open until its time is up.',
    confidenceRule(settings),
    settings.teams > 0 && teams,
    settings.opinions > 0 && 'Some questions ask what you think. They have no points.',
    boardRules[shownBoard(settings)],
    settings.goal > 0 && goalRule(settings.goal),
    !settings.anonymous &&
      !countsInScores(settings) &&
      'These points don’t count for the class’s leaderboards.',
    settings.anonymous && 'Everyone plays under a made-up name, and nobody is told who is who.',
    warmUpRule(warmUps),
  ]
  return rules.filter((rule) => rule !== false)
}

const boardRules = {
  everyone: false,
  'top-three': 'The leaderboard shows the first three places.',
  own: 'There’s no leaderboard for everyone: each of you sees your own place in private.',
  hidden: 'There’s no leaderboard.',
  goal: false,
} as const

function goalRule(goal: number): string {
  return `You play together, not against each other: your goal is to get ${goal}% right as a class.`
}

function warmUpRule(warmUps: number): string | false {
  if (warmUps <= 0) return false
  return warmUps === 1
    ? 'The first question is a warm-up and doesn’t count.'
    : `The first ${warmUps} questions are a warm-up and don’t count.`
}
