/** What a running quiz is: a plan that never changes, a state that is a union on its phase, and the people in it. All JSON. */
import { z } from 'zod'
import { PlatformName } from '../platform/platform-name.ts'
import { PlayItem } from './kinds/index.ts'
import type { QuizAnswer } from './kinds/kind.ts'

export const QuizSettings = z.object({
  /** How many questions were asked for. */
  questions: z.int().min(3).max(30),
  /** How long each question is open. */
  seconds: z.int().min(10).max(120),
  scoring: z.enum(['calm', 'speed']),
  /** Whether the first answer stands or the last one before the close. */
  answers: z.enum(['final', 'changeable']),
  /** How many teams; 0 is everyone for themselves. */
  teams: z.int().min(0).max(6),
  teamsBy: z.enum(['draw', 'choice']),
  /** Boards show made-up names. */
  anonymous: z.boolean(),
  /** A wrong choice costs what a blind guess gains on average. */
  penalty: z.boolean(),
})
export type QuizSettings = z.infer<typeof QuizSettings>

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

const Message = z.object({ room: z.string(), id: z.string() })

const shared = {
  /** The one message that shows the quiz; none until it is posted. */
  message: Message.nullable(),
  /** When the host last did something, epoch milliseconds. */
  hostSeenAt: z.int(),
  /** Rounds in a row that nobody answered. */
  quiet: z.int(),
}

const during = {
  ...shared,
  round: z.int().min(0),
  /** How often the host has given more time here. */
  extensions: z.int(),
}

const abandonReasons = ['nobody-joined', 'nobody-answers', 'stopped', 'unreachable'] as const

export const QuizState = z.discriminatedUnion('phase', [
  z.object({ phase: z.literal('lobby'), startsAt: z.int(), extensions: z.int(), ...shared }),
  z.object({
    phase: z.literal('asking'),
    /** When the platform had confirmed that the question stands in the channel; until then the time does not run. */
    askedAt: z.int().nullable(),
    closesAt: z.int(),
    /** Whether time lost to an outage has been given back in this round; it is given once. */
    returned: z.boolean(),
    ...during,
  }),
  z.object({
    phase: z.literal('revealing'),
    nextAt: z.int(),
    /** A skipped round is shown but not scored. */
    skipped: z.boolean(),
    ...during,
  }),
  z.object({ phase: z.literal('done'), endedAt: z.int(), rounds: z.int(), ...shared }),
  z.object({
    phase: z.literal('abandoned'),
    endedAt: z.int(),
    rounds: z.int(),
    why: z.enum(abandonReasons),
    ...shared,
  }),
])
export type QuizState = z.infer<typeof QuizState>
export type AskingState = Extract<QuizState, { phase: 'asking' }>

export interface Player {
  readonly person: string
  readonly name: string
  /** A team's number from 0, once seated; in quizzes without teams 0. */
  readonly team: number | null
  /** The made-up name, in anonymous quizzes. */
  readonly alias: string | null
  /** The name she has chosen for all boards of the class; `name` stays for her teachers. */
  readonly pseudonym: string | null
  readonly seated: boolean
  /** What the closed rounds have brought. */
  readonly points: number
  /** Does not want to appear on boards. */
  readonly hidden: boolean
}

export interface GivenAnswer {
  readonly person: string
  readonly round: number
  readonly response: QuizAnswer
  /** The platform's stamp. */
  readonly at: number
  /** Milliseconds from the confirmed question to the stamp. */
  readonly took: number
  /** What it brought, once the round is closed and counted. `credit` is from 0 to 1. */
  readonly score: { readonly credit: number; readonly points: number } | null
}

/** A quiz as it stands. `answers` are those of the round that is open or being shown. */
export interface Quiz {
  readonly plan: QuizPlan
  readonly state: QuizState
  /** Named as boards name a player. */
  readonly host: { readonly id: string; readonly name: string } | null
  readonly players: readonly Player[]
  readonly answers: readonly GivenAnswer[]
}

/** Clicks stamped this long after the close still count: clocks and thumbs differ. Milliseconds. */
export const lateGraceMs = 1_000

/** How long after the close the round waits for clicks that were made in time but arrive late. */
export const arrivalGraceMs = 2_000

export const hostSilenceMs = 60_000

/** How long a question may wait for the platform to confirm it before the quiz gives up. */
export const confirmTimeoutMs = 120_000

export function isOver(state: QuizState): boolean {
  return state.phase === 'done' || state.phase === 'abandoned'
}

/** The question that is open or being shown. */
export function currentItem(quiz: Pick<Quiz, 'plan' | 'state'>): PlayItem | undefined {
  return 'round' in quiz.state ? quiz.plan.items[quiz.state.round] : undefined
}

/** When the quiz wants to be woken next, epoch milliseconds; nothing once it is over. */
export function wakesAt(state: QuizState): number | undefined {
  switch (state.phase) {
    case 'lobby':
      return state.startsAt
    case 'asking':
      return state.closesAt + (state.askedAt === null ? confirmTimeoutMs : arrivalGraceMs)
    case 'revealing':
      return state.nextAt
    case 'done':
    case 'abandoned':
      return undefined
    default:
      return state satisfies never
  }
}

/** Rounds that have been shown to their end; one that is cut off while open does not count. */
export function roundsPlayed(state: QuizState): number {
  switch (state.phase) {
    case 'lobby':
      return 0
    case 'asking':
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

export function findPlayer(quiz: Quiz, person: string): Player | undefined {
  return quiz.players.find((player) => player.person === person)
}

export function findAnswer(quiz: Quiz, person: string): GivenAnswer | undefined {
  return quiz.answers.find((answer) => answer.person === person)
}

export function withState(quiz: Quiz, state: QuizState): Quiz {
  return { ...quiz, state }
}
