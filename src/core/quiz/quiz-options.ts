/** The options of `quiz start`, and how they become the settings of a quiz. */
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { topicWords } from '../lookup/kind-label.ts'
import type { Library } from '../pack/library.ts'
import { findItem, maxLookupLength } from '../lookup/find-item.ts'
import { suggestItems } from '../lookup/suggest-items.ts'
import { type Values, choicesOf } from '../command/option.ts'
import type { CommandContext } from '../command/context.ts'
import type { Scope } from './choose-questions.ts'
import type { QuizSettings } from './quiz-settings.ts'
import type { Preset } from './quiz-records.ts'
import { requireConsistent } from './require-consistent.ts'
import { formatScoring } from './views/quiz-rules.ts'

const scopeKinds = ['scene', 'character', 'theme'] as const

function isScopeKind(kind: string): kind is Scope['kind'] {
  return scopeKinds.some((known) => known === kind)
}

/** The options of a quiz, which a preset stores too. */
export const quizOptions = {
  questions: {
    kind: 'integer',
    summary: 'How many questions, 3 to 30 (default 5)',
    min: 3,
    max: 30,
  },
  seconds: {
    kind: 'integer',
    summary: 'Seconds per question, 10 to 120 (default 30)',
    min: 10,
    max: 120,
  },
  about: {
    kind: 'text',
    summary: 'A scene, character or theme (default: everything so far)',
    maxLength: maxLookupLength,
    suggest: (typed: string, { library }: CommandContext) =>
      suggestItems(library, typed, scopeKinds),
  },
  scoring: {
    kind: 'choice',
    summary: 'calm: only right or wrong counts. speed: being quick counts too',
    choices: choicesOf('calm', 'speed'),
  },
  answers: {
    kind: 'choice',
    summary: 'final: your first answer counts. changeable: your last one does',
    choices: choicesOf('final', 'changeable'),
  },
  teams: { kind: 'integer', summary: 'Play in teams, 2 to 6', min: 2, max: 6 },
  'own-team': { kind: 'flag', summary: 'Let everyone choose a team; otherwise teams are drawn' },
  anonymous: { kind: 'flag', summary: 'Show made-up names on the leaderboards' },
  penalty: { kind: 'flag', summary: 'Take points off for wrong choices, to discourage guessing' },
  mode: {
    kind: 'choice',
    summary: 'plain: one vote. peer: vote, talk it over, vote again',
    choices: choicesOf('plain', 'peer'),
  },
  talk: {
    kind: 'choice',
    summary: 'How your class talks it over: freely, in a thread, or in pairs that are drawn',
    choices: choicesOf('freely', 'thread', 'pairs'),
  },
  'talk-minutes': {
    kind: 'integer',
    summary: 'Minutes to talk it over, 1 to 10 (default 3)',
    min: 1,
    max: 10,
  },
  'talk-from': {
    kind: 'integer',
    summary: 'Talk where at least so many percent are right (default 30)',
    min: 0,
    max: 100,
  },
  'talk-to': {
    kind: 'integer',
    summary: 'Talk where at most so many percent are right (default 70)',
    min: 0,
    max: 100,
  },
  confidence: {
    kind: 'choice',
    summary: 'ask: say how sure you are of each answer. score: that decides its points',
    choices: choicesOf('off', 'ask', 'score'),
  },
  opinions: {
    kind: 'integer',
    summary: 'How many of them are polls and open questions without points, 0 to 5 (default 0)',
    min: 0,
    max: 5,
  },
  board: {
    kind: 'choice',
    summary: 'Who is on the leaderboard; own: each sees only their own place',
    choices: choicesOf('everyone', 'top-three', 'own', 'hidden'),
  },
  goal: {
    kind: 'integer',
    summary: 'Play together: the percent that you want to get right (0: no goal)',
    min: 0,
    max: 100,
  },
  'warm-up': {
    kind: 'integer',
    summary: 'How many questions at the start don’t count, 0 to 3 (default 0)',
    min: 0,
    max: 3,
  },
  'small-class': {
    kind: 'integer',
    summary: 'Hide how often options were chosen where fewer answered (default 5)',
    min: 0,
    max: 30,
  },
  hints: { kind: 'flag', summary: 'Let people ask for a hint, for a quarter of the points' },
  retries: {
    kind: 'integer',
    summary: '1: a second try after a wrong answer, for half of the points (default 0)',
    min: 0,
    max: 1,
  },
} as const

