// The fake Slack as tests and benchmarks use it: one function that starts it, on a free port of this machine.
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { createRequestListener } from './api-server.ts'
import { createDelivery, type Outgoing, type Receipt, type Wire } from './delivery.ts'
import { deliverEvent, wrapEvent } from './events.ts'
import { orderFault, type Fault } from './faults.ts'
import { removeApp, revokeToken } from './install.ts'
import { comeBack, walkInstall, type Arrival } from './oauth-walk.ts'
import { createPerson, type Person } from './person.ts'
import type { FakeSlackOptions, RateLimits } from './settings.ts'
import {
  createSlack,
  type Late,
  type RateLimited,
  type Slack,
  type SlackEvent,
  type TextFinding,
  type Violation,
} from './slack.ts'
import { createSockets, type Sockets } from './sockets.ts'
import type { Channel, Installation, Message, Workspace } from './state.ts'
import { until } from './until.ts'
import { createAnswerer } from './web-api/answer.ts'
import {
  createChannel,
  createUser,
  createWorkspace,
  installApp,
  installationOf,
  type NewUser,
} from './workspace.ts'

export interface FakeWorkspace {
  readonly id: string
  /** All that the workspace holds; read it, and change it only as Slack itself would. */
  readonly state: Workspace
  addPerson(given: NewUser): Person
  /** A channel with everybody in it unless members are named; the app only when `withApp`. */
  addChannel(given: {
    readonly name: string
    readonly kind?: 'public' | 'private'
    readonly members?: readonly Person[]
    readonly withApp?: boolean
    readonly archived?: boolean
  }): Channel
  /** Invites the app, or removes it. */
  setAppIn(channel: Channel, inside: boolean): void
  setArchived(channel: Channel, archived: boolean): void
  /** Installs the app as if by hand. */
  install(scopes?: readonly string[]): Installation
  /** The living installation, if there is one. */
  readonly installation: Installation | undefined
  /** A person adds the app in her browser, starting at the app's install page. */
  walkInstall(person: Person, installUrl: string): Promise<Arrival>
  /** Kills the token and sends `tokens_revoked`. */
  revokeToken(): Promise<Receipt>
  /** Removes the app and sends `tokens_revoked` and `app_uninstalled`. */
  uninstall(): Promise<Receipt[]>
  /** Sends any other event. */
  sendEvent(event: SlackEvent, wire?: Wire): Promise<Receipt>
  /** Messages of a channel that everybody sees, oldest first. */
  posts(channel: Channel): Message[]
}

export interface FakeSlack {
  /** Base of the Web API, with its last slash. */
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
  /** From now on everything is POSTed to this address; undefined goes back to Socket Mode. */
  useRequestUrl(url: string | undefined): void
  /** Sends a payload once more as it was: the same event, trigger and response URL. */
  replay(type: Outgoing['type'], payload: Outgoing['payload'], wire?: Wire): Promise<Receipt>
  /** Goes to a return address once more. */
  comeBack(returnUrl: string, cookie: string): Promise<Arrival>
  fail(method: string, times: number, fault: Fault): void
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
  const server = createServer(createRequestListener(slack, createAnswerer(slack)))
  server.on('upgrade', sockets.accept)
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve)
  })
  slack.origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  slack.emit = (installation, event) =>
    deliverEvent(slack, deliver, wrapEvent(slack, installation, event))

  const { settings, violations, unescaped, pings, late, rateLimited } = slack
  const { appToken, clientId, clientSecret, signingSecret, limits } = settings
  return {
    apiUrl: `${slack.origin}/api/`,
    ...{ appToken, clientId, clientSecret, signingSecret, limits },
    ...{ violations, unescaped, pings, late, rateLimited, sockets },
    addWorkspace: (domain, name = domain) =>
      fakeWorkspace(slack, deliver, createWorkspace(slack, domain, name)),
    useRequestUrl(url) {
      slack.requestUrl = url
    },
    replay: (type, payload, wire) => deliver({ type, payload, what: `${type} again` }, wire),
    comeBack,
    fail: (method, times, fault) => orderFault(slack, method, times, fault),
    now: slack.now,
    advance: slack.advance,
    until: (condition, waiting) => until(slack, condition, waiting),
    async close() {
      slack.close()
      sockets.cut()
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

function fakeWorkspace(
  slack: Slack,
  deliver: ReturnType<typeof createDelivery>,
  state: Workspace,
): FakeWorkspace {
  function installed(): Installation {
    const installation = installationOf(slack, state)
    if (installation) return installation
    throw new Error(`The app is not installed in ${state.domain}.`)
  }

  return {
    id: state.id,
    state,
    addPerson: (given) => createPerson(slack, deliver, state, createUser(slack, state, given)),
    addChannel({ name, kind = 'public', members, withApp = false, archived = false }) {
      const people = [...state.users.values()].filter(({ isBot }) => !isBot)
      const inside = (members ?? people).map(({ id }) => id)
      if (withApp) inside.push(installed().botUserId)
      return createChannel(slack, state, { name, kind, members: inside, archived })
    },
    setAppIn({ members }, inside) {
      if (inside) members.add(installed().botUserId)
      else members.delete(installed().botUserId)
      slack.changed()
    },
    setArchived(channel, archived) {
      channel.archived = archived
      slack.changed()
    },
    install: (scopes = slack.settings.scopes) => installApp(slack, state, scopes),
    get installation() {
      return installationOf(slack, state)
    },
    walkInstall: ({ id }, installUrl) => walkInstall(slack, state, id, installUrl),
    revokeToken: () => revokeToken(slack, installed()),
    uninstall: () => removeApp(slack, state),
    sendEvent: (event, wire) =>
      deliverEvent(slack, deliver, wrapEvent(slack, installed(), event), wire),
    posts: ({ messages }) =>
      [...messages.values()].filter(({ visibleTo }) => visibleTo === undefined),
  }
}
