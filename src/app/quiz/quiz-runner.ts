/**
 * Runs quizzes: takes an event, lets the rules decide inside one transaction of the store, then does what they ask for.
 * Everything is in the store, so any process can take any event of any quiz, and a new process goes on where one was killed.
 */
import type { Logger } from 'pino'
import type { Clock } from '../../core/platform/clock.ts'
import type { Platform } from '../../core/platform/platform.ts'
import type { OpenResult } from '../../core/quiz/quiz-service.ts'
import { type Quiz, wakesAt } from '../../core/quiz/quiz.ts'
import type { LiveQuiz, QuizStore, Updated } from '../../core/quiz/quiz-store.ts'
import { type Effect, type QuizEvent } from '../../core/quiz/events.ts'
import { outageMs, transition } from '../../core/quiz/transition.ts'
import type { RichText } from '../../core/reply/reply.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import { type DrawnQuiz, createMessageUpdater } from './message-updater.ts'

/** How often the store is asked for quizzes that nobody looks after, milliseconds. */
const checkIntervalMs = 2_000

/** Another process gets this long to draw what it has changed, milliseconds. */
const takeoverDelayMs = 4_000

/** How long it is taken as known whether a question is open in a class, milliseconds: every lookup asks it. */
const openQuestionCacheMs = 250

/** How long the person who opens a quiz waits for its lobby, milliseconds. */
const maxOpenWaitMs = 5_000

/** The event without its moment, which comes from the store, so that all processes agree on it. */
type WithoutTime<E> = E extends unknown ? Omit<E, 'now' | 'seenAt'> : never
export type RunnerEvent = WithoutTime<QuizEvent>

export interface QuizRunnerParts {
  readonly store: QuizStore
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly clock: Clock
  readonly log: Logger
}

export interface QuizRunner {
  /** Takes up every quiz that runs, and looks after them until `stop`. */
  start(): Promise<void>
  stop(): Promise<void>
  /** Keeps a new quiz and posts its lobby: what stands in the way, or nothing. */
  open(quiz: Quiz): Promise<OpenResult>
  /** Whether a question is open in some room of the class, as of a moment ago. */
  isQuestionOpen(className: string): Promise<boolean>
  /** Hands an event to a quiz; nothing where there is none of that id. */
  handleEvent(id: string, event: RunnerEvent): Promise<Updated<readonly Effect[]> | undefined>
}

