/** Draws quizzes into their messages at a pace that platforms like: phases at once, tallies together, the last state always. */
import type { Logger } from 'pino'
import type { Clock } from '../../core/platform/clock.ts'
import { DeliveryError, type Platform } from '../../core/platform/platform.ts'
import type { Quiz } from '../../core/quiz/quiz.ts'
import type { QuizStore } from '../../core/quiz/quiz-store.ts'
import { quizMovedMessage, quizMessage } from '../../core/quiz/views/quiz-message.ts'
import type { Reply, RichText } from '../../core/reply/reply.ts'
import type { PlatformName } from '../../core/platform/platform-name.ts'
import type { MessageRef } from '../../core/platform/room.ts'

/** Tallies are drawn at most this often, milliseconds: Slack lets a message be edited about once a second. */
const minEditIntervalMs = 2_000

/** How long to wait after a failure that may pass, milliseconds. */
const retryDelayMs = 2_000

export interface DrawnQuiz {
  readonly quiz: Quiz
  /** The message, where it is not the one that the quiz names. */
  readonly posted?: MessageRef
}

export interface MessageUpdaterParts {
  readonly store: QuizStore
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly clock: Clock
  readonly log: Logger
  /** The message now shows the quiz so. */
  readonly onDrawn: (drawn: DrawnQuiz) => Promise<void>
  /** The room takes no messages of ours any more; `remedy` says what to do. */
  readonly onRejected: (id: string, remedy: RichText) => Promise<void>
}

interface PendingUpdate {
  working: boolean
  /** Something has changed that the message does not show. */
  wanted: boolean
  /** Do not wait for the pace. */
  urgent: boolean
  drawnAt: number
  cancel: () => void
}

export interface MessageUpdater {
  /** Draws soon, or at once; drawings that are asked for meanwhile become one. */
  requestUpdate(id: string, urgent: boolean): void
  /** Whether it is being drawn or waits for it. */
  isBusy(id: string): boolean
  /** Says in a message that the quiz goes on elsewhere. */
  markMoved(platform: PlatformName, message: MessageRef): Promise<void>
  /** Forgets all but these, and those that are being drawn. */
  retainOnly(ids: ReadonlySet<string>): void
  /** Takes no more orders and waits for those in hand. */
  stop(): Promise<void>
}

export function createMessageUpdater(parts: MessageUpdaterParts): MessageUpdater {
  const { store, clock, log } = parts
  const sheets = new Map<string, PendingUpdate>()
  const working = new Set<Promise<void>>()
  let stopped = false

  function sheetOf(id: string): PendingUpdate {
    const known = sheets.get(id)
    if (known !== undefined) return known
    const made = { working: false, wanted: false, urgent: false, drawnAt: -Infinity, cancel() {} }
    sheets.set(id, made)
    return made
  }

  function draw(id: string, urgent: boolean): void {
    if (stopped) return
    const sheet = sheetOf(id)
    sheet.wanted = true
    sheet.urgent ||= urgent
    if (!sheet.working)
      plan(id, sheet, sheet.urgent ? 0 : sheet.drawnAt + minEditIntervalMs - clock.now())
  }

  function plan(id: string, sheet: PendingUpdate, delay: number): void {
    sheet.cancel()
    if (delay > 0) sheet.cancel = clock.after(delay, () => begin(id, sheet))
    else begin(id, sheet)
  }

  function begin(id: string, sheet: PendingUpdate): void {
    if (stopped || sheet.working) return
    const work = run(id, sheet).finally(() => working.delete(work))
    working.add(work)
  }

  async function run(id: string, sheet: PendingUpdate): Promise<void> {
    sheet.working = true
    sheet.wanted = false
    sheet.urgent = false
    let again = 0
    try {
      await drawOnce(id)
      again = minEditIntervalMs
    } catch (error) {
      again = await afterFailure(id, sheet, error)
    }
    sheet.drawnAt = clock.now()
    sheet.working = false
    if (sheet.wanted && !stopped) plan(id, sheet, sheet.urgent ? 0 : again)
  }

  async function drawOnce(id: string): Promise<void> {
    const found = await store.read(id)
    if (found === undefined) return
    const { quiz, version } = found
    const platform = parts.platform(quiz.plan.platform)
    if (platform === undefined) {
      throw new DeliveryError('retryable', [`${quiz.plan.platform} is not connected.`])
    }
    const posted = await deliver(platform, quiz, version)
    await store.markDrawn(id, version)
    await parts.onDrawn(posted === undefined ? { quiz } : { quiz, posted })
  }

  /** Edits the message, or posts one where there is none or it cannot be edited any more. */
  async function deliver(
    platform: Platform,
    quiz: Quiz,
    version: number,
  ): Promise<MessageRef | undefined> {
    const reply = quizMessage(quiz)
    const { message } = quiz.state
    if (message !== null) {
      try {
        await platform.edit(message, reply)
        return undefined
      } catch (error) {
        if (!isRejected(error)) throw error
        log.warn({ err: error, quiz: quiz.plan.id }, 'A quiz message is lost; posting another')
      }
    }
    return post(platform, quiz, `quiz-${quiz.plan.id}-${version}`, reply)
  }

  /** A message whose posting was cut off may stand there already. */
  async function post(platform: Platform, quiz: Quiz, key: string, reply: Reply) {
    const { room, openedAt } = quiz.plan
    const earlier = await platform.findByKey(room, key, openedAt)
    if (earlier === undefined) return platform.post(room, reply, { idempotencyKey: key })
    await platform.edit(earlier, reply)
    return earlier
  }

  /** How long to wait before the next try, milliseconds. */
  async function afterFailure(id: string, sheet: PendingUpdate, error: unknown): Promise<number> {
    if (isRejected(error)) {
      await parts.onRejected(id, error.remedy)
      return minEditIntervalMs
    }
    if (!(error instanceof DeliveryError)) log.error({ err: error, quiz: id }, 'A drawing failed')
    sheet.wanted = true
    sheet.urgent = false
    return Math.max(retryDelayMs, error instanceof DeliveryError ? error.retryAfterMs : 0)
  }

  return {
    requestUpdate: draw,
    isBusy(id) {
      const sheet = sheets.get(id)
      return sheet !== undefined && (sheet.working || sheet.wanted)
    },
    async markMoved(name, message) {
      try {
        await parts.platform(name)?.edit(message, quizMovedMessage())
      } catch (error) {
        log.warn({ err: error }, 'A message that a quiz has left could not say so')
      }
    },
    retainOnly(ids) {
      for (const [id, { working: atWork, wanted }] of sheets) {
        if (!ids.has(id) && !atWork && !wanted) sheets.delete(id)
      }
    },
    async stop() {
      stopped = true
      for (const sheet of sheets.values()) sheet.cancel()
      await Promise.allSettled(working)
    },
  }
}

function isRejected(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && error.outcome === 'rejected'
}
