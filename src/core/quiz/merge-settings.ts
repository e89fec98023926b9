/** Makes the settings of a quiz from the options that somebody gave and a base, such as a preset. */
import type { GivenOptions } from './quiz-options.ts'
import type { QuizSettings } from './quiz-settings.ts'
import { refuseConflicts } from './settings-conflicts.ts'

/** Returns the base with the given options over it. Throws a UserError where they contradict each other. */
export function mergeSettings(base: QuizSettings, given: GivenOptions): QuizSettings {
  const ownTeam = given['own-team']
  const settings: QuizSettings = {
    questions: given.questions ?? base.questions,
    seconds: given.seconds ?? base.seconds,
    scoring: given.scoring ?? base.scoring,
    answers: given.answers ?? base.answers,
    teams: given.teams ?? base.teams,
    teamsBy: ownTeam === undefined ? base.teamsBy : ownTeam ? 'choice' : 'draw',
    anonymous: given.anonymous ?? base.anonymous,
    penalty: given.penalty ?? base.penalty,
    mode: given.mode ?? base.mode,
    talk: given.talk ?? base.talk,
    talkMinutes: given['talk-minutes'] ?? base.talkMinutes,
    talkFrom: given['talk-from'] ?? base.talkFrom,
    talkTo: given['talk-to'] ?? base.talkTo,
    confidence: given.confidence ?? base.confidence,
    opinions: given.opinions ?? base.opinions,
    board: given.board ?? base.board,
    goal: given.goal ?? base.goal,
    warmUp: given['warm-up'] ?? base.warmUp,
    smallClass: given['small-class'] ?? base.smallClass,
    hints: given.hints ?? base.hints,
    retries: given.retries ?? base.retries,
  }
  refuseConflicts(settings, given)
  return settings
}