export function createQuizRunner({ store, platform, clock, log }: QuizRunnerParts): QuizRunner {
  const timers = new Map<string, () => void>()
  const undrawn = new Map<string, number>()
  const openings = new Map<string, (outcome: OpenResult) => void>()
  const openQuestions = new Map<
    string,
    { readonly until: number; readonly open: Promise<boolean> }
  >()
  let cancelRound: (() => void) | undefined
  let stopped = false

  const drawer = createMessageUpdater({
    store,
    platform,
    clock,
    log,
    onDrawn,
    onRejected: onRefused,
  })

  async function turn(
    id: string,
    event: RunnerEvent,
  ): Promise<Updated<readonly Effect[]> | undefined> {
    const turned = await store.update(id, (quiz, moment) => {
      const [next, effects] = transition(quiz, { ...event, ...moment } as QuizEvent)
      return { quiz: next, result: effects }
    })
    if (turned === undefined) return undefined
    if (turned.result.some(({ kind }) => kind === 'show'))
      openQuestions.delete(turned.quiz.plan.class)
    arm(turned.quiz, turned.now)
    for (const effect of turned.result) act(turned.quiz, effect)
    return turned
  }

  function act(quiz: Quiz, effect: Effect): void {
    switch (effect.kind) {
      case 'show':
        return drawer.requestUpdate(quiz.plan.id, !effect.soon)
      case 'leave':
        return void drawer.markMoved(quiz.plan.platform, effect.message)
      case 'answer-result':
      case 'reject':
        // For whoever pressed; the press answers it.
        return
      default:
        return effect satisfies never
    }
  }

  /** Sets the quiz's only timer by its own deadline. */
  function arm({ plan: { id }, state }: Quiz, now: number): void {
    timers.get(id)?.()
    timers.delete(id)
    const at = wakesAt(state)
    if (at === undefined || stopped) return
    timers.set(
      id,
      clock.after(Math.max(0, at - now), () => {
        timers.delete(id)
        void background(turn(id, { kind: 'wake' }), id)
      }),
    )
  }

  /** One quiz that fails does not keep the others from going on. */
  function background(work: Promise<unknown>, id: string): Promise<unknown> {
    return work.catch((error: unknown) => {
      // The next round finds the quiz overdue and tries again.
      log.error({ err: error, quiz: id }, 'A quiz could not go on')
    })
  }

  async function onDrawn({ quiz, posted }: DrawnQuiz): Promise<void> {
    const { id } = quiz.plan
    if (posted !== undefined) {
      const { message } = quiz.state
      await turn(id, { kind: 'posted', message: posted, replaces: message })
    }
    if (quiz.state.phase === 'asking' && quiz.state.askedAt === null) {
      await turn(id, { kind: 'shown', round: quiz.state.round })
    }
    openings.get(id)?.('opened')
  }

  async function onRefused(id: string, remedy: RichText): Promise<void> {
    log.warn({ quiz: id, remedy }, 'The room takes no messages; the quiz ends')
    const turned = await turn(id, { kind: 'unreachable' })
    if (turned !== undefined) await store.markDrawn(id, turned.version)
    openings.get(id)?.({ rejected: remedy })
  }

  /** Looks for quizzes that have no timer here, are overdue, or show something old, whoever should have seen to them. */
  async function look(first: boolean): Promise<void> {
    const live = await store.listLive()
    await Promise.all(live.map((quiz) => background(lookAfter(quiz, first), quiz.id)))
    await store.markSeen(live.map((quiz) => quiz.id))
    for (const [name, { until }] of openQuestions) {
      if (until <= clock.now()) openQuestions.delete(name)
    }
    const ids = new Set(live.map((quiz) => quiz.id))
    drawer.retainOnly(ids)
    for (const id of undrawn.keys()) if (!ids.has(id)) undrawn.delete(id)
  }

  async function lookAfter({ id, wakesAt: at, drawn, now, seenAt }: LiveQuiz, first: boolean) {
    if (at !== undefined && (at <= now || now - seenAt >= outageMs || !timers.has(id))) {
      await turn(id, { kind: 'wake' })
    }
    if (drawn) {
      undrawn.delete(id)
      return
    }
    const since = undrawn.get(id) ?? now
    undrawn.set(id, since)
    if ((first || now - since >= takeoverDelayMs) && !drawer.isBusy(id))
      drawer.requestUpdate(id, true)
  }

  function nextRound(): void {
    if (stopped) return
    cancelRound = clock.after(checkIntervalMs, () => {
      void look(false)
        .catch((error: unknown) => log.error({ err: error }, 'Quizzes could not be looked after'))
        .finally(nextRound)
    })
  }

  function asking(className: string): Promise<boolean> {
    const known = openQuestions.get(className)
    if (known !== undefined && known.until > clock.now()) return known.open
    // Without a store no quiz goes on, and lookups, which need none, should.
    const open = store.isQuestionOpen(className).catch(() => false)
    openQuestions.set(className, { until: clock.now() + openQuestionCacheMs, open })
    return open
  }

  return {
    isQuestionOpen: asking,
    handleEvent: turn,
    async start() {
      await look(true)
      nextRound()
    },
    async stop() {
      stopped = true
      cancelRound?.()
      for (const cancel of timers.values()) cancel()
      timers.clear()
      await drawer.stop()
    },
    async open(quiz) {
      const { id } = quiz.plan
      if (platform(quiz.plan.platform) === undefined) {
        return { rejected: ['A quiz needs a channel that others can see; there is none here.'] }
      }
      if (!(await store.open(quiz))) return 'busy'
      const outcome = new Promise<OpenResult>((resolve) => {
        openings.set(id, resolve)
        // A platform that is slow or away posts the lobby later; whoever asked is not kept waiting.
        clock.after(maxOpenWaitMs, () => resolve('opened'))
      })
      arm(quiz, quiz.plan.openedAt)
      drawer.requestUpdate(id, true)
      return outcome.finally(() => openings.delete(id))
    },
  }
}
