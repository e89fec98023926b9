/** What all listeners share: each request is worked on once, acknowledged in time, and only for workspaces with the app. */
import { setImmediate } from 'node:timers/promises'
import type { Logger } from 'pino'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import { systemClock } from '../../app/system-clock.ts'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import type { ClaimEvent } from '../../core/platform/event-claims.ts'
import type { Observer } from '../../core/platform/observer.ts'
import { OutageError } from '../../core/reply/user-error.ts'
import type { ReplyOrForm } from '../../core/reply/form.ts'
import { privateReply, text } from '../../core/reply/reply.ts'
import { createDedupe } from '../kit/dedupe.ts'
import type { Answers } from './answer.ts'
import type { Api } from './api.ts'
import { type CommandMenu, type ModalAbilities, commandModal } from './command-modal.ts'
import type { HomeTabs } from './home-tabs.ts'
import { dedupeLimits } from './limits.ts'
import type { Trigger } from './modals.ts'
import type { ReadFile } from './read-file.ts'
import { type ReplyTarget, roomOfTarget } from './reply-target.ts'
import type { UserDirectory } from './user-directory.ts'
import type { UserGroups } from './user-groups.ts'

export interface ReceiveParts {
  readonly dispatch: Dispatcher
  readonly api: Api
  readonly answers: Answers
  readonly people: UserDirectory
  readonly log: Logger
  readonly observer: Observer
  /** Returns true to the first process that asks for an id. */
  readonly claimEvent: ClaimEvent
  readonly clock: Clock
  /** How long Slack waits for an acknowledgement at most, in milliseconds. */
  readonly ackAfterMs: number
  readonly readFile: ReadFile
  readonly groups: UserGroups
  /** For how long a modal can be opened after what somebody did, in milliseconds. */
  readonly triggerMs: number
  readonly homeTabs: HomeTabs
  /** Called when the app is removed or its token revoked; `asOf` is in epoch milliseconds. */
  readonly onRemoved: (team: string, asOf: number) => Promise<void>
}

export interface SlackRequest {
  /** Slack's id of the request; its trigger, if it has one. */
  readonly id: string
  readonly target: ReplyTarget
  /** Used if Slack does not say who somebody is. */
  readonly name?: string | undefined
  /** Slack's timestamp. */
  readonly at?: string
  /** Tells Slack that the request has arrived, with the answer if it is there in time. Returns true if that delivers the answer. */
  readonly acknowledge: (answer?: ReplyOrForm) => Promise<unknown>
}

export interface RequestHandler extends ReceiveParts {
  /** Resolves to true the first time that an id is seen, by whichever process. */
  readonly isFirst: ClaimEvent
  /** Runs `work` once for each id, if the workspace has the app. Never throws: a failure is logged. */
  readonly once: (id: string, team: string, work: () => Promise<void>) => Promise<void>
  /** Opens the command modal once; the answer to what is chosen there goes to `target`. */
  readonly openCommandModal: (trigger: string, target: ReplyTarget) => Promise<void>
  /** Returns what the command modal can offer there. */
  readonly abilitiesIn: (team: string) => Promise<ModalAbilities>
  /** Returns the commands that are offered to whoever opened a modal. */
  readonly menuFor: (target: ReplyTarget) => Promise<CommandMenu>
  /** Describes who asks, and where. */
  readonly eventFor: (request: Omit<SlackRequest, 'acknowledge'>) => Promise<PlatformEvent>
  /** Acknowledges what `work` has saved, and delivers once what it returns. */
  readonly answerOnce: (
    request: SlackRequest,
    work: (event: PlatformEvent) => Promise<ReplyOrForm>,
  ) => Promise<void>
  /** Resolves once all the work that is under way has ended. */
  readonly settled: () => Promise<void>
}

