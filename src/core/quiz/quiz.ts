/** A running quiz: a plan that never changes, a state that depends on the phase, and the people in it. All JSON. */
import { z } from 'zod'
import type { TimeFactor } from '../accommodations/accommodation.ts'
import { PlatformName } from '../platform/platform-name.ts'
import { PlayItem } from './kinds/index.ts'
import type { Confidence } from './confidence.ts'
import type { QuizAnswer } from './kinds/kind.ts'
import type { Person } from '../platform/room.ts'
import { QuizSettings } from './quiz-settings.ts'

export const QuizPlan = z.object({
  id: z.string(),
  room: z.string(),
  class: z.string(),
  platform: PlatformName,
  seed: z.int(),
  openedAt: z.int(),
  /** What it covers, in words. */
  about: z.string(),
  pack: z.string(),
  settings: QuizSettings,
  items: z.array(PlayItem).min(1),
})
export type QuizPlan = z.infer<typeof QuizPlan>

const shared = {
  /** The message that shows the quiz; null until it is posted. */
  message: z.object({ room: z.string(), id: z.string() }).nullable(),
  /** How many messages have shown it so far; one that is deleted, or moved down, is followed by another. */
  posts: z.int().default(0),
  /** When the host was last active, epoch milliseconds. */
  hostSeenAt: z.int(),
  /** Rounds in a row that nobody answered. */
  quiet: z.int(),
  /** Rounds so far that do not count: nobody answered, or they were skipped. */
  uncounted: z.int().optional(),
  /** What the class has right together, in whole answers, and what it could have; only where it plays for a goal. */
  together: z.object({ earned: z.number(), possible: z.int() }).optional(),
}

const during = {
  ...shared,
  round: z.int().min(0),
  /** How often the host has added time in this phase. */
  extensions: z.int(),
}

const ended = { ...shared, endedAt: z.int(), rounds: z.int() }

const abandonReasons = ['nobody-joined', 'nobody-answers', 'stopped', 'unreachable'] as const

/** Who has had help with the open question, by the ids under which they play. */
const RoundHelp = z.object({
  hinted: z.array(z.string()),
  /** Whose first answer was wrong, and who may try once more. */
  retrying: z.array(z.string()),
  /** Who has tried once more. */
  retried: z.array(z.string()),
})
export type RoundHelp = z.infer<typeof RoundHelp>

export const QuizState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('lobby'), startsAt: z.int(), extensions: z.int(), ...shared }),
  z.object({
    phase: z.literal('asking'),
    /** When the platform confirmed that the question is in the channel; the time does not run before that. */
    askedAt: z.int().nullable(),
    closesAt: z.int(),
    /** Whether lost time has been given back in this round. */
    returned: z.boolean(),
    /** Which of the two votes it is, where students talk in between. */
    vote: z.enum(['first', 'second']).optional(),
    /** Set once time is up: until then the quiz waits for those who have more time, which nobody else can. */
    heldUntil: z.int().optional(),
    help: RoundHelp.optional(),
    ...during,
  }),
  /** Between two votes on the same question. */
  z.object({ phase: z.literal('talking'), endsAt: z.int(), ...during }),
  z.object({
    phase: z.literal('revealing'),
    nextAt: z.int(),
    /** Skipped rounds are shown but not scored. */
    skipped: z.boolean(),
    /** Only for an open question: the groups of answers that a teacher left out and, once they are shown, those that everyone sees. */
    review: z
      .object({
        leftOut: z.array(z.string()),
        shown: z.array(z.string()).optional(),
        as: z.enum(['list', 'cloud']).optional(),
      })
      .optional(),
    ...during,
  }),
  z.object({ phase: z.literal('done'), ...ended }),
  z.object({ phase: z.literal('abandoned'), why: z.enum(abandonReasons), ...ended }),
])
export type QuizState = z.infer<typeof QuizState>
export type AskingState = Extract<QuizState, { phase: 'asking' }>
export type TalkingState = Extract<QuizState, { phase: 'talking' }>

export interface Player {
  /** In an anonymous quiz a random id, which the store links to the person until a day later. */
  readonly person: string
  /** Empty in an anonymous quiz. */
  readonly name: string
  /** The team's number from 0, once assigned; 0 in quizzes without teams. */
  readonly team: number | null
  /** The made-up name in an anonymous quiz. */
  readonly alias: string | null
  /** The name they chose for all leaderboards of the class; teachers still see `name`. */
  readonly pseudonym: string | null
  readonly seated: boolean
  /** Questions in a row that they have not answered, at most `maxMissed`; as many for somebody who has left. */
  readonly missed: number
  /** Points from the rounds that are closed. */
  readonly points: number
  /** Whether they asked not to appear on leaderboards. */
  readonly hidden: boolean
}

