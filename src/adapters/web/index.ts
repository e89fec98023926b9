/** The playground: a classroom in the browser that needs no account. It is a platform like the others, and a set of routes. */
import { Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import type { Logger } from 'pino'
import type { Dispatcher } from '../../app/dispatch.ts'
import { refuse } from './errors.ts'
import { createEventRoutes } from './event-stream.ts'
import { headers, sameOrigin } from './guard.ts'
import { limits } from './limits.ts'
import { createWebPlatform } from './messages.ts'
import { createPageRoutes } from './page-routes.ts'
import { createReceiveRoutes } from './receive.ts'
import { createRoomLog } from './room-log.ts'

export interface WebParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  /** Epoch milliseconds. */
  readonly now: () => number
  /** Where the page is, such as `http://127.0.0.1:3000`: for links to messages, and to know whether only this machine can reach it. */
  readonly address: string
  /** What the class is studying, such as the title of its pack, for the greeting. */
  readonly reading?: string | undefined
}

export type Web = ReturnType<typeof createWeb>

/** Makes the classroom. Mount `routes` at `/`; they guard only their own paths. */
export function createWeb({ dispatch, log: logger, now, address, reading }: WebParts) {
  const log = createRoomLog(now, limits.maxMessages)
  const stopping = new AbortController()
  const routes = new Hono()
  for (const path of ['/', '/assets/*', '/play/*']) routes.use(path, headers, sameOrigin(address))
  routes.use(
    '/play/*',
    bodyLimit({ maxSize: limits.maxBodyBytes, onError: (c) => refuse(c, 'tooLarge') }),
  )
  routes.route('/', createPageRoutes({ dispatch, log, now, reading }))
  routes.route('/play', createEventRoutes({ log, logger, now, stopping: stopping.signal }))
  routes.route('/play', createReceiveRoutes({ dispatch, log, now }))
  return { platform: createWebPlatform(log, address, () => stopping.abort()), routes }
}
