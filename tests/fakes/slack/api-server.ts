// The HTTP server: reads calls of the Web API and of response URLs, applies injected faults, answers.
import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { takeFault, type Fault } from './faults.ts'
import { receiveUpload, serveFile } from './files.ts'
import { respond, type Outcome } from './response-urls.ts'
import type { Slack } from './slack.ts'
import type { ApiRequest } from './web-api/method.ts'

export type Answerer = (request: ApiRequest) => Outcome & {
  readonly retryAfter?: number
  /** The token's scopes, which Slack sends in a header of every answer. */
  readonly scopes?: readonly string[]
}

export function createRequestListener(slack: Slack, answer: Answerer): RequestListener {
  return (request, response) => {
    handle(slack, answer, request, response).catch((error: unknown) => {
      response.writeHead(500).end(String(error))
    })
  }
}

async function handle(
  slack: Slack,
  answer: Answerer,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(request.url ?? '/', slack.origin)
  const [, area, name = ''] = url.pathname.split('/')
  const bearer = /^Bearer (\S+)$/.exec(request.headers.authorization ?? '')?.[1]
  if (area === 'upload') {
    const bytes = await readBody(request)
    return perform(slack, 'upload', response, () => receiveUpload(slack, name, bytes))
  }
  if (area === 'files-pri') {
    const fault = takeFault(slack.faults, 'download')
    return fault ? fail(response, fault) : serveFile(slack, name, bearer, response)
  }
  const fields = await readFields(request, url)
  if (area === 'response') {
    perform(slack, 'response_url', response, () => respond(slack, name, fields))
  } else if (area === 'api') {
    const { token, ...rest } = fields
    const given = bearer ?? (typeof token === 'string' ? token : undefined)
    const call = { method: name, token: given, fields: rest }
    perform(slack, name, response, () => answer(call))
  } else {
    response.writeHead(404).end()
  }
}

/** Does the work and answers, unless a fault was injected for this call. */
function perform(
  slack: Slack,
  method: string,
  response: ServerResponse,
  work: () => ReturnType<Answerer>,
): void {
  const fault = takeFault(slack.faults, method)
  if (!fault) {
    const { status, body, retryAfter, scopes } = work()
    if (scopes !== undefined) response.setHeader('x-oauth-scopes', scopes.join(', '))
    send(response, status, body, retryAfter)
    return
  }
  const { commit = 'never' } = fault
  if (commit === 'first') work()
  else if (commit !== 'never') slack.later(commit.afterMs, work)
  fail(response, fault)
}

function fail(response: ServerResponse, { answer, retryAfter }: Fault): void {
  if (answer === 'hang') return
  if (answer === 'reset') response.socket?.resetAndDestroy()
  else if (answer === 429) {
    send(response, 429, '{"ok":false,"error":"ratelimited"}', retryAfter ?? 1)
  } else if (typeof answer === 'number') send(response, answer, 'upstream failure', retryAfter)
  else send(response, 200, JSON.stringify({ ok: false, error: answer.error }))
}

function send(response: ServerResponse, status: number, body: string, retryAfter?: number): void {
  response.writeHead(status, {
    'content-type': body.startsWith('{') ? 'application/json; charset=utf-8' : 'text/plain',
    ...(retryAfter !== undefined && { 'retry-after': String(retryAfter) }),
  })
  response.end(body)
}

async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = []
  for await (const chunk of request) chunks.push(chunk as Buffer)
  return Buffer.concat(chunks)
}

/** Returns the arguments of a call, from its query and its JSON or form body. */
async function readFields(
  request: IncomingMessage,
  url: URL,
): Promise<Readonly<Record<string, unknown>>> {
  const body = (await readBody(request)).toString()
  const query = Object.fromEntries(url.searchParams)
  if (body === '') return query
  const isJson = (request.headers['content-type'] ?? '').startsWith('application/json')
  const given: unknown = isJson ? JSON.parse(body) : Object.fromEntries(new URLSearchParams(body))
  return { ...query, ...(given as Record<string, unknown>) }
}