/** `player` is the id under which they play, where that is not their own: in an anonymous quiz. */
export interface Actor extends Pick<Person, 'id' | 'name' | 'isTeacher' | 'unknown'> {
  readonly player?: string | undefined
  /** How many times the usual time they have, where it is not once. */
  readonly timeFactor?: TimeFactor | undefined
}

export interface GivenAnswer {
  readonly person: string
  readonly round: number
  readonly response: QuizAnswer
  /** How sure they say they are; undefined until they do. */
  readonly confidence?: Confidence | undefined
  /** The platform's timestamp, epoch milliseconds. */
  readonly at: number
  /** Milliseconds from the confirmed question to the timestamp. */
  readonly took: number
  /** The score, once the round is closed. `credit` is from 0 to 1. */
  readonly score: { readonly credit: number; readonly points: number } | null
}

/**
 * A quiz at one moment. `answers` are those of the round that is open or being revealed; while a first vote is open, they are
 * its votes. `firstVotes` are those of this round’s first vote, once the class has begun to talk.
 */
export interface Quiz {
  readonly plan: QuizPlan
  readonly state: QuizState
  /** Under their own name, so that nobody passes for a host. */
  readonly host: Pick<Person, 'id' | 'name' | 'isTeacher'> | null
  readonly players: readonly Player[]
  readonly answers: readonly GivenAnswer[]
  readonly firstVotes: readonly GivenAnswer[]
}

/** Answers made this long after the close still count, since clocks and thumbs differ. Milliseconds. */
export const lateGraceMs = 1_000

/** How long the round waits after the close for answers that were made in time but arrive late. Milliseconds. */
export const arrivalGraceMs = 2_000

/** After this long without a word from the host, somebody else can take over. Milliseconds. */
export const hostSilenceMs = 60_000

/** How long a question waits for the platform to confirm it before the quiz gives up. Milliseconds. */
export const confirmTimeoutMs = 120_000

/** Nobody who has missed this many questions in a row is waited for. */
export const maxMissed = 2

export function isOver(state: QuizState): boolean {
  return state.phase === 'done' || state.phase === 'abandoned'
}

/** Returns the question that is open or being revealed. */
export function currentItem(quiz: Pick<Quiz, 'plan' | 'state'>): PlayItem | undefined {
  return 'round' in quiz.state ? quiz.plan.items[quiz.state.round] : undefined
}

/** Returns when the quiz next needs a `wake` event, in epoch milliseconds, or undefined once it is over. */
export function wakesAt(state: QuizState): number | undefined {
  switch (state.phase) {
    case 'lobby':
      return state.startsAt
    case 'asking':
      if (state.askedAt === null) return state.closesAt + confirmTimeoutMs
      return state.heldUntil === undefined ? state.closesAt : state.heldUntil + arrivalGraceMs
    case 'talking':
      return state.endsAt
    case 'revealing':
      return state.nextAt
    case 'done':
    case 'abandoned':
      return undefined
    default:
      return state satisfies never
  }
}

/** Returns how many rounds were played to their end; one that was cut off while open does not count. */
export function roundsPlayed(state: QuizState): number {
  switch (state.phase) {
    case 'lobby':
      return 0
    case 'asking':
    case 'talking':
      return state.round
    case 'revealing':
      return state.round + 1
    case 'done':
    case 'abandoned':
      return state.rounds
    default:
      return state satisfies never
  }
}

/** Whether a first vote is open, whose votes earn nothing if the class talks afterwards. */
export function isFirstVote(state: QuizState): boolean {
  return state.phase === 'asking' && state.vote === 'first'
}

export function isSecondVote(state: QuizState): boolean {
  return state.phase === 'asking' && state.vote === 'second'
}

/** Returns the id under which somebody plays. */
export function playerId({ id, player = id }: Pick<Actor, 'id' | 'player'>): string {
  return player
}

/** Whether the room has seen this round’s question. */
export function wasShown(state: QuizState, round: number): boolean {
  const shown = 'round' in state ? state.round + 1 : roundsPlayed(state)
  return Number.isInteger(round) && round >= 0 && round < shown
}

export function findPlayer(quiz: Quiz, person: string): Player | undefined {
  return quiz.players.find((player) => player.person === person)
}

/** Whether a question stays open for somebody: not for those who have left, or missed several questions in a row. */
export function isAwaited({ missed }: Player): boolean {
  return missed < maxMissed
}

/** How many people the open question is for: those it waits for, and whoever else has answered. */
export function countAwaited({ players, answers }: Quiz): number {
  const answered = new Set(answers.map(({ person }) => person))
  return players.filter((player) => isAwaited(player) || answered.has(player.person)).length
}

export function findAnswer(quiz: Quiz, person: string): GivenAnswer | undefined {
  return quiz.answers.find((answer) => answer.person === person)
}

export function withState(quiz: Quiz, state: QuizState): Quiz {
  return { ...quiz, state }
}
