/**
 * Runs quizzes: applies the rules to an event inside one transaction of the store, then runs the effects. All state is in the
 * store, so any process can handle any event of any quiz, and a new process continues where one was killed.
 */
import { randomUUID } from 'node:crypto'
import { silentObserver } from '../../core/platform/observer.ts'
import type { TimeFactor } from '../../core/accommodations/accommodation.ts'
import type { Leases } from '../../core/platform/lease.ts'
import type { MessageRef } from '../../core/platform/room.ts'
import type { OpenResult } from '../../core/quiz/quiz-service.ts'
import { type Quiz, type QuizPlan, isSecondVote, wakesAt } from '../../core/quiz/quiz.ts'
import type { LiveQuiz, OpenQuestion, Updated } from '../../core/quiz/quiz-store.ts'
import type { Effect, QuizEvent } from '../../core/quiz/events.ts'
import { outageMs, transition } from '../../core/quiz/transition.ts'
import type { RichText } from '../../core/reply/reply.ts'
import { type MessageUpdaterParts, type QuizRef, createMessageUpdater } from './message-updater.ts'
import { createOpenQuestions } from './open-questions.ts'
import { createTalkThreads } from './talk-threads.ts'

/** How often to look for quizzes that no process looks after, milliseconds. */
const checkIntervalMs = 2_000

/** How old the last note that a quiz is looked after must be before this process notes it again, milliseconds. */
const minUnseenMs = 1_500

/** How long another process has to update the message after a change of its own, milliseconds. */
const takeoverDelayMs = 4_000

/** How long the person who opens a quiz waits for its lobby to appear, milliseconds. */
const maxOpenWaitMs = 5_000

/** One process looks after the messages at a time, for this long at the most once it is gone. Milliseconds. */
const lookLeaseMs = 3_000

/** How many messages are looked for in one check, so that those of a thousand quizzes leave the platform to the answers. */
const maxLookedFor = 50

/** After an outage of this length a quiz ends, milliseconds. */
const maxAwayMs = 10 * 60_000

/** An event without its time, which the store's clock adds, so that all processes agree on it. */
type WithoutTime<E> = E extends unknown ? Omit<E, 'now' | 'seenAt'> : never
export type RunnerEvent = WithoutTime<QuizEvent>

export interface QuizRunnerParts extends Omit<
  MessageUpdaterParts,
  'onPosted' | 'onDrawn' | 'onRejected'
