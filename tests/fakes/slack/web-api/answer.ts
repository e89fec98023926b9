// One call of the Web API from token to answer: known method, live token, scopes, rate, arguments, work.
import { z } from 'zod'
import type { Answerer } from '../api-server.ts'
import { createRateGate } from '../rate-limits.ts'
import { addViolation, type Slack } from '../slack.ts'
import { auth } from './auth.ts'
import { chat } from './chat.ts'
import { conversations } from './conversations.ts'
import { ApiError, needScope, type ApiRequest, type Call, type Method } from './method.ts'
import { files } from './files.ts'
import { people } from './people.ts'
import { pins } from './pins.ts'
import { userGroups } from './user-groups.ts'
import { views } from './views.ts'

const METHODS: Readonly<Record<string, Method>> = {
  ...auth,
  ...chat,
  ...conversations,
  ...files,
  ...people,
  ...pins,
  ...userGroups,
  ...views,
}

export function createAnswerer(slack: Slack): Answerer {
  const gate = createRateGate(slack)

  function answer(request: ApiRequest): ReturnType<Answerer> {
    const method = METHODS[request.method]
    if (!method) throw offence('unknown_method', [`the fake does not know ${request.method}`])
    if (method.auth !== 'bot') {
      if (method.auth === 'app') needAppToken(slack, request)
      return ok(method.run(slack, parse(method.args)))
    }
    const call = callOf(slack, request)
    for (const scope of method.scopes ?? []) needScope(call, scope)
    const { channel } = request.fields
    const place = typeof channel === 'string' ? channel : undefined
    const { team } = call.installation
    const retryAfter = gate.check(method.tier, request.method, team, place)
    if (retryAfter !== undefined) {
      slack.rateLimited.push({ method: request.method, team, channel: place })
      return { status: 429, retryAfter, body: JSON.stringify({ ok: false, error: 'ratelimited' }) }
    }
    const { scopes } = call.installation
    return { ...ok(method.run(call, parse(method.args, team))), scopes: [...scopes] }

    function parse(schema: Method['args'], team?: string): unknown {
      // Bolt's clients name their workspace in every call; what counts is the token.
      const { team_id: named = team, ...fields } = request.fields
      if (named !== team) throw offence('foreign_token', [`${String(named)} is not ${team}`], team)
      const args = schema.safeParse(fields)
      if (args.success) return args.data
      throw offence('invalid_arguments', z.prettifyError(args.error).split('\n'), team)
    }

    function offence(error: string, messages: readonly string[], team?: string): ApiError {
      addViolation(slack, { where: request.method, team, error, messages })
      return new ApiError(error, { response_metadata: { messages } })
    }
  }

  return (request) => {
    try {
      return answer(request)
    } catch (error) {
      if (!(error instanceof ApiError)) throw error
      return {
        status: 200,
        body: JSON.stringify({ ok: false, error: error.code, ...error.details }),
      }
    }
  }
}

function ok(answer: Readonly<Record<string, unknown>>): ReturnType<Answerer> {
  return { status: 200, body: JSON.stringify({ ok: true, ...answer }) }
}

function needAppToken({ settings }: Slack, { token }: ApiRequest): void {
  if (token === undefined) throw new ApiError('not_authed')
  if (token !== settings.appToken) throw new ApiError('invalid_auth')
}

const DEAD = { revoked: 'token_revoked', uninstalled: 'account_inactive' } as const

function callOf(slack: Slack, { method, token }: ApiRequest): Call {
  if (token === undefined) throw new ApiError('not_authed')
  const installation = slack.installations.get(token)
  const workspace = installation && slack.workspaces.get(installation.team)
  if (!workspace) throw new ApiError('invalid_auth')
  if (installation.status !== 'active') throw new ApiError(DEAD[installation.status])
  return { slack, method, installation, workspace }
}
