/** Keeps the messages of quizzes up to date within rate limits: new phases at once, new answers together, the last state always. */
import type { Logger } from 'pino'
import type { Clock } from '../../core/platform/clock.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { Quiz, QuizPlan } from '../../core/quiz/quiz.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import { quizMovedMessage, quizMessage } from '../../core/quiz/views/quiz-message.ts'
import type { Reply, RichText } from '../../core/reply/reply.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { MessageRef } from '../../core/platform/room.ts'

/** How often a message shows new answers, milliseconds. Slack allows about one edit of a message a second. */
const minEditIntervalMs = 2_000

/** How long to wait after a temporary failure, milliseconds. */
const retryDelayMs = 2_000

/** For how long a message may still appear that a process sent before it was killed, milliseconds. */
const arrivalWindowMs = 5_000

export interface MessageUpdaterParts {
  readonly store: QuizStore
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly clock: Clock
  readonly log: Logger
  /** Called when the quiz has another message than the one that it names. */
  readonly onPosted: (quiz: Quiz, posted: MessageRef) => Promise<void>
  /** Called when the message shows the quiz. */
  readonly onDrawn: (quiz: Quiz) => Promise<void>
  /** Called when the channel no longer accepts messages; `remedy` says what to do. */
  readonly onRejected: (quiz: QuizRef, remedy: RichText) => Promise<void>
}

export type QuizRef = Pick<QuizPlan, 'class' | 'id'>

interface PendingUpdate {
  working: boolean
  /** Whether the message does not show the latest change. */
  wanted: boolean
  /** Whether to update without waiting for `minEditIntervalMs`. */
  urgent: boolean
  /** Whether a message of another process would have been found by now. */
  mayPost: boolean
  drawnAt: number
  cancel: () => void
}