> {
  readonly leases: Leases
  /** Returns the most time that anybody in a class has. */
  readonly classTime?: (className: string) => Promise<TimeFactor>
}

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
export function createQuizRunner(parts: QuizRunnerParts): QuizRunner {
  const { store, leases, platform, clock, log, observer = silentObserver } = parts
  const owner = randomUUID()
  const timers = new Map<string, () => void>()
  /** Quizzes whose platform was away when this process last checked. */
  const away = new Set<string>()
  /** Since when a quiz's message has been out of date, by the store's clock. */
  const outdatedSince = new Map<string, number>()
  const waitingForLobby = new Map<string, (result: OpenResult) => void>()
  const openQuestions = createOpenQuestions(store, clock)
  const talkThreads = createTalkThreads({ platform, log })
  let cancelCheck: (() => void) | undefined
  let stopped = false

  const updater = createMessageUpdater({
    store,
    platform,
    clock,
    log,
    observer,
    ...(parts.draw !== undefined && { draw: parts.draw }),
    onPosted,
    onDrawn,
    onRejected,
  })

  async function handleEvent(
    className: string,
    id: string,
    event: RunnerEvent,
  ): Promise<Updated<readonly Effect[]> | undefined> {
    const wakes = event.kind === 'wake' ? { classTime: await parts.classTime?.(className) } : {}
    const updated = await store.update(className, id, (quiz, moment) => {
      const [next, effects] = transition(quiz, { ...event, ...wakes, ...moment } as QuizEvent)
      return { quiz: next, result: effects }
    })
    if (updated === undefined) return undefined
    if (event.kind === 'answer') {
      observer.report('quizAnswer', { platform: updated.quiz.plan.platform })
    }
    if (updated.result.some(({ kind }) => kind === 'show')) openQuestions.forget(className)
    setTimer(updated.quiz, updated.now)
    for (const effect of updated.result) runEffect(updated.quiz, effect)
    return updated
  }

  function runEffect(quiz: Quiz, effect: Effect): void {
    switch (effect.kind) {
      case 'show':
        return updater.requestUpdate(quiz.plan, effect.soon ? 'soon' : 'now')
      case 'moved':
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
  function setTimer({ plan, state }: Quiz, now: number): void {
    const { id, class: className } = plan
    timers.get(id)?.()
    timers.delete(id)
    const at = wakesAt(state)
    if (at === undefined || stopped) return
    const delayMs = Math.max(0, at - now)
    const dueAt = clock.now() + delayMs
    timers.set(
      id,
      clock.after(delayMs, () => {
        timers.delete(id)
        // While nobody can use the platform, time stands still; the check wakes the quiz afterwards.
        if (away.has(id) || !isReachable(plan)) return
        const isOnTime = clock.now() - dueAt < outageMs
        void background(handleEvent(className, id, { kind: 'wake', isOnTime }), id)
      }),
    )
  }

  /** Whether people can use the platform of a quiz, as far as this process can tell. */
  function isReachable({ id, platform: name }: QuizPlan): boolean {
    const found = platform(name)
    return found !== undefined && found.healthProblem() === undefined && !updater.isFailing(id)
  }

  /** Logs a failure, so that one quiz does not stop the others. */
  function background(work: Promise<unknown>, id: string): Promise<unknown> {
    return work.catch((error: unknown) => {
      // The next check finds the quiz overdue and tries again.
      log.error({ err: error, quiz: id }, 'A quiz could not continue')
    })
  }

  async function onPosted(
    { plan, state }: Quiz,
    message: MessageRef,
    missingMs: number,
  ): Promise<void> {
    const event = { kind: 'posted', message, replaces: state.message, missingMs } as const
    await handleEvent(plan.class, plan.id, event)
  }

  async function onDrawn(quiz: Quiz): Promise<void> {
    const { id, class: className } = quiz.plan
    if (quiz.state.phase === 'asking' && quiz.state.askedAt === null) {
      const isSecond = isSecondVote(quiz.state)
      await handleEvent(className, id, { kind: 'shown', round: quiz.state.round, isSecond })
    }
    waitingForLobby.get(id)?.('opened')
    void talkThreads.open(quiz)
  }

  async function onRejected({ class: className, id }: QuizRef, remedy: RichText): Promise<void> {
    log.warn({ quiz: id }, 'The channel accepts no messages; the quiz ends')
    const updated = await handleEvent(className, id, { kind: 'unreachable' })
    if (updated !== undefined) await store.markDrawn(id, updated.version)
    waitingForLobby.get(id)?.({ rejected: remedy })
  }

  /** Takes up quizzes that have no timer here, are overdue, or whose message is out of date or gone. */
  async function checkAll({ isFirst = false }: { readonly isFirst?: boolean } = {}): Promise<void> {
    const live = await store.listLive()
    const reachable = await Promise.all(live.map((quiz) => check(quiz, isFirst)))
    const seen = live.filter(
      // Of several processes, one at a time is enough, and nobody asks about a quiz that is over.
      ({ wakesAt: at, now, seenAt }, index) =>
        at !== undefined && reachable[index] && Math.abs(now - seenAt) >= minUnseenMs,
    )
    await store.markSeen(seen.map(({ id }) => id))
    if (!isFirst) await lookForMessages(live)
    const ids = new Set(live.map((quiz) => quiz.id))
    updater.retainOnly(ids)
    for (const id of [...outdatedSince.keys(), ...away].filter((each) => !ids.has(each))) {
      outdatedSince.delete(id)
      away.delete(id)
    }
  }

  /** Returns whether people can use the quiz’s platform. */
  async function check(quiz: LiveQuiz, isFirst: boolean): Promise<boolean> {
    const { id, wakesAt: at, drawn, now } = quiz
    const plan = await store.findPlan(quiz.class, id)
    const isUp = plan !== undefined && isReachable(plan)
    if (!isUp) away.add(id)
    const event = dueEvent(quiz, isUp)
    if (event !== undefined) await background(handleEvent(quiz.class, id, { kind: event }), id)
    if (isUp) away.delete(id)
    // Somebody may have deleted the message, or the platform forgotten it, while no process was there.
    const isUnsure = isFirst && at !== undefined
    if (drawn && !isUnsure) {
      outdatedSince.delete(id)
      return isUp
    }
    const since = outdatedSince.get(id) ?? now
    outdatedSince.set(id, since)
    if ((isFirst || now - since >= takeoverDelayMs) && !updater.isBusy(id)) {
      updater.requestUpdate(quiz)
    }
    return isUp
  }

  function dueEvent({ id, wakesAt: at, now, seenAt }: LiveQuiz, isUp: boolean) {
    if (at === undefined) return undefined
    if (!isUp) return now - seenAt >= maxAwayMs ? 'unreachable' : undefined
    return at <= now || Math.abs(now - seenAt) >= outageMs || !timers.has(id) ? 'wake' : undefined
  }

  /** Updates the messages of running quizzes that nobody has seen for longest, one of each class at a time. */
  async function lookForMessages(live: readonly LiveQuiz[]): Promise<void> {
    const running = live.filter(({ wakesAt: at }) => at !== undefined)
    if (running.length === 0) return
    if ((await leases.acquire('quiz-messages', owner, lookLeaseMs)) === undefined) return
    const unseen = running
      .map((quiz) => ({ quiz, unseenMs: updater.unseenForMs(quiz.id) }))
      .filter(({ unseenMs }) => unseenMs > 0)
      .toSorted((a, b) => b.unseenMs - a.unseenMs)
    const classes = new Set<string>()
    for (const { quiz } of unseen) {
      if (classes.size === maxLookedFor) return
      if (!classes.has(quiz.class)) updater.requestUpdate(quiz)
      classes.add(quiz.class)
    }
  }

  function scheduleCheck(): void {
    if (stopped) return
    cancelCheck = clock.after(checkIntervalMs, () => {
      void checkAll()
        .catch((error: unknown) => log.error({ err: error }, 'The check of running quizzes failed'))
        .finally(scheduleCheck)
    })
  }

  return {
    openQuestions: (className) => openQuestions.list(className),
    handleEvent,
    async start() {
      await checkAll({ isFirst: true })
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
        clock.after(maxOpenWaitMs, () => resolve('late'))
      })
      setTimer(quiz, quiz.plan.openedAt)
      updater.requestFirstUpdate(quiz.plan)
      return result.finally(() => waitingForLobby.delete(id))
    },
  }
}
