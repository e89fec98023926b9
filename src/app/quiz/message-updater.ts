/** Keeps the messages of quizzes up to date within rate limits: new phases at once, new answers together, the last state always. */
import type { Logger } from 'pino'
import type { Clock } from '../../core/platform/clock.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { Quiz, QuizPlan } from '../../core/quiz/quiz.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import { quizMovedMessage, quizMessage } from '../../core/quiz/views/quiz-message.ts'
import type { Reply, RichText } from '../../core/reply/reply.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import type { DrawQuiz } from './draw-quiz.ts'

/** How often a message shows new answers, milliseconds. Slack allows about one edit of a message a second. */
const minEditIntervalMs = 2_000

/** How long to wait after a temporary failure, milliseconds. */
const retryDelayMs = 2_000

/** For how long a message may still appear that a process sent before it was killed, milliseconds. */
const arrivalWindowMs = 5_000

/** How often to look whether a message is still there, milliseconds. */
const lookIntervalMs = 4_000

/** An update that takes longer has met an outage, milliseconds. */
const slowUpdateMs = 5_000

export interface MessageUpdaterParts {
  readonly store: QuizStore
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly clock: Clock
  readonly log: Logger
  readonly observer?: Observer
  /** Left out, the message is drawn in words. */
  readonly draw?: DrawQuiz
  /** Called when the quiz has another message than the one that it names, which was missing for up to `missingMs`. */
  readonly onPosted: (quiz: Quiz, posted: MessageRef, missingMs: number) => Promise<void>
  /** Called when the message shows the quiz. */
  readonly onDrawn: (quiz: Quiz) => Promise<void>
  /** Called when the channel no longer accepts messages; `remedy` says what to do. */
  readonly onRejected: (quiz: QuizRef, remedy: RichText) => Promise<void>
}

export type QuizRef = Pick<QuizPlan, 'class' | 'id'>

interface PendingUpdate {
  /** When the update began that is running. */
  workingSince: number | undefined
  /** Whether the message does not show the latest change. */
  wanted: boolean
  /** When the earliest change came that the message does not show, by our clock. */
  wantedSince: number | undefined
  /** Whether to update without waiting for `minEditIntervalMs`. */
  urgent: boolean
  /** Whether an earlier attempt, perhaps by another process, may have posted the message. */
  mayBePosted: boolean
  /** Whether a message of another process would have been found by now. */
  mayPost: boolean
  /** Whether the last attempt met an outage of the platform. */
  hasFailed: boolean
  drawnAt: number
  /** When the message last certainly showed the quiz. */
  shownAt: number
  cancel: () => void
}

