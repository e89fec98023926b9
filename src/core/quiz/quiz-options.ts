/** The options of `quiz start`, and what a quiz is about. */
import { typedWords } from '../lookup/typed-words.ts'
import { UserError } from '../reply/user-error.ts'
import { topicWords } from '../lookup/kind-label.ts'
import type { Library } from '../pack/library.ts'
import { findItem, maxLookupLength } from '../lookup/find-item.ts'
import { suggestItems } from '../lookup/suggest-items.ts'
import { type Values, choicesOf } from '../command/option.ts'
import type { CommandContext } from '../command/context.ts'
import type { Topic } from './choose-questions.ts'
import type { Preset } from './quiz-records.ts'
import { aboutEverything, suggestTopics } from './topic-words.ts'
import { formatScoring } from './views/quiz-rules.ts'

const scopeKinds = ['scene', 'character', 'theme'] as const

function isScopeKind(kind: string): kind is Topic['kind'] {
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
    summary:
      'A scene, character or theme, or everything (default: this week’s part, if you have a plan)',
    maxLength: maxLookupLength,
    suggest: async (typed: string, { library, weekPart }: CommandContext) =>
      suggestTopics(
        typed,
        (await weekPart()) !== undefined,
        await suggestItems(library, typed, scopeKinds),
      ),
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
    summary: 'How your class talks it over: freely, in a thread, or in pairs drawn by the bot',
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
    summary: 'Talk only if at least this percentage is right (default 30)',
    min: 0,
    max: 100,
  },
  'talk-to': {
    kind: 'integer',
    summary: 'Talk only if at most this percentage is right (default 70)',
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
    summary: 'How many are polls or open questions, without points, 0 to 5 (default 0)',
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
    summary: 'Play together: the percentage you want to get right (0: no goal)',
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

/** The options that somebody gave, but for what the quiz is about. */
export type GivenOptions = Omit<Values<typeof quizOptions>, 'about'>

/** Returns the scene, character or theme that somebody means. Throws a UserError where there is none. */
export async function parseScope(library: Library, words: string): Promise<Topic> {
  const found = await findItem(library, scopeKinds, words)
  if ('id' in found && isScopeKind(found.kind)) return { kind: found.kind, id: found.id }
  throw new UserError(
    `No ${topicWords(library)} matches `,
    { em: typedWords(words) },
    '. Please choose one, such as ',
    { code: `about:${library.units.number(library.scenes[0]?.id ?? '') || 1}` },
    ` for ${library.units.labelInSentence(library.scenes[0]?.id ?? '') || `${library.units.name} 1`}, or leave `,
    { code: 'about' },
    ' out.',
  )
}

/** Returns what a quiz is about, in words. */
export function formatTopic(library: Library, topic: Topic | undefined): string {
  if (topic === undefined) return `${library.pack.title}, everything so far`
  const { kind, id } = topic
  return (kind === 'scene' ? library.scene(id)?.title : library[kind](id)?.name) ?? id
}

/** Returns what a preset asks for, in a few sentences. */
export function formatPreset(library: Library, { settings, about }: Preset): string {
  const [kind = '', id = ''] = about?.split('/') ?? []
  const topic = isScopeKind(kind)
    ? ` About ${formatTopic(library, { kind, id })}.`
    : about === aboutEverything
      ? ' About everything so far.'
      : ''
  return `${settings.questions} questions, ${settings.seconds} seconds each.${topic} ${formatScoring(settings)}`
}
