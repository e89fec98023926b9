/**
 * Runs quizzes: applies the rules to an event inside one transaction of the store, then runs the effects. All state is in the
 * store, so any process can handle any event of any quiz, and a new process continues where one was killed.
 */
import type { MessageRef } from '../../core/platform/room.ts'
import type { OpenResult } from '../../core/quiz/quiz-service.ts'
import { type Quiz, wakesAt } from '../../core/quiz/quiz.ts'
import type { LiveQuiz, OpenQuestion, Updated } from '../../core/quiz/quiz-store.ts'
import type { Effect, QuizEvent } from '../../core/quiz/events.ts'
import { outageMs, transition } from '../../core/quiz/transition.ts'
import type { RichText } from '../../core/reply/reply.ts'
import { type MessageUpdaterParts, type QuizRef, createMessageUpdater } from './message-updater.ts'
import { createOpenQuestions } from './open-questions.ts'

/** How often to look for quizzes that no process looks after, milliseconds. */
const checkIntervalMs = 2_000

/** How long another process has to update the message after a change of its own, milliseconds. */
const takeoverDelayMs = 4_000

/** How long the person who opens a quiz waits for its lobby to appear, milliseconds. */
const maxOpenWaitMs = 5_000

/** An event without its time, which the store's clock adds, so that all processes agree on it. */
type WithoutTime<E> = E extends unknown ? Omit<E, 'now' | 'seenAt'> : never
export type RunnerEvent = WithoutTime<QuizEvent>

export type QuizRunnerParts = Omit<MessageUpdaterParts, 'onPosted' | 'onDrawn' | 'onRejected'>

export interface QuizRunner {
  /** Resumes every running quiz, and looks after them until `stop`. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Stores a new quiz and posts its lobby. */
  open(quiz: Quiz): Promise<OpenResult>
  /** Returns the questions that were open in any room of the class a moment ago. */
  openQuestions(className: string): Promise<readonly OpenQuestion[]>
  /** Applies an event to a quiz of the class. Resolves with undefined where there is no such quiz. */
  handleEvent(
    className: string,
    id: string,
    event: RunnerEvent,
  ): Promise<Updated<readonly Effect[]> | undefined>
}