/** One closure, since every function below changes the same two collections. */
export function createMessageUpdater(parts: MessageUpdaterParts) {
  const { store, clock, log } = parts
  const pending = new Map<string, PendingUpdate>()
  const running = new Set<Promise<void>>()
  let stopped = false

  function pendingFor(id: string): PendingUpdate {
    const existing = pending.get(id)
    if (existing !== undefined) return existing
    const update: PendingUpdate = {
      working: false,
      wanted: false,
      urgent: false,
      mayPost: false,
      drawnAt: -Infinity,
      cancel() {},
    }
    pending.set(id, update)
    return update
  }

  /** Posts the message of a quiz that has just been opened, which no other process can have done. */
  function requestFirstUpdate(quiz: QuizRef): void {
    pendingFor(quiz.id).mayPost = true
    requestUpdate(quiz, true)
  }

  /** Updates the message soon, or at once. Requests in the meantime become one update. */
  function requestUpdate({ class: className, id }: QuizRef, urgent: boolean): void {
    if (stopped) return
    const quiz = { class: className, id }
    const update = pendingFor(id)
    update.wanted = true
    update.urgent ||= urgent
    if (!update.working) {
      schedule(quiz, update, update.urgent ? 0 : update.drawnAt + minEditIntervalMs - clock.now())
    }
  }

  function schedule(quiz: QuizRef, update: PendingUpdate, delay: number): void {
    update.cancel()
    if (delay > 0) update.cancel = clock.after(delay, () => start(quiz, update))
    else start(quiz, update)
  }

  function start(quiz: QuizRef, update: PendingUpdate): void {
    if (stopped || update.working) return
    const work = run(quiz, update).finally(() => running.delete(work))
    running.add(work)
  }

  async function run(quiz: QuizRef, update: PendingUpdate): Promise<void> {
    update.working = true
    update.wanted = false
    update.urgent = false
    let delayMs = 0
    try {
      await updateMessage(quiz, update)
      delayMs = minEditIntervalMs
    } catch (error) {
      delayMs = isRejected(error)
        ? await giveUp(quiz, update, error.remedy)
        : retryLater(quiz, update, error)
    }
    update.drawnAt = clock.now()
    update.working = false
    if (update.wanted && !stopped) schedule(quiz, update, update.urgent ? 0 : delayMs)
  }

  async function updateMessage(ref: QuizRef, update: PendingUpdate): Promise<void> {
    const found = await store.read(ref.class, ref.id)
    if (found === undefined) return
    const { quiz, version } = found
    const platform = parts.platform(quiz.plan.platform)
    if (platform === undefined) {
      throw new DeliveryError('retryable', [`${quiz.plan.platform} is not connected.`])
    }
    const reply = quizMessage(quiz)
    if (!(await edit(platform, quiz, reply))) {
      const { message, isNew } = await findOrPost(platform, quiz, reply, update)
      // Saved before it is edited, since an edit takes away the key by which it was found.
      await parts.onPosted(quiz, { room: message.room, id: message.id })
      if (!isNew) return updateMessage(ref, update)
    }
    await store.markDrawn(ref.id, version)
    await parts.onDrawn(quiz)
  }

  /** Returns false if there is no message, or none that can be edited. */
  async function edit(platform: Platform, { plan, state }: Quiz, reply: Reply): Promise<boolean> {
    if (state.message === null) return false
    try {
      await platform.edit({ ...state.message, class: plan.class }, reply)
      return true
    } catch (error) {
      if (!isRejected(error)) throw error
      log.warn({ err: error, quiz: plan.id }, 'A quiz message is lost; posting another')
      return false
    }
  }

  /** Looks for the message first, since an interrupted attempt may have posted it. */
  async function findOrPost(platform: Platform, quiz: Quiz, reply: Reply, update: PendingUpdate) {
    const { room: id, class: classId, openedAt } = quiz.plan
    const room = { id, class: classId }
    // The same for every attempt, whatever the quiz has become meanwhile.
    const key = `quiz-${quiz.plan.id}-${quiz.state.message?.id ?? 'first'}`
    const earlier = await platform.findByKey(room, key, openedAt)
    if (earlier !== undefined) return { message: earlier, isNew: false }
    if (!update.mayPost && platform.dedupeWindowMs === undefined) {
      update.mayPost = true
      const remedy = 'The message of another process may still appear.'
      throw new DeliveryError('retryable', [remedy], { retryAfterMs: arrivalWindowMs })
    }
    return { message: await platform.post(room, reply, { idempotencyKey: key }), isNew: true }
  }

  /** Ends the quiz. Returns how long to wait before the next try, milliseconds. */
  async function giveUp(quiz: QuizRef, update: PendingUpdate, remedy: RichText): Promise<number> {
    try {
      await parts.onRejected(quiz, remedy)
      return minEditIntervalMs
    } catch (error) {
      return retryLater(quiz, update, error)
    }
  }

  /** Returns how long to wait before the next try, milliseconds. */
  function retryLater(quiz: QuizRef, update: PendingUpdate, error: unknown): number {
    if (!(error instanceof DeliveryError)) {
      log.error({ err: error, quiz: quiz.id }, 'A quiz message could not be updated')
    }
    update.wanted = true
    update.urgent = false
    return Math.max(retryDelayMs, error instanceof DeliveryError ? error.retryAfterMs : 0)
  }

  return {
    requestUpdate,
    requestFirstUpdate,
    /** Returns whether an update is running or waiting. */
    isBusy(id: string): boolean {
      const update = pending.get(id)
      return update !== undefined && (update.working || update.wanted)
    },
    /** Says in a message that the quiz continues elsewhere. */
    async markMoved({ plan }: Quiz, message: MessageRef): Promise<void> {
      try {
        const moved = { ...message, class: plan.class }
        await parts.platform(plan.platform)?.edit(moved, quizMovedMessage())
      } catch (error) {
        log.warn({ err: error }, 'A quiz moved, but its old message could not say so')
      }
    },
    /** Forgets all quizzes but these, and those that are being updated. */
    retainOnly(ids: ReadonlySet<string>): void {
      for (const [id, { working, wanted }] of pending) {
        if (!ids.has(id) && !working && !wanted) pending.delete(id)
      }
    },
    /** Accepts no more requests and waits for running updates. */
    async stop(): Promise<void> {
      stopped = true
      for (const update of pending.values()) update.cancel()
      await Promise.allSettled(running)
    },
  }
}

function isRejected(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && error.outcome === 'rejected'
}