/** Returns the settings with the given options over the base, such as a preset. Throws a UserError where they contradict each other. */
export function mergeSettings(
  base: QuizSettings,
  given: Omit<Values<typeof quizOptions>, 'about'>,
): QuizSettings {
  const ownTeam = given['own-team']
  if (ownTeam === true && (given.teams ?? base.teams) === 0) {
    throw new UserError(
      'To let everyone choose a team, say how many there are: add ',
      { code: 'teams:3' },
      ', for example.',
    )
  }
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
  checkTalk(settings, given)
  checkHelp(settings)
  return requireConsistent(settings, given.board)
}

/** Throws a UserError where help would spoil what the quiz is for. */
function checkHelp({ hints, retries, mode, confidence, answers }: QuizSettings): void {
  if (!hints && retries === 0) return
  if (mode === 'peer') {
    throw new UserError(
      'Where the class talks it over, talking is the help. Leave out ',
      { code: 'hints' },
      ' and ',
      { code: 'retries' },
      '.',
    )
  }
  if (confidence === 'score') {
    throw new UserError(
      'Points for being sure don’t go together with hints or second tries. Choose one of the two.',
    )
  }
  if (retries > 0 && answers === 'changeable') {
    throw new UserError(
      'Where people can change their answers, nobody can be told that the first one was wrong. Leave out ',
      { code: 'retries' },
      ' or ',
      { code: 'answers:changeable' },
      '.',
    )
  }
}

/** Throws a UserError where the class could never talk as the host wants it. */
function checkTalk(
  { mode, talk, talkFrom, talkTo, anonymous }: QuizSettings,
  given: Omit<Values<typeof quizOptions>, 'about'>,
): void {
  const isAboutTalk = talkOptions.some((option) => given[option] !== undefined)
  if (mode === 'plain' && isAboutTalk) {
    throw new UserError('To let your class talk it over, add ', { code: 'mode:peer' }, '.')
  }
  if (talkFrom > talkTo) {
    throw new UserError(
      `Nobody can be both above ${talkFrom}% and below ${talkTo}%. Make `,
      { code: 'talk-from' },
      ' the smaller number.',
    )
  }
  if (mode === 'peer' && talk === 'pairs' && anonymous) {
    throw new UserError(
      'In an anonymous quiz nobody can be told whom to talk to. Choose ',
      { code: 'talk:freely' },
      ', or leave ',
      { code: 'anonymous' },
      ' out.',
    )
  }
}

const talkOptions = ['talk', 'talk-minutes', 'talk-from', 'talk-to'] as const

/** Returns the scene, character or theme that somebody means. Throws a UserError where there is none. */
export async function parseScope(library: Library, words: string): Promise<Scope> {
  const found = await findItem(library, scopeKinds, words)
  if ('id' in found && isScopeKind(found.kind)) return { kind: found.kind, id: found.id }
  throw new UserError(
    `No ${topicWords(library)} matches `,
    { em: truncate(words, 80) },
    '. Please choose one, such as ',
    { code: `about:${library.units.number(library.scenes[0]?.id ?? '') || 1}` },
    ` for ${library.units.labelInSentence(library.scenes[0]?.id ?? '') || `${library.units.name} 1`}, or leave `,
    { code: 'about' },
    ' out.',
  )
}

/** Returns what a quiz is about, in words. */
export function formatScope(library: Library, scope: Scope | undefined): string {
  if (scope === undefined) return `${library.pack.title}, everything so far`
  const { kind, id } = scope
  return (kind === 'scene' ? library.scene(id)?.title : library[kind](id)?.name) ?? id
}

/** Returns what a preset asks for, in a few sentences. */
export function formatPreset(library: Library, { settings, about }: Preset): string {
  const [kind = '', id = ''] = about?.split('/') ?? []
  const topic = isScopeKind(kind) ? ` About ${formatScope(library, { kind, id })}.` : ''
  return `${settings.questions} questions, ${settings.seconds} seconds each.${topic} ${formatScoring(settings)}`
}
