/** The REST side: finds the route, applies faults, limits and schema, and answers. */

import type { IncomingMessage, ServerResponse } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { readBody, type Body } from './body.ts'
import type { Discord } from './discord.ts'
import { invalidBody, refusal, Refusal } from './errors.ts'
import type { Fault, FaultPlanner } from './faults.ts'
import { tooMany, type Limiter } from './rate-limits.ts'
import type { Call, Route } from './route.ts'
import { applicationRoutes } from './routes/applications.ts'
import { channelRoutes } from './routes/channels.ts'
import { commandRoutes } from './routes/commands.ts'
import { guildRoutes } from './routes/guilds.ts'
import { interactionRoutes } from './routes/interactions.ts'
import { messageRoutes } from './routes/messages.ts'
import { pinRoutes } from './routes/pins.ts'
import { isRecord, schemaProblems } from './schema.ts'
import type { SeenRequest } from './state.ts'
import { recordMistake } from './violations.ts'

interface Matched {
  readonly route: Route
  readonly operation: string
  readonly params: Readonly<Record<string, string>>
}

interface Answer {
  readonly status: number
  readonly body?: unknown
  readonly headers: Readonly<Record<string, string>>
  /** The connection ends in the middle of the answer. */
  readonly isCut?: boolean
}

// Pins stand before messages, whose `{message_id}` would take the word "pins" for an id.
const table = [
  ...applicationRoutes,
  ...commandRoutes,
  ...pinRoutes,
  ...channelRoutes,
  ...messageRoutes,
  ...guildRoutes,
  ...interactionRoutes,
].map((route) => ({
  route,
  operation: `${route.method} ${route.path}`,
  pattern: pattern(route.path),
}))

export function createRest(discord: Discord, limiter: Limiter, planner: FaultPlanner) {
  const { world } = discord
  return handle

  async function handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', discord.origin)
    // Decoded as a whole, for discord.js writes `%40original`, and no parameter holds a slash.
    const path = decodeURIComponent(url.pathname).replace(/^\/api(\/v\d+)?/, '')
    const matched = match(request.method ?? '', path)
    const seen: SeenRequest = {
      method: request.method ?? '',
      route: matched?.route.path ?? path,
      path,
      at: world.clock.now(),
    }
    world.requests.push(seen)
    const answer = await work(request, url, path, matched)
    if (answer === undefined) {
      response.destroy()
    } else {
      seen.status = answer.status
      if (isRecord(answer.body) && answer.status >= 400) seen.code = answer.body['code']
      send(response, answer)
    }
    world.changed()
  }

  /** Undefined cuts the connection. */
  async function work(
    request: IncomingMessage,
    url: URL,
    path: string,
    matched: Matched | undefined,
  ): Promise<Answer | undefined> {
    let body: Body = { json: undefined, files: [] }
    let headers: Record<string, string> = {}
    const operation = matched?.operation ?? `${request.method} ${path}`
    try {
      body = await readBody(request)
      if (planner.faults.outage) return { status: 503, body: { message: 'outage' }, headers: {} }
      if (matched === undefined) throw unknownRoute(operation)
      const authorized = request.headers.authorization === `Bot ${world.token}`
      if (!matched.route.open && !authorized) throw refusal(0)
      const fault = planner.take(operation)
      if (fault?.kind === 'latency') await pause(fault.ms)
      const early = fault === undefined ? undefined : instead(fault)
      if (early !== undefined) return early === 'cut' ? undefined : early
      headers = limiter.take(operation, resourceOf(matched), matched.route.exempt ?? false)
      const call = { discord, params: matched.params, query: url.searchParams, ...named(body) }
      if (fault?.kind === 'late-commit') {
        commitLater(matched, call, path, fault.afterMs)
        return undefined
      }
      const result = perform(matched, call)
      if (fault?.kind === 'reset') return undefined
      if (fault?.kind === 'cut-answer') return { status: 200, body: result, headers, isCut: true }
      if (fault?.kind === 'status') return { status: fault.status, body: {}, headers }
      return { status: result === undefined ? 204 : 200, body: result, headers }
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      recordMistake(world, error, { route: operation, path, body: body.json })
      return { status: error.status, body: error.body, headers: { ...headers, ...error.headers } }
    }
  }

  function perform({ route, operation }: Matched, call: Call): unknown {
    const problems = schemaProblems(operation, call.body)
    if (problems.length > 0) throw invalidBody(problems)
    return route.handle(call)
  }

  function commitLater(matched: Matched, call: Call, path: string, afterMs: number): void {
    setTimeout(() => {
      try {
        perform(matched, call)
      } catch (error) {
        if (!(error instanceof Refusal)) throw error
        recordMistake(world, error, { route: matched.operation, path, body: call.body })
      }
      world.changed()
    }, afterMs).unref()
  }
}

function named({ json, files }: Body): Pick<Call, 'body' | 'files'> {
  return { body: json, files }
}

/** Returns what happens instead of the work; undefined lets the work go on. */
function instead(fault: Fault): Answer | 'cut' | undefined {
  switch (fault.kind) {
    case 'latency':
    case 'late-commit':
    case 'cut-answer':
      return undefined
    case 'page':
      return { status: fault.status, body: '<!doctype html><p>error code: 1015', headers: {} }
    case 'reset':
      return fault.committed ? undefined : 'cut'
    case 'status':
      return fault.committed ? undefined : { status: fault.status, body: {}, headers: {} }
    case 'rate-limit': {
      if (fault.retryAfterMs === undefined) return { status: 429, body: {}, headers: {} }
      const scope = fault.global ? 'global' : 'user'
      const { status, body, headers } = tooMany(fault.retryAfterMs, scope, {})
      return { status, body, headers }
    }
    default:
      return fault satisfies never
  }
}

function unknownRoute(operation: string): Refusal {
  return new Refusal(404, { message: `404: the fake has no ${operation}`, code: 'UNKNOWN_ROUTE' })
}

function match(method: string, path: string): Matched | undefined {
  for (const { route, operation, pattern: regex } of table) {
    if (route.method !== method) continue
    const found = regex.exec(path)
    if (found) return { route, operation, params: { ...found.groups } }
  }
  return undefined
}

function pattern(path: string): RegExp {
  return new RegExp(`^${path.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
}

/** There are separate buckets for each channel, guild, webhook or interaction. */
function resourceOf({ params }: Matched): string {
  const names = ['channel_id', 'guild_id', 'webhook_token', 'interaction_token']
  return names.flatMap((name) => params[name] ?? [])[0] ?? ''
}

function send(response: ServerResponse, { status, body, headers, isCut }: Answer): void {
  if (response.destroyed) return
  // discord.js parses whatever calls itself JSON, even nothing at all.
  if (isCut) {
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': 9999 })
    response.write('{"id":"1', () => response.destroy())
  } else if (typeof body === 'string') {
    response.writeHead(status, { 'content-type': 'text/html', ...headers }).end(body)
  } else if (status === 204) response.writeHead(204, headers).end()
  else {
    response.writeHead(status, { 'content-type': 'application/json', ...headers })
    response.end(JSON.stringify(body))
  }
}
