// How a Web API method is written: its tier, its scopes, its arguments, and what it does to the state.
import { z } from 'zod'
import type { Tier } from '../rate-limits.ts'
import { addViolation, type Slack } from '../slack.ts'
import type { Channel, Installation, User, Workspace } from '../state.ts'

/** One of Slack's error answers: `{ ok: false, error, … }`. */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  readonly code: string
  readonly details: Readonly<Record<string, unknown>>

  constructor(code: string, details: Readonly<Record<string, unknown>> = {}) {
    super(`Slack answers ${code}.`)
    this.code = code
    this.details = details
  }
}

/** A call of a method with a bot token: who calls, and in which workspace. */
export interface Call {
  readonly slack: Slack
  readonly method: string
  readonly installation: Installation
  readonly workspace: Workspace
}

export type Answer = Readonly<Record<string, unknown>>

/** A method that acts in the workspace of its bot token. */
interface BotMethod<Args extends z.ZodType> {
  readonly tier: Tier
  readonly scopes?: readonly string[]
  readonly args: Args
  run(call: Call, args: z.infer<Args>): Answer
}

/** A method without a workspace: it needs the app-level token, or nothing but its arguments. */
interface AppMethod<Args extends z.ZodType> {
  readonly auth: 'app' | 'none'
  readonly args: Args
  run(slack: Slack, args: z.infer<Args>): Answer
}

export type Method = (BotMethod<z.ZodType> & { readonly auth: 'bot' }) | AppMethod<z.ZodType>

export interface ApiRequest {
  readonly method: string
  readonly token: string | undefined
  readonly fields: Readonly<Record<string, unknown>>
}

/** Ties a method's arguments schema to the type that `run` receives. */
export function botMethod<Args extends z.ZodType>(definition: BotMethod<Args>): Method {
  return {
    ...definition,
    auth: 'bot',
    run: (call, args) => definition.run(call, args as z.infer<Args>),
  }
}

export function appMethod<Args extends z.ZodType>(definition: AppMethod<Args>): Method {
  const { auth, args } = definition
  return { auth, args, run: (slack, given) => definition.run(slack, given as z.infer<Args>) }
}

/** An argument that is a structure: itself in a JSON body, a string of JSON in a form. */
export function structure<T extends z.ZodType>(schema: T) {
  return z.preprocess((value) => {
    if (typeof value !== 'string') return value
    try {
      return JSON.parse(value) as unknown
    } catch {
      return value
    }
  }, schema)
}

export const Flag = z.preprocess(
  (value) => (typeof value === 'string' ? value === 'true' || value === '1' : value),
  z.boolean(),
)
export const Count = z.coerce.number().int().min(1)
export const Ts = z.string().regex(/^\d+\.\d{6}$/)

export function needScope({ installation }: Call, ...needed: readonly string[]): void {
  if (needed.some((scope) => installation.scopes.has(scope))) return
  throw new ApiError('missing_scope', {
    needed: needed.join(','),
    provided: [...installation.scopes].join(','),
  })
}

/**
 * The channel as this token may see it. A channel of another workspace is an offence, because no honest
 * mistake of a user leads there: the app has mixed up its tokens.
 */
export function findChannel(call: Call, id: string): Channel {
  const { workspace, installation } = call
  const channel = workspace.channels.get(id)
  if (!channel) {
    refuseForeign(call, id, (other) => other.channels.has(id))
    throw new ApiError('channel_not_found')
  }
  if (channel.kind !== 'public' && !channel.members.has(installation.botUserId)) {
    throw new ApiError('channel_not_found')
  }
  return channel
}

export function findUser(call: Call, id: string): User {
  const user = call.workspace.users.get(id)
  if (user) return user
  refuseForeign(call, id, (other) => other.users.has(id))
  throw new ApiError('user_not_found')
}

/** Records it when what was asked for exists, but in a workspace that the token does not belong to. */
export function refuseForeign(
  { slack, method, workspace }: Call,
  id: string,
  has: (other: Workspace) => boolean,
): void {
  const owner = [...slack.workspaces.values()].find((other) => other !== workspace && has(other))
  if (!owner) return
  addViolation(slack, {
    where: method,
    team: workspace.id,
    error: 'foreign_token',
    messages: [`the token of ${workspace.id} was used for ${id}, which belongs to ${owner.id}`],
  })
}

/** `channels:history` and its kin: one scope for each kind of conversation. */
export function scopeFor(channel: Channel, verb: 'read' | 'history'): string {
  const family = { public: 'channels', private: 'groups', im: 'im' }[channel.kind]
  return `${family}:${verb}`
}

export function isMember({ installation }: Call, channel: Channel): boolean {
  return channel.members.has(installation.botUserId)
}