/** One closure, since every function below changes the same two collections. */
export function createMessageUpdater(parts: MessageUpdaterParts) {
  const { store, clock, log, observer = silentObserver } = parts
  const { draw = (_, quiz) => Promise.resolve(quizMessage(quiz)) } = parts
  const pending = new Map<string, PendingUpdate>()
  const running = new Set<Promise<void>>()
  let stopped = false

  function pendingFor(id: string): PendingUpdate {
    const existing = pending.get(id)
    if (existing !== undefined) return existing
    const update: PendingUpdate = {
      workingSince: undefined,
      wanted: false,
      wantedSince: undefined,
      urgent: false,
      mayBePosted: true,
      mayPost: false,
      hasFailed: false,
      drawnAt: -Infinity,
      shownAt: -Infinity,
      cancel() {},
    }
    pending.set(id, update)
    return update
  }

  /** Posts the message of a quiz that has just been opened, which no other process can have done. */
  function requestFirstUpdate(quiz: QuizRef): void {
    pendingFor(quiz.id).mayBePosted = false
    requestUpdate(quiz)
  }

  /** Updates the message at once, or soon. Requests in the meantime become one update. */
  function requestUpdate({ class: className, id }: QuizRef, when: 'now' | 'soon' = 'now'): void {
    if (stopped) return
    const [quiz, update] = [{ class: className, id }, pendingFor(id)]
    update.wanted = true
    update.wantedSince ??= clock.now()
    update.urgent ||= when === 'now'
    if (update.workingSince === undefined) {
      const passedMs = Math.abs(clock.now() - update.drawnAt)
      schedule(quiz, update, update.urgent ? 0 : minEditIntervalMs - passedMs)
    }
  }

  function schedule(quiz: QuizRef, update: PendingUpdate, delay: number): void {
    update.cancel()
    if (delay > 0) update.cancel = clock.after(delay, () => start(quiz, update))
    else start(quiz, update)
  }

  function start(quiz: QuizRef, update: PendingUpdate): void {
    if (stopped || update.workingSince !== undefined) return
    const work = run(quiz, update).finally(() => running.delete(work))
    running.add(work)
  }

  async function run(quiz: QuizRef, update: PendingUpdate): Promise<void> {
    update.workingSince = clock.now()
    const since = update.wantedSince ?? update.workingSince
    update.wanted = false
    update.wantedSince = undefined
    update.urgent = false
    let delayMs = 0
    try {
      const platform = await updateMessage(quiz, update)
      const seconds = (clock.now() - since) / 1000
      if (platform !== undefined) observer.report('quizDrawn', { platform, seconds })
      update.hasFailed = false
      delayMs = minEditIntervalMs
    } catch (error) {
      delayMs = isRejected(error)
        ? await giveUp(quiz, update, error.remedy)
        : retryLater(quiz, update, error)
    }
    update.drawnAt = clock.now()
    update.workingSince = undefined
    if (update.wanted && !stopped) schedule(quiz, update, update.urgent ? 0 : delayMs)
  }

  /** Returns where the message now shows the quiz. */
  async function updateMessage(
    ref: QuizRef,
    update: PendingUpdate,
  ): Promise<PlatformName | undefined> {
    const found = await store.read(ref.class, ref.id)
    if (found === undefined) return undefined
    const { quiz, version, isDrawn } = found
    const platform = parts.platform(quiz.plan.platform)
    if (platform === undefined) {
      throw new DeliveryError('retryable', [`${quiz.plan.platform} is not connected.`])
    }
    const reply = await draw(platform, quiz)
    if (!(await edit(platform, quiz, reply))) {
      const { message, isNew } = await findOrPost(platform, quiz, reply, update)
      const isLost = quiz.state.message !== null && update.shownAt > -Infinity
      const missingMs = isLost ? clock.now() - update.shownAt : 0
      // Saved before it is edited, since an edit takes away the key by which it was found.
      await parts.onPosted(quiz, { room: message.room, id: message.id }, missingMs)
      if (!isNew) return updateMessage(ref, update)
    }
    // Whatever is posted next is the first of its key, as far as this process knows.
    update.mayBePosted = false
    update.shownAt = clock.now()
    if (!isDrawn) await store.markDrawn(ref.id, version)
    await parts.onDrawn(quiz)
    return platform.name
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

  /** Looks first for what an interrupted attempt may have posted. */
  async function findOrPost(platform: Platform, quiz: Quiz, reply: Reply, update: PendingUpdate) {
    const { plan, state } = quiz
    const room = { id: plan.room, class: plan.class }
    // The same for every attempt, whatever the quiz has become meanwhile.
    const key = `quiz-${plan.id}-${state.posts === 0 ? 'first' : state.posts}`
    const earlier = update.mayBePosted ? await findEarlier(platform, quiz, key) : undefined
    if (typeof earlier === 'object') return { message: earlier, isNew: false }
    if (update.mayBePosted && !update.mayPost && platform.dedupeWindowMs === undefined) {
      update.mayPost = true
      const remedy = 'The message of another process may still appear.'
      throw new DeliveryError('retryable', [remedy], { retryAfterMs: arrivalWindowMs })
    }
    const { mayBePosted } = update
    Object.assign(update, { mayBePosted: true, mayPost: true })
    try {
      const message = await platform.post(room, reply, { idempotencyKey: key })
      return { message, isNew: earlier !== 'unknown' }
    } catch (error) {
      const hasArrived = !(error instanceof DeliveryError) || error.outcome === 'unknown'
      update.mayBePosted = mayBePosted || hasArrived
      throw error
    }
  }

  /**
   * Returns the message that was posted with the key, or `unknown` where the bot may not look for it or would have to look
   * through too many: a second message would do less harm than none.
   */
  async function findEarlier(platform: Platform, { plan }: Quiz, key: string) {
    try {
      return await platform.findByKey({ id: plan.room, class: plan.class }, key, plan.openedAt)
    } catch (error) {
      const isUnknown = error instanceof DeliveryError && error.outcome === 'unknown'
      if (!isUnknown || error.isOutage) throw error
      return 'unknown'
    }
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
    const isOutage = error instanceof DeliveryError && error.isOutage
    update.hasFailed = isOutage
    update.wanted = true
    update.wantedSince ??= update.workingSince
    update.urgent = false
    // A class waits for the end of an outage, so it is noticed soon.
    if (isOutage || !(error instanceof DeliveryError)) return retryDelayMs
    return Math.max(retryDelayMs, error.retryAfterMs)
  }

  return {
    requestUpdate,
    requestFirstUpdate,
    /** Returns whether an update is running or waiting. */
    isBusy(id: string): boolean {
      const update = pending.get(id)
      return update !== undefined && (update.workingSince !== undefined || update.wanted)
    },
    /** Whether the platform has not let the message be updated lately. */
    isFailing(id: string): boolean {
      const { hasFailed = false, workingSince = Infinity } = pending.get(id) ?? {}
      return hasFailed || clock.now() - workingSince > slowUpdateMs
    },
    /** Returns for how long nobody has seen the message, milliseconds; 0 if that is short or it is being updated. */
    unseenForMs(id: string): number {
      const { shownAt, workingSince, wanted } = pendingFor(id)
      const unseenMs = clock.now() - shownAt
      return workingSince !== undefined || wanted || unseenMs < lookIntervalMs ? 0 : unseenMs
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
      for (const [id, { workingSince, wanted }] of pending) {
        if (!ids.has(id) && workingSince === undefined && !wanted) pending.delete(id)
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