/** One closure, since the timers, the waiting lobbies and the updater call each other. */
export function createQuizRunner({ store, platform, clock, log }: QuizRunnerParts): QuizRunner {
  const timers = new Map<string, () => void>()
  /** Since when a quiz's message has been out of date, by the store's clock. */
  const outdatedSince = new Map<string, number>()
  const waitingForLobby = new Map<string, (result: OpenResult) => void>()
  const openQuestions = createOpenQuestions(store, clock)
  let cancelCheck: (() => void) | undefined
  let stopped = false

  const updater = createMessageUpdater({
    store,
    platform,
    clock,
    log,
    onPosted,
    onDrawn,
    onRejected,
  })

  async function handleEvent(
    className: string,
    id: string,
    event: RunnerEvent,
  ): Promise<Updated<readonly Effect[]> | undefined> {
    const updated = await store.update(className, id, (quiz, moment) => {
      const [next, effects] = transition(quiz, { ...event, ...moment } as QuizEvent)
      return { quiz: next, result: effects }
    })
    if (updated === undefined) return undefined
    if (updated.result.some(({ kind }) => kind === 'show')) openQuestions.forget(className)
    setTimer(updated.quiz, updated.now)
    for (const effect of updated.result) runEffect(updated.quiz, effect)
    return updated
  }

  function runEffect(quiz: Quiz, effect: Effect): void {
    switch (effect.kind) {
      case 'show':
        return updater.requestUpdate(quiz.plan, !effect.soon)
      case 'leave':
        return void updater.markMoved(quiz, effect.message)
      case 'answer-result':
      case 'reject':
        // The reply to the press shows these.
        return
      default:
        return effect satisfies never
    }
  }

  /** Sets the quiz's only timer to its next deadline. */
  function setTimer({ plan: { id, class: className }, state }: Quiz, now: number): void {
    timers.get(id)?.()
    timers.delete(id)
    const at = wakesAt(state)
    if (at === undefined || stopped) return
    timers.set(
      id,
      clock.after(Math.max(0, at - now), () => {
        timers.delete(id)
        void background(handleEvent(className, id, { kind: 'wake' }), id)
      }),
    )
  }

  /** Logs a failure, so that one quiz does not stop the others. */
  function background(work: Promise<unknown>, id: string): Promise<unknown> {
    return work.catch((error: unknown) => {
      // The next check finds the quiz overdue and tries again.
      log.error({ err: error, quiz: id }, 'A quiz could not continue')
    })
  }

  async function onPosted({ plan, state }: Quiz, message: MessageRef): Promise<void> {
    const event = { kind: 'posted', message, replaces: state.message } as const
    await handleEvent(plan.class, plan.id, event)
  }

  async function onDrawn(quiz: Quiz): Promise<void> {
    const { id, class: className } = quiz.plan
    if (quiz.state.phase === 'asking' && quiz.state.askedAt === null) {
      await handleEvent(className, id, { kind: 'shown', round: quiz.state.round })
    }
    waitingForLobby.get(id)?.('opened')
  }

  async function onRejected({ class: className, id }: QuizRef, remedy: RichText): Promise<void> {
    log.warn({ quiz: id }, 'The channel accepts no messages; the quiz ends')
    const updated = await handleEvent(className, id, { kind: 'unreachable' })
    if (updated !== undefined) await store.markDrawn(id, updated.version)
    waitingForLobby.get(id)?.({ rejected: remedy })
  }

  /** Takes up quizzes that have no timer here, are overdue, or whose message is out of date. */
  async function checkAll(isFirst: boolean): Promise<void> {
    const live = await store.listLive()
    await Promise.all(live.map((quiz) => background(check(quiz, isFirst), quiz.id)))
    await store.markSeen(live.map((quiz) => quiz.id))
    const ids = new Set(live.map((quiz) => quiz.id))
    updater.retainOnly(ids)
    for (const id of outdatedSince.keys()) if (!ids.has(id)) outdatedSince.delete(id)
  }

  async function check(quiz: LiveQuiz, isFirst: boolean) {
    const { id, wakesAt: at, drawn, now, seenAt } = quiz
    if (at !== undefined && (at <= now || now - seenAt >= outageMs || !timers.has(id))) {
      await handleEvent(quiz.class, id, { kind: 'wake' })
    }
    if (drawn) {
      outdatedSince.delete(id)
      return
    }
    const since = outdatedSince.get(id) ?? now
    outdatedSince.set(id, since)
    if ((isFirst || now - since >= takeoverDelayMs) && !updater.isBusy(id)) {
      updater.requestUpdate(quiz, true)
    }
  }

  function scheduleCheck(): void {
    if (stopped) return
    cancelCheck = clock.after(checkIntervalMs, () => {
      void checkAll(false)
        .catch((error: unknown) => log.error({ err: error }, 'The check of running quizzes failed'))
        .finally(scheduleCheck)
    })
  }

  return {
    openQuestions: (className) => openQuestions.list(className),
    handleEvent,
    async start() {
      await checkAll(true)
      scheduleCheck()
    },
    async stop() {
      stopped = true
      cancelCheck?.()
      for (const cancel of timers.values()) cancel()
      timers.clear()
      await updater.stop()
    },
    async open(quiz) {
      const { id } = quiz.plan
      if (platform(quiz.plan.platform) === undefined) {
        return { rejected: ['A quiz needs a channel that others can see. Please start it in one.'] }
      }
      if (!(await store.open(quiz))) return 'busy'
      const result = new Promise<OpenResult>((resolve) => {
        waitingForLobby.set(id, resolve)
        // If the platform is slow or away, the lobby appears later, and the person need not wait for it.
        clock.after(maxOpenWaitMs, () => resolve('opened'))
      })
      setTimer(quiz, quiz.plan.openedAt)
      updater.requestFirstUpdate(quiz.plan)
      return result.finally(() => waitingForLobby.delete(id))
    },
  }
}
