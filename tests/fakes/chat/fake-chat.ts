/** A chat platform that holds its messages in memory and can be made to fail as real ones do. */
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
 * What goes wrong with one request. `lost`: it never arrives. `unanswered`: it takes effect, but the answer is lost. `late`: it
 * takes effect some time after the request timed out. `busy`: a rate limit. `forbidden`: a permission is missing.
 */
export type Fault = 'lost' | 'unanswered' | 'late' | 'busy' | 'forbidden'

export interface FakeChatOptions {
  readonly name?: PlatformName
  readonly now: () => number
  /** How long a key is recognised. */
  readonly keyWindowMs?: number
  /** How long after its request a late message appears. */
  readonly latenessMs?: number
  /** Requests beyond this many per second are rate-limited. */
  readonly maxPerSecond?: number
}

export type ChatRequest =
  | 'post'
  | 'findByKey'
  | 'startThread'
  | 'pin'
  | 'unpin'
  | 'checkPermissions'
  | 'sendDirectMessage'

/** Returns what goes wrong with a request, if anything. */
export type FaultPolicy = (request: ChatRequest, room: string) => Fault | undefined

export function createFakeChat({
  name = 'discord',
  now,
  keyWindowMs = 0,
  latenessMs = 0,
  maxPerSecond = Infinity,
}: FakeChatOptions) {
  const messages: ChatMessage[] = []
  const lateMessages: { readonly dueAt: number; readonly message: ChatMessage }[] = []
  const directMessages: { readonly person: string; readonly reply: Reply }[] = []
  const problems = new Map<string, readonly RichText[]>()
  const counts = { requests: 0, rateLimited: 0 }
  let faultPolicy: FaultPolicy | undefined
  let allowance = maxPerSecond
  let refilledAt = now()

  /** A token bucket that holds one second’s worth of requests. */
  function isOverLimit(): boolean {
    if (maxPerSecond === Infinity) return false
    const refill = ((now() - refilledAt) / 1000) * maxPerSecond
    allowance = Math.min(maxPerSecond, allowance + refill)
    refilledAt = now()
    if (allowance < 1) return true
    allowance -= 1
    return false
  }

  /** Adds the late messages that have come due. */
  function addLateMessages(): void {
    for (const late of lateMessages.splice(0)) {
      if (late.dueAt <= now()) addMessage(late.message)
      else lateMessages.push(late)
    }
  }

  function request<T>(kind: ChatRequest, room: string, work: () => T, workLate?: () => void): T {
    addLateMessages()
    counts.requests += 1
    if (isOverLimit()) {
      counts.rateLimited += 1
      throw new DeliveryError('retryable', ['Too many requests.'], { retryAfterMs: 1000 })
    }
    const fault = faultPolicy?.(kind, room)
    switch (fault) {
      case undefined:
        return work()
      case 'lost':
        throw new DeliveryError('unknown', ['The connection was reset.'])
      case 'unanswered':
        work()
        throw new DeliveryError('unknown', ['The connection was reset.'])
      case 'late':
        workLate?.()
        throw new DeliveryError('unknown', ['The platform did not answer in time.'])
      case 'busy':
        throw new DeliveryError('retryable', ['Too many requests.'], { retryAfterMs: 300 })
      case 'forbidden':
        throw new DeliveryError('rejected', ['Give the bot the permission ', { code: kind }, '.'])
      default:
        return fault satisfies never
    }
  }

  /** Returns the earlier message if its key is recognised. */
  function addMessage(message: ChatMessage): ChatMessage {
    const earlier = messages.find(
      ({ key, at }) => key === message.key && key !== '' && now() - at < keyWindowMs,
    )
    if (earlier !== undefined) return earlier
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
    ...(keyWindowMs === 0 ? {} : { dedupeWindowMs: keyWindowMs * 0.6 }),
    start: () => Promise.resolve(),
    stop: () => Promise.resolve(),
    healthProblem: () => undefined,
    rateLimit: () => ({ key: name, perSecond: 40 }),
    async post({ id: room, class: classId }, reply, { idempotencyKey: key = '', notify } = {}) {
      const message: ChatMessage = {
        id: `m${counts.requests}`,
        room,
        key,
        at: now(),
        reply,
        pinned: false,
        ...(notify === undefined ? {} : { notified: notify }),
      }
      const { id } = request(
        'post',
        room,
        () => addMessage(message),
        () => lateMessages.push({ dueAt: now() + latenessMs, message }),
      )
      return { room, id, class: classId }
    },
    async edit(ref, reply) {
      Object.assign(messageAt(ref.room, ref.id), { reply })
    },
    async sendDirectMessage(person, reply) {
      request('sendDirectMessage', '', () => directMessages.push({ person, reply }))
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
    async findByKey({ id: room, class: classId }, key, since) {
      const found = request('findByKey', room, () =>
        messages.find((each) => each.room === room && each.key === key && each.at >= since),
      )
      return found === undefined ? undefined : { room, id: found.id, class: classId }
    },
    async checkPermissions({ id: room }) {
      return request('checkPermissions', room, () => problems.get(room) ?? [])
    },
    permalink: (ref) => `https://chat.example/${ref.room}/${ref.id}`,
  }

  return {
    platform,
    directMessages,
    counts,
    /** Returns every message that has appeared, including late ones that have come due. */
    messages(): readonly ChatMessage[] {
      addLateMessages()
      return messages
    },
    /** Sets what permission checks report for a room from now on; nothing by default. */
    setProblems(room: string, found: readonly RichText[] = []) {
      problems.set(room, found)
    },
    /** Sets what goes wrong from now on. */
    failWith(policy: FaultPolicy | undefined) {
      faultPolicy = policy
    },
    /** Makes the next requests of a kind fail with these faults, in order. */
    failNext(kind: ChatRequest, ...faults: readonly Fault[]) {
      const remaining = [...faults]
      faultPolicy = (request) => (request === kind ? remaining.shift() : undefined)
    },
  }
}

export type FakeChat = ReturnType<typeof createFakeChat>
