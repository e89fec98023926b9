/** What can be asked for of a quiz, as options of a command, and how that becomes its settings. */
import { UserError } from '../reply/user-error.ts'
import type { Library } from '../pack/library.ts'
import { findItem } from '../lookup/find-item.ts'
import type { Values } from '../command/option.ts'
import type { CommandContext } from '../command/context.ts'
import type { Scope } from './choose-questions.ts'
import type { QuizSettings } from './quiz.ts'
import type { Preset } from './quiz-records.ts'
import { formatScoring } from './views/quiz-message.ts'

/** A quiz of which nothing was asked. */
export const defaultSettings: QuizSettings = {
  questions: 5,
  seconds: 30,
  scoring: 'calm',
  answers: 'final',
  teams: 0,
  teamsBy: 'draw',
  anonymous: false,
  penalty: false,
}

/** What can be asked for of a quiz; a preset keeps the same. */
export const quizOptions = {
  questions: { kind: 'integer', summary: 'How many questions, 3 to 30 (5)', min: 3, max: 30 },
  seconds: {
    kind: 'integer',
    summary: 'Seconds for each question, 10 to 120 (30)',
    min: 10,
    max: 120,
  },
  about: {
    kind: 'text',
    summary: 'A scene, a character or a theme; left out, everything so far',
    maxLength: 120,
    suggest: (typed: string, { classLibrary }: CommandContext) =>
      classLibrary.search.suggest(typed, ['scene', 'character', 'theme']),
  },
  scoring: {
    kind: 'choice',
    summary: 'calm: right or wrong counts. speed: being quick counts too',
    choices: [
      { value: 'calm', label: 'calm' },
      { value: 'speed', label: 'speed' },
    ],
  },
  answers: {
    kind: 'choice',
    summary: 'final: the first answer stands. changeable: the last one before the close',
    choices: [
      { value: 'final', label: 'final' },
      { value: 'changeable', label: 'changeable' },
    ],
  },
  teams: { kind: 'integer', summary: 'Play in teams, 2 to 6', min: 2, max: 6 },
  'own-team': { kind: 'flag', summary: 'Everyone chooses a team; otherwise teams are drawn' },
  anonymous: { kind: 'flag', summary: 'Boards show made-up names' },
  penalty: { kind: 'flag', summary: 'A wrong choice costs points, against guessing' },
} as const

type QuizOptionValues = Values<typeof quizOptions>

/** What was asked for, over what a preset says. */
export function mergeSettings(
  base: QuizSettings,
  given: Omit<QuizOptionValues, 'about'>,
): QuizSettings {
  const {
    'own-team': ownTeam,
    questions,
    seconds,
    scoring,
    answers,
    teams,
    anonymous,
    penalty,
  } = given
  return {
    questions: questions ?? base.questions,
    seconds: seconds ?? base.seconds,
    scoring: scoring ?? base.scoring,
    answers: answers ?? base.answers,
    teams: teams ?? base.teams,
    teamsBy: ownTeam === undefined ? base.teamsBy : ownTeam ? 'choice' : 'draw',
    anonymous: anonymous ?? base.anonymous,
    penalty: penalty ?? base.penalty,
  }
}

/** The scene, character or theme that somebody means. */
export function parseScope(library: Library, words: string): Scope {
  const found = findItem(library, ['scene', 'character', 'theme'], words)
  if (
    'id' in found &&
    (found.kind === 'scene' || found.kind === 'character' || found.kind === 'theme')
  ) {
    return { kind: found.kind, id: found.id }
  }
  throw new UserError(
    'No scene, character or theme matches ',
    { em: words },
    '. Please choose one that is offered.',
  )
}

/** What a quiz is about, in words. */
export function formatScope(library: Library, scope: Scope | undefined): string {
  if (scope === undefined) return `${library.pack.title}, everything so far`
  switch (scope.kind) {
    case 'scene':
      return library.scene(scope.id)?.title ?? scope.id
    case 'character':
      return library.character(scope.id)?.name ?? scope.id
    case 'theme':
      return library.theme(scope.id)?.name ?? scope.id
    default:
      return scope.kind satisfies never
  }
}

export function formatPreset({ settings, about }: Preset): string {
  const where = about === undefined ? '' : ` About ${about}.`
  return `${settings.questions} questions, ${settings.seconds} seconds each.${where} ${formatScoring(settings)}`
}
