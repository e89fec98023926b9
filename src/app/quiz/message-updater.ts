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

export interface MessageUpdaterParts {
  readonly store: QuizStore
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly clock: Clock
  readonly log: Logger
  /** Called when the message shows the quiz; `posted` is the new message, where it is not the one that the quiz names. */
  readonly onDrawn: (quiz: Quiz, posted: MessageRef | undefined) => Promise<void>
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
    const update = { working: false, wanted: false, urgent: false, drawnAt: -Infinity, cancel() {} }
    pending.set(id, update)
    return update
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
      await updateMessage(quiz)
      delayMs = minEditIntervalMs
    } catch (error) {
      delayMs = await handleFailure(quiz, update, error)
    }
    update.drawnAt = clock.now()
    update.working = false
    if (update.wanted && !stopped) schedule(quiz, update, update.urgent ? 0 : delayMs)
  }

  async function updateMessage({ class: className, id }: QuizRef): Promise<void> {
    const found = await store.read(className, id)
    if (found === undefined) return
    const { quiz, version } = found
    const platform = parts.platform(quiz.plan.platform)
    if (platform === undefined) {
      throw new DeliveryError('retryable', [`${quiz.plan.platform} is not connected.`])
    }
    const posted = await deliver(platform, quiz, version)
    await store.markDrawn(id, version)
    await parts.onDrawn(quiz, posted)
  }

  /** Edits the message, or posts one where there is none or it can no longer be edited. Returns a posted message. */
  async function deliver(
    platform: Platform,
    quiz: Quiz,
    version: number,
  ): Promise<MessageRef | undefined> {
    const reply = quizMessage(quiz)
    const { message } = quiz.state
    if (message !== null) {
      try {
        await platform.edit({ ...message, class: quiz.plan.class }, reply)
        return undefined
      } catch (error) {
        if (!isRejected(error)) throw error
        log.warn({ err: error, quiz: quiz.plan.id }, 'A quiz message is lost; posting another')
      }
    }
    return post(platform, quiz, `quiz-${quiz.plan.id}-${version}`, reply)
  }

  /** Looks for the message first, since an interrupted attempt may have posted it. */
  async function post(platform: Platform, quiz: Quiz, key: string, reply: Reply) {
    const { room: id, class: classId, openedAt } = quiz.plan
    const room = { id, class: classId }
    const earlier = await platform.findByKey(room, key, openedAt)
    if (earlier !== undefined) await platform.edit(earlier, reply)
    const message = earlier ?? (await platform.post(room, reply, { idempotencyKey: key }))
    return { room: message.room, id: message.id }
  }

  /** Returns how long to wait before the next try, milliseconds. */
  async function handleFailure(
    quiz: QuizRef,
    update: PendingUpdate,
    error: unknown,
  ): Promise<number> {
    if (isRejected(error)) {
      await parts.onRejected(quiz, error.remedy)
      return minEditIntervalMs
    }
    if (!(error instanceof DeliveryError))
      log.error({ err: error, quiz: quiz.id }, 'A quiz message could not be updated')
    update.wanted = true
    update.urgent = false
    return Math.max(retryDelayMs, error instanceof DeliveryError ? error.retryAfterMs : 0)
  }

  return {
    requestUpdate,
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
