/** Messages that answer a request: through its response URL, or by the Web API where that no longer works. */
import { z } from 'zod'
import { type Clock, wait } from '../../core/platform/clock.ts'
import { type Observer, callStatusOf } from '../../core/platform/observer.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import type { SlackMessage } from '../../render/slack/render.ts'
import type { Api } from './api.ts'
import { codeOf } from './errors.ts'
import { maxResponseUses } from './limits.ts'
import type { ChannelTarget, ReplyTarget } from './reply-target.ts'
import { createResponseUrlClient } from './response-url.ts'

interface Look {
  /** Whether only the person who asked sees it. */
  readonly ephemeral: boolean
  /** Whether the first message replaces the ephemeral one whose button was pressed. */
  readonly replaces?: boolean
}

export interface Responder {
  /** Returns false if the channel may or may not see it. Throws a DeliveryError if nobody does. */
  inChannel(target: ChannelTarget, messages: readonly SlackMessage[], look: Look): Promise<boolean>
  /** Changes the ephemeral message whose button was pressed, if Slack lets it. Never throws. */
  replace(target: ChannelTarget, message: SlackMessage): Promise<void>
  /** Reaches the person alone, wherever they asked. Throws a DeliveryError. */
  toPerson(target: ReplyTarget, messages: readonly SlackMessage[]): Promise<void>
}

/** If Slack asks for more, nobody is waiting for the answer any more. */
const maxRetryAfterSeconds = 30

const Nothing = z.object({})

/** Returns a function that answers through response URLs. */
function createUrlPoster(clock: Clock, timeoutMs: number, observer: Observer) {
  const postToResponseUrl = createResponseUrlClient(timeoutMs)

  /** Public messages must not appear twice, so one that may have arrived is not repeated; an ephemeral one does no harm. */
  async function postByUrl(
    target: ChannelTarget,
    message: SlackMessage,
    { ephemeral, replaces = false }: Look,
  ): Promise<'sent' | 'not sent' | 'unknown'> {
    const body = JSON.stringify({
      ...message,
      response_type: ephemeral ? 'ephemeral' : 'in_channel',
      replace_original: replaces,
      thread_ts: target.thread,
    })
    for (let attempt = 1; ; attempt += 1) {
      const from = performance.now()
      const { status, retryAfterSeconds } = await postToResponseUrl(target.responseUrl, body)
      observer.report('platformCall', {
        platform: 'slack',
        route: 'response_url',
        status: status === 0 ? 'unreachable' : callStatusOf(status),
        seconds: (performance.now() - from) / 1000,
      })
      if (status === 200) return 'sent'
      // The URL is used up or older than half an hour.
      if (status >= 400 && status < 429) return 'not sent'
      if (status !== 429 && !ephemeral) return 'unknown'
      if (attempt === 3 || retryAfterSeconds > maxRetryAfterSeconds) return 'not sent'
      await wait(clock, Math.max(retryAfterSeconds, 0.2) * 1000)
    }
  }

  return postByUrl
}

export function createResponder(
  api: Api,
  clock: Clock,
  timeoutMs: number,
  observer: Observer,
): Responder {
  const postByUrl = createUrlPoster(clock, timeoutMs, observer)

  async function postByApi(target: ChannelTarget, message: SlackMessage, ephemeral: boolean) {
    const { team, channel, user, thread } = target
    const args = { ...message, channel, ...(thread === undefined ? {} : { thread_ts: thread }) }
    try {
      if (ephemeral) {
        await api.call(team, 'chat.postEphemeral', { ...args, user }, Nothing, { again: true })
      } else {
        await api.call(team, 'chat.postMessage', args, Nothing)
      }
    } catch (error) {
      // Slack refuses where the app is not in the channel.
      if (codeOf(error) === undefined) throw error
      await sendDirectMessage(target, message)
    }
  }

  async function sendDirectMessage({ team, user }: ReplyTarget, message: SlackMessage) {
    await api.call(team, 'chat.postMessage', { channel: user, ...message }, Nothing)
  }

  async function inChannel(
    target: ChannelTarget,
    messages: readonly SlackMessage[],
    { ephemeral, replaces = false }: Look,
  ): Promise<boolean> {
    for (const [index, message] of messages.entries()) {
      const look = { ephemeral, replaces: replaces && index === 0 }
      const outcome = index < maxResponseUses ? await postByUrl(target, message, look) : 'not sent'
      if (outcome === 'unknown') return false
      if (outcome === 'sent') continue
      try {
        await postByApi(target, message, ephemeral)
      } catch (error) {
        if (!ephemeral && error instanceof DeliveryError && error.outcome === 'unknown') {
          return false
        }
        throw error
      }
    }
    return true
  }

  return {
    inChannel,
    async replace(target, message) {
      await postByUrl(target, message, { ephemeral: true, replaces: true })
    },
    async toPerson(target, messages) {
      if (target.kind === 'channel') {
        await inChannel(target, messages, { ephemeral: true })
        return
      }
      for (const message of messages) await sendDirectMessage(target, message)
    },
  }
}
