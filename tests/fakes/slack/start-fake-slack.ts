// Starts the fake Slack, for tests and benchmarks, on a free port of this machine.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestListener } from './api-server.ts'
import { createDelivery, type Outgoing, type Wire } from './delivery.ts'
import { deliverEvent, wrapEvent } from './events.ts'
import { fakeWorkspace, type FakeWorkspace } from './fake-workspace.ts'
import { injectFault, type Fault } from './faults.ts'
import { comeBack, type Arrival } from './oauth-walk.ts'
import type { Receipt } from './receipt.ts'
import type { FakeSlackOptions, RateLimits } from './settings.ts'
import {
  createSlack,
  type Late,
  type RateLimited,
  type TextFinding,
  type Violation,
} from './slack.ts'
import { createSockets, type Sockets } from './sockets.ts'
import { until } from './until.ts'
import { createAnswerer } from './web-api/answer.ts'
import { createWorkspace } from './workspace.ts'

export interface FakeSlack {
  /** Base of the Web API, with a slash at its end. */
  readonly apiUrl: string
  readonly appToken: string
  readonly clientId: string
  readonly clientSecret: string
  readonly signingSecret: string
  readonly limits: RateLimits
  readonly violations: readonly Violation[]
  readonly unescaped: readonly TextFinding[]
  readonly pings: readonly TextFinding[]
  readonly late: readonly Late[]
  readonly rateLimited: readonly RateLimited[]
  readonly sockets: Pick<Sockets, 'count' | 'refresh' | 'cut'>
  addWorkspace(domain: string, name?: string): FakeWorkspace
  /** Delivers by POST to this address from now on; undefined goes back to Socket Mode. */
  useRequestUrl(url: string | undefined): void
  /** Sends a payload again unchanged, with the same event, trigger and response URL. */
  replay(type: Outgoing['type'], payload: Outgoing['payload'], wire?: Wire): Promise<Receipt>
  /** Opens a return address again. */
  comeBack(returnUrl: string, cookie: string): Promise<Arrival>
  fail(method: string, times: number, fault: Fault): void
  /** Ends every fault that is left. */
  recover(): void
  /** Slack's clock: for triggers, response URLs, codes, limits and timestamps. */
  now(): number
  advance(ms: number): void
  until(condition: () => boolean, options?: { readonly withinMs?: number }): Promise<void>
  close(): Promise<void>
}

export async function startFakeSlack(options: FakeSlackOptions = {}): Promise<FakeSlack> {
  const slack = createSlack(options)
  const sockets = createSockets(slack)
  const deliver = createDelivery(slack, sockets)
  // The bot tries few calls twice, and on a busy machine one may meet a connection that has just been closed as idle.
  const listener = createRequestListener(slack, createAnswerer(slack))
  const server = createServer({ keepAliveTimeout: 600_000 }, listener)
  server.on('upgrade', (request, socket, head) => sockets.accept(request, socket, head))
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  slack.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.emit = (installation, event) =>
    deliverEvent(slack, deliver, wrapEvent(slack, installation, event))

  const { settings } = slack
  return {
    apiUrl: `${slack.origin}/api/`,
    appToken: settings.appToken,
    clientId: settings.clientId,
    clientSecret: settings.clientSecret,
    signingSecret: settings.signingSecret,
    limits: settings.limits,
    violations: slack.violations,
    unescaped: slack.unescaped,
    pings: slack.pings,
    late: slack.late,
    rateLimited: slack.rateLimited,
    sockets,
    addWorkspace: (domain, name = domain) =>
      fakeWorkspace(slack, deliver, createWorkspace(slack, domain, name)),
    useRequestUrl(url) {
      slack.requestUrl = url
    },
    replay: (type, payload, wire) => deliver({ type, payload, what: `${type} again` }, wire),
    comeBack,
    fail: (method, times, fault) => injectFault(slack.faults, method, times, fault),
    recover: () => slack.faults.clear(),
    now: () => slack.now(),
    advance: (ms) => slack.advance(ms),
    until: (condition, waiting) => until(slack, condition, waiting),
    async close() {
      slack.close()
      await sockets.close()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}
