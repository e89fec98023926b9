/** The playground: a classroom in the browser that needs no account. It is a platform like the others, and a set of routes. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { compress } from 'hono/compress'
import type { Logger } from 'pino'
import type { Dispatcher } from '../../app/dispatch.ts'
import { type HeavyWork, heavyWork } from '../../app/heavy/heavy-work.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import { refuse } from './errors.ts'
import { createEntranceRoutes } from './entrance.ts'
import { createEventRoutes } from './event-stream.ts'
import { headers, sameOrigin } from './guard.ts'
import { personOf } from './ids.ts'
import { limits } from './limits.ts'
import { createWebPlatform } from './messages.ts'
import { createPageRoutes } from './page-routes.ts'
import { createReceiveRoutes } from './receive.ts'
import { createPlayerReceipts } from './tell-players.ts'
import { createRoomLog } from './room-log.ts'
import { createSessions } from './sessions.ts'
import type { StartPageParts } from './start-page.ts'
import { createStudioRoutes } from './studio-routes.ts'

export interface WebParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  readonly observer?: Observer
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Where the page is, such as `http://127.0.0.1:3000`, also for links to messages. */
  readonly address: string
  /** Names beside that of the address and those of this computer under which it may be reached, in lower case. */
  readonly hostNames?: readonly string[]
  /** What teachers sign in with; left out where only this computer can reach the page. */
  readonly key?: string | undefined
  readonly openContext: StartPageParts['openContext']
  /** What reads the packs of the studio. */
  readonly work?: HeavyWork
}

export type Web = ReturnType<typeof createWeb>

/** Makes the classroom. Mount `routes` at `/`; they guard only their own paths. */
export function createWeb({
  dispatch,
  log: logger,
  observer = silentObserver,
  now,
  address,
  hostNames = [],
  key,
  openContext,
  work = heavyWork,
}: WebParts) {
  const { hostname, host, protocol, pathname } = new URL(address)
  const log = createRoomLog(now, limits.maxMessages)
  const stopping = new AbortController()
  const sessions = createSessions({
    key,
    now,
    isSecure: protocol === 'https:',
    at: { host, path: pathname },
    onFreed: (person) => log.forget(personOf(person).id),
  })
  const parts = { dispatch, log, observer, now, sessions }
  const routes = new Hono()
  routes.onError((error, c) => {
    logger.error({ err: error }, 'A playground request failed')
    return refuse(c, 'fault')
  })
  for (const path of ['/', '/assets/*', '/play/*', '/studio', '/studio/*', '/enter', '/leave']) {
    routes.use(path, headers, sameOrigin([hostname, ...hostNames], observer))
  }
  // A third of the bytes, which is what a phone on a slow network waits for. The event stream stays as it is.
  for (const path of ['/', '/assets/*', '/studio']) routes.use(path, compress())
  const [forTeachers, forStudents] = [limits.maxBodyBytes, limits.maxStudentBodyBytes].map(
    (maxSize) =>
      bodyLimit({
        maxSize,
        onError(c) {
          observer.report('refusal', { platform: 'web', reason: 'too_large' })
          return refuse(c, 'tooLarge')
        },
      }),
  )
  for (const path of ['/play/*', '/studio/*', '/enter', '/leave']) {
    routes.use(path, async (c, next) =>
      ((await sessions.isTeacher(c)) ? forTeachers : forStudents)?.(c, next),
    )
  }
  routes.route('/', createPageRoutes({ ...parts, openContext }))
  routes.route('/play', createEventRoutes({ ...parts, logger, stopping: stopping.signal }))
  routes.route('/play', createReceiveRoutes(parts))
  routes.route('/studio', createStudioRoutes({ ...parts, openContext, work }))
  if (sessions.isShared) routes.route('/', createEntranceRoutes(sessions))
  const platform = createWebPlatform({
    log,
    address,
    tellPlayers: createPlayerReceipts(log, openContext),
    stop: () => stopping.abort(),
  })
  return { platform, routes }
}