export function createRequestHandler(parts: ReceiveParts): RequestHandler {
  const { answers, people, log, clock, ackAfterMs, triggerMs, homeTabs } = parts
  const { isFirst, once, settled } = createOnce(parts)

  async function eventFor(request: Omit<SlackRequest, 'acknowledge'>): Promise<PlatformEvent> {
    const { id, target, name = '', at } = request
    return {
      id,
      person: await people.find(target.team, target.user, name),
      room: roomOfTarget(target),
      at: at === undefined ? clock.now() : Math.round(Number(at) * 1000),
    }
  }

  function triggerOf(id: string): Trigger {
    return { id, openBefore: clock.now() + triggerMs }
  }

  /** Slack hears that a press arrived once what it asks for is saved, or before its patience ends. */
  async function answerOnce(
    request: SlackRequest,
    work: (event: PlatformEvent) => Promise<ReplyOrForm>,
  ): Promise<void> {
    const receivedAt = clock.now()
    const { id, target } = request
    const trigger = triggerOf(id)
    let acknowledged: Promise<boolean> | undefined

    /** Returns whether that delivered the answer. */
    function acknowledge(answer?: ReplyOrForm): Promise<boolean> {
      acknowledged ??= acknowledgeOrLog(request, answer, log)
      return acknowledged
    }

    async function run(): Promise<void> {
      const answer = eventFor(request).then(work)
      const settled = answer.catch(() => undefined)
      // A database in trouble may have taken some of the time already.
      const leftMs = Math.max(0, ackAfterMs - (clock.now() - receivedAt))
      const inTime = await withDeadline(systemClock, leftMs, settled, () => undefined)
      const isDelivered = acknowledged === undefined && (await acknowledge(inTime))
      void settled.then(() => homeTabs.acted(target.team, target.user))
      if (!isDelivered) await answers.deliver(target, await answer, trigger)
    }

    /** Answers to commands and presses need no token of the workspace. */
    async function apologise({ text: words }: OutageError): Promise<void> {
      await acknowledge()
      await answers.deliver(target, { ...privateReply(text(...words)), refused: true }, trigger)
    }

    const done = once(id, target.team, run, apologise)
    await withDeadline(systemClock, ackAfterMs, done, () => undefined)
    // A repeated request, one from a workspace without the app, or a database that does not answer.
    await acknowledge()
    await done
  }

  return {
    ...parts,
    isFirst,
    once,
    async openCommandModal(id, target) {
      const trigger = triggerOf(id)
      const { team } = target
      await once(id, team, async () => {
        const view = commandModal(await menuFor(parts, target), target)
        await answers.showModal(target, (modals) => modals.open(team, trigger, view), tooBusy)
      })
    },
    menuFor: (target) => menuFor(parts, target),
    abilitiesIn: (team) => abilitiesIn(parts, team),
    eventFor,
    answerOnce,
    settled,
  }
}

/** What a person is told while the database is away before anything else could be asked. */
type OnOutage = (outage: OutageError) => Promise<void>

/** Keeps what is delivered twice from being worked on twice, and knows what is being worked on. */
function createOnce({ api, log, clock, observer, claimEvent }: ReceiveParts) {
  const isNew = createDedupe({ ...dedupeLimits, now: clock.now })
  const running = new Set<Promise<void>>()

  async function isFirst(id: string): Promise<boolean> {
    return isNew(id) && (await claimEvent(id))
  }

  async function runIfInstalled(
    team: string,
    work: () => Promise<void>,
    onOutage: OnOutage,
  ): Promise<void> {
    try {
      if (await api.isInstalled(team)) await observer.measure('slack', work)
      else log.warn({ team }, 'Slack sent a request from a workspace that does not have the app')
    } catch (error) {
      if (error instanceof OutageError) await onOutage(error)
      log.error({ err: error, team }, 'A request from Slack could not be answered')
    }
  }

  async function once(
    id: string,
    team: string,
    work: () => Promise<void>,
    onOutage: OnOutage = () => Promise.resolve(),
  ): Promise<void> {
    async function runFirst(): Promise<void> {
      if (!(await isFirst(id))) return
      // Other requests that have arrived are acknowledged first.
      await setImmediate()
      await runIfInstalled(team, work, onOutage)
    }
    const run = runFirst()
    running.add(run)
    await run
    running.delete(run)
  }

  async function settled(): Promise<void> {
    await Promise.all(running)
  }
  return { isFirst, once, settled }
}

/** Returns whether that delivered the answer. What is done is answered all the same where the connection has ended. */
async function acknowledgeOrLog(
  { acknowledge, target: { team } }: SlackRequest,
  answer: ReplyOrForm | undefined,
  log: Logger,
): Promise<boolean> {
  try {
    return (await acknowledge(answer)) === true
  } catch (error) {
    log.warn({ err: error, team }, 'Slack could not be told that a request has arrived')
    return false
  }
}

async function abilitiesIn({ api, groups }: ReceiveParts, team: string): Promise<ModalAbilities> {
  const readsFiles = await api.mayUse(team, 'files:read')
  return { readsFiles, groups: (await groups.list(team).catch(() => undefined)) ?? [] }
}

async function menuFor(
  { people, dispatch }: ReceiveParts,
  target: ReplyTarget,
): Promise<CommandMenu> {
  const person = await people.find(target.team, target.user, '')
  return dispatch.commandsIn(roomOfTarget(target), person)
}

const tooBusy = privateReply(
  text(
    'Slack is too busy to open the window right now. Try again in a moment, or type the whole command, such as ',
    { code: '/study scene 2' },
    '.',
  ),
)
