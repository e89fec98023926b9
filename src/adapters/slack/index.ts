/** Commonplace on Slack: Bolt over Socket Mode or HTTP, in one workspace or in many. */
import { App } from '@slack/bolt'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import type { HomePage } from '../../app/home-page.ts'
import { monotonicClock, systemClock } from '../../app/system-clock.ts'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import type { SharedRates } from '../../core/platform/shared-rates.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import type { ClaimEvent } from '../../core/platform/event-claims.ts'
import type { Installations } from '../../core/platform/installation.ts'
import { type Platform, StartError } from '../../core/platform/platform.ts'
import type { LostAccess } from '../../core/platform/room.ts'
import { observeWaits } from '../kit/observe-waits.ts'
import type { Mount } from '../kit/mount.ts'
import { createSharedRateLimiter } from '../kit/shared-rate-limiter.ts'
import { createAnswers } from './answer.ts'
import { installedAccess, ownAccess, createApi } from './api.ts'
import { boltLogger, createBoltReceivers } from './bolt-receivers.ts'
import type { SlackConfig } from './config.ts'
import { keepConnected } from './connect.ts'
import { codeOf } from './errors.ts'
import { createFileAnswers, withFiles } from './file-answers.ts'
import { createHomeTabs } from './home-tabs.ts'
import { classOf } from './ids.ts'
import { homeView } from '../../render/slack/views.ts'
import {
  ackAfterMs as defaultAckAfterMs,
  callTimeoutMs,
  postsPerSecond,
  triggerMs as defaultTriggerMs,
} from './limits.ts'
import { createReadFile } from './read-file.ts'
import { createSendFiles } from './send-files.ts'
import { createUserDirectory } from './user-directory.ts'
import { createUserGroups, withUserGroups } from './user-groups.ts'
import { createMessages } from './messages.ts'
import { receive } from './receive.ts'
import { replyTarget, roomOfTarget } from './reply-target.ts'

export interface SlackParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  readonly observer?: Observer
  /** Returns what a person's Home tab shows. */
  readonly home: (event: PlatformEvent) => Promise<HomePage>
  /** Called when the app is removed from a workspace. */
  readonly onLost?: (lost: LostAccess) => void
  /** Whether no other process has been given a request; left out, there is none. */
  readonly claimEvent?: ClaimEvent
  /** What all processes together may ask of Slack; left out, this is the only one. */
  readonly sharedRates?: SharedRates | undefined
  /** The tokens of many workspaces; unused for a single workspace. */
  readonly installations: Installations | undefined
  readonly clock?: Clock
  /** How long Slack may take to answer a call, in milliseconds; ten seconds by default. */
  readonly timeoutMs?: number
  /** How long what a person asks for may take before it is acknowledged all the same; two seconds by default. */
  readonly ackAfterMs?: number
  /** For how long a modal can be opened after what somebody did, in milliseconds; slightly under Slack’s three seconds by default. */
  readonly triggerMs?: number
}

export interface Slack {
  readonly platform: Platform
  /** The paths that Slack calls; absent if it calls none. */
  readonly mount?: Mount
  /** Publishes the Home tabs of a class again, since its settings have changed. Returns at once. */
  readonly refreshHomes: (classId: string) => void
  /** Returns the classes whose Home tabs somebody may be looking at. */
  readonly shownClasses: () => readonly string[]
}

/** How long a stop waits for running work, in milliseconds. */
const maxStopMs = 5000

