/**
 * How one post is delivered exactly once, as pure functions over its row in the ledger. A row is written before a request
 * leaves and again when its outcome is known, so that whoever finds it after a crash knows what may have happened.
 */
import { flatten } from '../plain-text.ts'
import type { DeliveryError } from '../platform.ts'

/**
 * `claimed`: surely not posted. `sending`: may have been posted. `sent`, `failed` and `skipped` are final; `unconfirmed` is
 * too, and means that nobody could tell and a teacher may decide.
 */
export const postStates = [
  'claimed',
  'sending',
  'sent',
  'failed',
  'skipped',
  'unconfirmed',
] as const
export type PostState = (typeof postStates)[number]

/** The day's card, or the answer to the card before it. */
export const postKinds = ['card', 'reveal'] as const
export type PostKind = (typeof postKinds)[number]

/** What is done beside the message. Each has a state of its own: a failed pin does not stop the thread. */
export const stepNames = ['ping', 'thread', 'pin'] as const
export type StepName = (typeof stepNames)[number]

interface Step {
  readonly state: 'wanted' | 'done' | 'failed'
  readonly problem?: string
}

export type Steps = Readonly<Partial<Record<StepName, Step>>>

/** A row of the ledger; (schedule, date, kind) is its identity. */
export interface Post {
  readonly schedule: string
  readonly date: string
  readonly kind: PostKind
  readonly room: string
  readonly card: string
  readonly cycle: number
  /** When it was to be posted, and when it is too late, epoch ms. */
  readonly due: number
  readonly latest: number
  readonly state: PostState
  /** When to take it up again. */
  readonly tryAt: number
  /** Failed tries since the last success. */
  readonly tries: number
  /** The first and the last request whose outcome is not known. */
  readonly unsureSince?: number
  readonly unsureAt?: number
  /** How often a teacher had it posted again; each copy has a key of its own. */
  readonly copy: number
  readonly message?: string
  readonly sentAt?: number
  /** Why it failed or was skipped, and what to do, in a sentence. */
  readonly problem?: string
  readonly steps: Steps
}

/** What a platform lets us rely on, in milliseconds. */
export interface Certainty {
  /** So long after a first try the platform knows a key again and does not post twice; 0 where it never does. */
  readonly keyWindow: number
  /** So long after a request its message may still appear; only then is it worth looking. */
  readonly settle: number
}

export type Move =
  | { readonly do: 'send' }
  /** Look in the room for a message that may have arrived. */
  | { readonly do: 'look'; readonly since: number }
  | { readonly do: 'step'; readonly step: Exclude<StepName, 'ping'> }
  | { readonly do: 'wait'; readonly until: number }
  | { readonly do: 'skip' }
  | { readonly do: 'rest' }

/** Between our clock and the platform's. */
const clockSkew = 5 * 60_000

/** After a post is this late it says so. */
const lateAfter = 5 * 60_000

/** How long an unanswered look is repeated, after the post's latest moment. */
const longestLook = 24 * 60 * 60_000

const mostStepTries = 5

const pauses = [1000, 5000, 25_000, 120_000, 600_000] as const

/** The key under which a copy of a post is sent: at most 25 characters, which is what Discord takes for a nonce. */
export function keyOf({ schedule, date, kind, copy }: Post): string {
  return `${schedule}-${date.replaceAll('-', '')}${kind === 'card' ? 'c' : 'r'}${copy}`
}

/** What to do with a post now. */
export function nextMove(post: Post, now: number, { keyWindow, settle }: Certainty): Move {
  if (post.tryAt > now) return { do: 'wait', until: post.tryAt }
  switch (post.state) {
    case 'claimed':
      return now > post.latest ? { do: 'skip' } : { do: 'send' }
    case 'sending': {
      const { unsureSince = now, unsureAt = now } = post
      if (now < unsureSince + keyWindow && now <= post.latest) return { do: 'send' }
      if (now < unsureAt + settle) return { do: 'wait', until: unsureAt + settle }
      return { do: 'look', since: unsureSince - clockSkew }
    }
    case 'sent': {
      const step = (['thread', 'pin'] as const).find((name) => post.steps[name]?.state === 'wanted')
      return step === undefined ? { do: 'rest' } : { do: 'step', step }
    }
    case 'failed':
    case 'skipped':
    case 'unconfirmed':
      return { do: 'rest' }
    default:
      return post.state satisfies never
  }
}

/** The row to write before a request leaves. */
export function begin(post: Post, now: number): Post {
  return { ...post, state: 'sending', unsureSince: post.unsureSince ?? now, unsureAt: now }
}

