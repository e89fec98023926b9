/** Draws quizzes into their messages at a pace that platforms like: phases at once, tallies together, the last state always. */
import type { Logger } from 'pino'
import type { Clock } from '../core/clock.ts'
import { DeliveryError, type Platform } from '../core/platform.ts'
import type { Quiz } from '../core/quiz/quiz.ts'
import type { QuizStore } from '../core/quiz/quiz-store.ts'
import { movedOn, show } from '../core/quiz/show.ts'
import type { Reply, Text } from '../core/reply.ts'
import type { MessageRef, PlatformName } from '../core/room.ts'

/** Tallies are drawn at most this often, milliseconds: Slack lets a message be edited about once a second. */
const pace = 2_000

/** How long to wait after a failure that may pass, milliseconds. */
const patience = 2_000

export interface Drawn {
  readonly quiz: Quiz
  /** The message, where it is not the one that the quiz names. */
  readonly posted?: MessageRef
}

export interface DrawerParts {
  readonly store: QuizStore
  readonly platform: (name: PlatformName) => Platform | undefined
  readonly clock: Clock
  readonly log: Logger
  /** The message now shows the quiz so. */
  readonly onDrawn: (drawn: Drawn) => Promise<void>
  /** The room takes no messages of ours any more; `remedy` says what to do. */
  readonly onRefused: (id: string, remedy: Text) => Promise<void>
}

interface Sheet {
  working: boolean
  /** Something has changed that the message does not show. */
  wanted: boolean
  /** Do not wait for the pace. */
  urgent: boolean
  drawnAt: number
  cancel: () => void
}

export interface QuizDrawer {
  /** Draws soon, or at once; drawings that are asked for meanwhile become one. */
  draw(id: string, urgent: boolean): void
  /** Whether it is being drawn or waits for it. */
  busy(id: string): boolean
  /** Says in a message that the quiz goes on elsewhere. */
  leave(platform: PlatformName, message: MessageRef): Promise<void>
  /** Forgets all but these, and those that are being drawn. */
  keep(ids: ReadonlySet<string>): void
  /** Takes no more orders and waits for those in hand. */
  stop(): Promise<void>
}

export function createQuizDrawer(parts: DrawerParts): QuizDrawer {
  const { store, clock, log } = parts
  const sheets = new Map<string, Sheet>()
  const working = new Set<Promise<void>>()
  let stopped = false

  function sheetOf(id: string): Sheet {
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
    if (!sheet.working) plan(id, sheet, sheet.urgent ? 0 : sheet.drawnAt + pace - clock.now())
  }

  function plan(id: string, sheet: Sheet, delay: number): void {
    sheet.cancel()
    if (delay > 0) sheet.cancel = clock.after(delay, () => begin(id, sheet))
    else begin(id, sheet)
  }

  function begin(id: string, sheet: Sheet): void {
    if (stopped || sheet.working) return
    const work = run(id, sheet).finally(() => working.delete(work))
    working.add(work)
  }

  async function run(id: string, sheet: Sheet): Promise<void> {
    sheet.working = true
    sheet.wanted = false
    sheet.urgent = false
    let again = 0
    try {
      await drawOnce(id)
      again = pace
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
      throw new DeliveryError('later', [`${quiz.plan.platform} is not connected.`])
    }
    const posted = await deliver(platform, quiz, version)
    await store.drawn(id, version)
    await parts.onDrawn(posted === undefined ? { quiz } : { quiz, posted })
  }

  /** Edits the message, or posts one where there is none or it cannot be edited any more. */
  async function deliver(
    platform: Platform,
    quiz: Quiz,
    version: number,
  ): Promise<MessageRef | undefined> {
    const reply = show(quiz)
    const { message } = quiz.state
    if (message !== null) {
      try {
        await platform.edit(message, reply)
        return undefined
      } catch (error) {
        if (!refused(error)) throw error
        log.warn({ err: error, quiz: quiz.plan.id }, 'A quiz message is lost; posting another')
      }
    }
    return post(platform, quiz, `quiz-${quiz.plan.id}-${version}`, reply)
  }

  /** A message whose posting was cut off may stand there already. */
  async function post(platform: Platform, quiz: Quiz, key: string, reply: Reply) {
    const { room, openedAt } = quiz.plan
    const earlier = await platform.find(room, key, openedAt)
    if (earlier === undefined) return platform.post(room, reply, { key })
    await platform.edit(earlier, reply)
    return earlier
  }

  /** How long to wait before the next try, milliseconds. */
  async function afterFailure(id: string, sheet: Sheet, error: unknown): Promise<number> {
    if (refused(error)) {
      await parts.onRefused(id, error.remedy)
      return pace
    }
    if (!(error instanceof DeliveryError)) log.error({ err: error, quiz: id }, 'A drawing failed')
    sheet.wanted = true
    sheet.urgent = false
    return Math.max(patience, error instanceof DeliveryError ? error.retryAfter : 0)
  }

  return {
    draw,
    busy(id) {
      const sheet = sheets.get(id)
      return sheet !== undefined && (sheet.working || sheet.wanted)
    },
    async leave(name, message) {
      try {
        await parts.platform(name)?.edit(message, movedOn())
      } catch (error) {
        log.warn({ err: error }, 'A message that a quiz has left could not say so')
      }
    },
    keep(ids) {
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

function refused(error: unknown): error is DeliveryError {
  return error instanceof DeliveryError && error.outcome === 'refused'
}
