/** A chat platform that keeps its messages in memory and can be made to fail in the ways that real ones do. */
import { DeliveryError, type Platform } from '../../../src/core/platform/platform.ts'
import type { Reply, RichText } from '../../../src/core/reply/reply.ts'
import type { PlatformName } from '../../../src/core/platform/platform-name.ts'

export interface ChatMessage {
  readonly id: string
  readonly room: string
  readonly key: string
  readonly at: number
  readonly reply: Reply
  readonly notified?: string
  thread?: string
  pinned: boolean
}

/**
 * What goes wrong with one request. `lost`: it never arrives. `unanswered`: it is done and the answer is lost. `late`: it is
 * done a while after the answer was given up on. `busy`: a rate limit. `forbidden`: a permission is missing.
 */
export type Fault = 'lost' | 'unanswered' | 'late' | 'busy' | 'forbidden'

export interface FakeChatOptions {
  readonly name?: PlatformName
  readonly now: () => number
  /** So long (ms) a key is known again. */
  readonly keyWindow?: number
  /** How late a late message appears. */
  readonly latenessMs?: number
  /** Requests a second; more are answered with a rate limit. */
  readonly limit?: number
}

export type Request =
  | 'post'
  | 'findByKey'
  | 'startThread'
  | 'pin'
  | 'unpin'
  | 'checkPermissions'
  | 'sendDirectMessage'

/** Decides what goes wrong with a request. */
export type Faults = (request: Request, room: string) => Fault | undefined

export function createFakeChat({
  name = 'discord',
  now,
  keyWindow = 0,
  latenessMs = 0,
  limit = Infinity,
}: FakeChatOptions) {
  const messages: ChatMessage[] = []
  const waiting: { readonly due: number; readonly message: ChatMessage }[] = []
  const told: { readonly person: string; readonly reply: Reply }[] = []
  const problems = new Map<string, readonly RichText[]>()
  const counts = { requests: 0, limited: 0 }
  let faultOf: Faults | undefined
  let allowance = limit
  let refilled = now()

  /** A bucket that holds one second's worth. */
  function overLimit(): boolean {
    if (limit === Infinity) return false
    allowance = Math.min(limit, allowance + ((now() - refilled) / 1000) * limit)
    refilled = now()
    if (allowance < 1) return true
    allowance -= 1
    return false
  }

  /** Lets late messages appear whose time has come. */
  function settle(): void {
    for (const late of waiting.splice(0)) {
      if (late.due <= now()) keep(late.message)
      else waiting.push(late)
    }
  }

  function request<T>(kind: Request, room: string, work: () => T, later?: () => void): T {
    settle()
    counts.requests += 1
    if (overLimit()) {
      counts.limited += 1
      throw new DeliveryError('retryable', ['Too many requests.'], { retryAfterMs: 1000 })
    }
    const fault = faultOf?.(kind, room)
    switch (fault) {
      case undefined:
        return work()
      case 'lost':
        throw new DeliveryError('unknown', ['The connection was reset.'])
      case 'unanswered':
        work()
        throw new DeliveryError('unknown', ['The connection was reset.'])
      case 'late':
        later?.()
        throw new DeliveryError('unknown', ['The platform did not answer in time.'])
      case 'busy':
        throw new DeliveryError('retryable', ['Too many requests.'], { retryAfterMs: 300 })
      case 'forbidden':
        throw new DeliveryError('rejected', ['Give the bot the permission ', { code: kind }, '.'])
      default:
        return fault satisfies never
    }
  }

  function keep(message: ChatMessage): ChatMessage {
    const known = messages.find(
      (other) => other.key === message.key && other.key !== '' && now() - other.at < keyWindow,
    )
    if (known !== undefined) return known
    messages.push(message)
    return message
  }

  function messageAt(room: string, id: string): ChatMessage {
    const found = messages.find((message) => message.room === room && message.id === id)
    if (found === undefined) throw new DeliveryError('rejected', ['The message was deleted.'])
    return found
  }

  const platform: Platform = {
    name,
    ...(keyWindow === 0 ? {} : { dedupeWindowMs: keyWindow * 0.6 }),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    healthProblem: () => undefined,
    rateLimit: () => ({ key: name, perSecond: 40 }),
    async post(room, reply, { idempotencyKey: key = '', notify } = {}) {
      const message: ChatMessage = {
        id: `m${counts.requests}`,
        room,
        key,
        at: now(),
        reply,
        pinned: false,
        ...(notify === undefined ? {} : { notified: notify }),
      }
      const kept = request(
        'post',
        room,
        () => keep(message),
        () => waiting.push({ due: now() + latenessMs, message }),
      )
      return { room, id: kept.id }
    },
    async edit(ref, reply) {
      Object.assign(messageAt(ref.room, ref.id), { reply })
    },
    async sendDirectMessage(person, reply) {
      request('sendDirectMessage', '', () => told.push({ person, reply }))
    },
    async startThread(ref, title) {
      request('startThread', ref.room, () => {
        messageAt(ref.room, ref.id).thread ??= title
      })
    },
    async pin(ref) {
      request('pin', ref.room, () => {
        messageAt(ref.room, ref.id).pinned = true
      })
    },
    async unpin(ref) {
      request('unpin', ref.room, () => {
        messageAt(ref.room, ref.id).pinned = false
      })
    },
    async findByKey(room, key, since) {
      const found = request('findByKey', room, () =>
        messages.find((each) => each.room === room && each.key === key && each.at >= since),
      )
      return found === undefined ? undefined : { room, id: found.id }
    },
    async checkPermissions(room) {
      return request('checkPermissions', room, () => problems.get(room) ?? [])
    },
    permalink: (ref) => `https://chat.example/${ref.room}/${ref.id}`,
  }

  return {
    platform,
    told,
    counts,
    /** All messages that have appeared, late ones whose time has come included. */
    messages(): readonly ChatMessage[] {
      settle()
      return messages
    },
    /** What stands in the way in a room from now on; nothing when left out. */
    setProblems(room: string, found: readonly RichText[] = []) {
      problems.set(room, found)
    },
    /** Decides what goes wrong from now on. */
    failWith(faults: Faults | undefined) {
      faultOf = faults
    },
    /** The next requests of a kind fail so, one after the other. */
    failNext(kind: Request, ...faults: readonly Fault[]) {
      const left = [...faults]
      faultOf = (request) => (request === kind ? left.shift() : undefined)
    },
  }
}

export type FakeChat = ReturnType<typeof createFakeChat>