/** The row after the platform confirmed the message, or it was found. */
export function arrived(post: Post, message: string, now: number): Post {
  const { ping } = post.steps
  const pinged = ping?.state === 'wanted' ? { ping: { state: 'done' as const } } : {}
  return {
    ...certain(post),
    state: 'sent',
    message,
    sentAt: now,
    tryAt: now,
    tries: 0,
    steps: { ...post.steps, ...pinged },
  }
}

/**
 * The row after a request failed. `before` is the row from before `begin`; `chance` is a number from 0 to 1 that keeps many
 * posts from trying again at the same moment.
 */
export function notSent(before: Post, error: DeliveryError, now: number, chance: number): Post {
  const tries = before.tries + 1
  const wasUnsure = before.state === 'sending'
  const tryAt = now + Math.max(error.retryAfter, pauseAfter(tries, chance))
  switch (error.outcome) {
    case 'unknown':
      return { ...begin(before, now), tries, tryAt }
    case 'later':
      return { ...before, tries, tryAt }
    case 'refused':
      if (wasUnsure) return unconfirmed(before, error)
      if (before.steps.ping?.state === 'wanted') {
        // Perhaps only the notification is refused: the post matters more.
        const steps = { ...before.steps, ping: failedStep(error) }
        return { ...before, tries, tryAt: now, steps }
      }
      return { ...before, state: 'failed', problem: flatten(error.remedy) }
    default:
      return error.outcome satisfies never
  }
}

/** The row after looking found nothing: it surely was not posted. */
export function absent(post: Post, now: number): Post {
  return { ...certain(post), state: 'claimed', tryAt: now }
}

/** The row after looking failed. */
export function notLooked(post: Post, error: DeliveryError, now: number, chance: number): Post {
  if (error.outcome === 'refused' || now > post.latest + longestLook)
    return unconfirmed(post, error)
  const tries = post.tries + 1
  return { ...post, tries, tryAt: now + Math.max(error.retryAfter, pauseAfter(tries, chance)) }
}

export function stepDone(post: Post, step: StepName, now: number): Post {
  return { ...post, tries: 0, tryAt: now, steps: { ...post.steps, [step]: { state: 'done' } } }
}

/** The row after a side step failed: tried again a few times, unless it is refused for good. */
export function stepFailed(
  post: Post,
  step: StepName,
  error: DeliveryError,
  now: number,
  chance: number,
): Post {
  const tries = post.tries + 1
  if (error.outcome === 'refused' || tries >= mostStepTries) {
    const steps = { ...post.steps, [step]: failedStep(error) }
    return { ...post, tries: 0, tryAt: now, steps }
  }
  return { ...post, tries, tryAt: now + Math.max(error.retryAfter, pauseAfter(tries, chance)) }
}

export function skipped(post: Post, problem: string): Post {
  return { ...certain(post), state: 'skipped', problem }
}

/** A further copy that a teacher asked for, due at once. */
export function again(post: Post, now: number, latest: number, steps: Steps): Post {
  const { problem: _problem, message: _message, sentAt: _sentAt, ...rest } = certain(post)
  return { ...rest, state: 'claimed', copy: post.copy + 1, tryAt: now, tries: 0, latest, steps }
}

/** The side steps that a schedule asks for. */
export function wantedSteps(names: readonly StepName[]): Steps {
  return Object.fromEntries(names.map((name) => [name, wanted]))
}

/** Whether anything is left to do. */
export function isOpen(post: Post): boolean {
  return (
    post.state === 'claimed' ||
    post.state === 'sending' ||
    (post.state === 'sent' &&
      stepNamesOf(post.steps).some((n) => post.steps[n]?.state === 'wanted'))
  )
}

/** Whether a post that goes out now has to say that it is late. */
export function isLate(post: Pick<Post, 'due'>, at: number): boolean {
  return at - post.due > lateAfter
}

const wanted: Step = { state: 'wanted' }

function stepNamesOf(steps: Steps): readonly StepName[] {
  return stepNames.filter((name) => steps[name] !== undefined)
}

function certain(post: Post): Post {
  const { unsureSince: _since, unsureAt: _at, ...rest } = post
  return rest
}

function unconfirmed(post: Post, error: DeliveryError): Post {
  return { ...post, state: 'unconfirmed', problem: flatten(error.remedy) }
}

function failedStep(error: DeliveryError): Step {
  return { state: 'failed', problem: flatten(error.remedy) }
}

/** 1, 5, 25 s, 2 and 10 min, each between a half and the whole. */
function pauseAfter(tries: number, chance: number): number {
  const pause = pauses[Math.min(tries, pauses.length) - 1] ?? 1000
  return pause * (0.5 + chance / 2)
}