export function createSlack(config: SlackConfig, parts: SlackParts): Slack {
  const {
    dispatch,
    home,
    onLost,
    installations,
    clock = systemClock,
    timeoutMs = callTimeoutMs,
    ackAfterMs = defaultAckAfterMs,
    triggerMs = defaultTriggerMs,
    observer = silentObserver,
    claimEvent = () => Promise.resolve(true),
  } = parts
  const log = parts.log.child({ platform: 'slack' })
  const logger = boltLogger(log, () => clock.now())
  let tokenProblem: string | undefined

  const limiterClock = parts.clock ?? monotonicClock
  const own = config.kind === 'workspaces' ? undefined : ownAccess(config, logger)
  const access = own?.find ?? installedAccess(installations, clock)
  const api = createApi({
    apiUrl: config.apiUrl,
    access,
    rateLimiter: observeWaits(
      createSharedRateLimiter({
        clock: limiterClock,
        log,
        owner: 'slack',
        shared: parts.sharedRates,
      }),
      {
        platform: 'slack',
        observer,
        clock: limiterClock,
      },
    ),
    observer,
    logger,
    timeoutMs,
    onTokenRevoked(team, code) {
      log.error({ team, code }, 'Slack no longer accepts the token of a workspace')
      if (own !== undefined) tokenProblem = rejectedToken(code)
    },
  })

  const install = { log, logger, ackAfterMs, observer, now: () => clock.now() }
  const { events, socket, mount, requestProblem } = createBoltReceivers(
    config,
    install,
    installations,
  )
  const app = new App({
    receiver: events,
    // Bolt only receives, so it gets no token; our own calls use the token of their workspace.
    authorize: ({ teamId }) => Promise.resolve(teamId === undefined ? {} : { teamId }),
    ignoreSelf: false,
    convoStore: false,
    logger,
  })
  app.error((error) => {
    log.error({ err: error }, 'Bolt could not handle what Slack sent')
    return Promise.resolve()
  })
  const plainAnswers = createAnswers({ api, log, observer, clock, timeoutMs })
  const sendFiles = createSendFiles(api, config.apiUrl)
  const answers = withFiles(plainAnswers, createFileAnswers({ api, sendFiles, log }))
  const groups = createUserGroups(api, clock, log)
  const people = withUserGroups(createUserDirectory(api, clock, log), groups)
  const readFile = createReadFile({ api, access, apiUrl: config.apiUrl })
  const homeTabs = createHomeTabs({
    clock,
    log,
    async build(team, user) {
      const person = await people.find(team, user, '')
      const room = roomOfTarget(replyTarget({ team, user }))
      const page = await home({ id: '', person, room, at: clock.now() })
      return { view: homeView(page), isPartial: page.isPartial === true }
    },
    async publish(team, user, view) {
      await api.call(team, 'views.publish', { user_id: user, view }, z.object({}), { again: true })
    },
  })
  const received = receive(app, {
    claimEvent,
    dispatch,
    api,
    answers,
    people,
    groups,
    readFile,
    log,
    observer,
    clock,
    ackAfterMs,
    triggerMs,
    homeTabs,
    async onRemoved(team, asOf) {
      log.info({ team }, 'Removed from a Slack workspace')
      // The app may have been added again since.
      if ((await installations?.remove(team, asOf)) !== false) onLost?.({ class: classOf(team) })
    },
  })
  const connection = socket === undefined ? undefined : keepConnected(socket.client, clock, log)

  const platform: Platform = {
    name: 'slack',
    rateLimit: (room) => ({ key: room.class, perSecond: postsPerSecond }),
    async start() {
      await own?.check().catch((error: unknown) => {
        const code = codeOf(error)
        if (code !== undefined && config.kind === 'socket') {
          throw new StartError(rejectedToken(code), { cause: error })
        }
        // Whoever asks over HTTP gets an answer all the same.
        if (code !== undefined) {
          tokenProblem = rejectedToken(code)
          log.error({ code }, 'Slack can’t be used as it is configured')
          return
        }
        log.warn({ err: error }, 'Slack cannot be reached yet')
      })
      await connection?.start()
    },
    async stop() {
      await connection?.stop()
      await homeTabs.stop()
      const settled = Promise.allSettled([received.settled()])
      await withDeadline(systemClock, maxStopMs, settled, () => undefined)
    },
    healthProblem() {
      if (connection?.isConnected() === false) {
        return 'The connection to Slack is down. Commonplace keeps trying to reconnect.'
      }
      return tokenProblem
    },
    ...(requestProblem === undefined ? {} : { requestProblem }),
    ...createMessages(api),
  }
  return {
    platform,
    refreshHomes: homeTabs.changed,
    shownClasses: homeTabs.classes,
    ...(mount === undefined ? {} : { mount }),
  }
}

function rejectedToken(code: string): string {
  return `Slack rejects SLACK_BOT_TOKEN (${code}). Install the app again and copy the token from its OAuth & Permissions page.`
}
