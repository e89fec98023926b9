/** Delivers the answer to a request: through its response URL, in a modal, or by the Web API where neither works. */
import type { types } from '@slack/bolt'
import type { Logger } from 'pino'
import { z } from 'zod'
import {
  type Form,
  type Reply,
  type ReplyOrForm,
  isForm,
  privateReply,
  text,
} from '../../core/reply/reply.ts'
import { formView } from '../../render/slack/render-form.ts'
import { type SlackMessage, render } from '../../render/slack/render.ts'
import { answerView } from '../../render/slack/views.ts'
import type { Api } from './api.ts'
import { codeOf } from './errors.ts'
import { maxResponseUses } from './limits.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import { type Clock, wait } from '../../core/platform/clock.ts'
import {
  type ChannelTarget,
  type ReplyTarget,
  type ViewTarget,
  encodeMetadata,
} from './reply-target.ts'
import { createResponseUrlClient } from './response-url.ts'

export interface AnswerParts {
  readonly api: Api
  readonly log: Logger
  readonly clock: Clock
  /** How long Slack may take to accept an answer, in milliseconds. */
  readonly timeoutMs: number
}

export interface Answers {
  /** Never throws: an answer that cannot be delivered is logged. `trigger` can open one modal, within three seconds. */
  deliver(target: ReplyTarget, answer: ReplyOrForm, trigger: string): Promise<void>
  /** Opens a modal. */
  open(team: string, trigger: string, view: types.ModalView): Promise<void>
  /** Updates an open modal. */
  update(team: string, viewId: string, view: types.ModalView): Promise<void>
}

/** If Slack asks for more, nobody is waiting for the answer any more. */
const maxRetryAfterSeconds = 30

const Nothing = z.object({})

export function createAnswers({ api, log, clock, timeoutMs }: AnswerParts): Answers {
  const postToResponseUrl = createResponseUrlClient(timeoutMs)

  async function open(team: string, trigger: string, view: types.ModalView): Promise<void> {
    await api.call(team, 'views.open', { trigger_id: trigger, view }, Nothing)
  }

  async function update(team: string, viewId: string, view: types.ModalView): Promise<void> {
    await api.call(team, 'views.update', { view_id: viewId, view }, Nothing, { again: true })
  }

  async function show(target: ViewTarget, view: types.ModalView, trigger: string): Promise<void> {
    if (target.view === undefined) await open(target.team, trigger, view)
    else await update(target.team, target.view, view)
  }

  /** Shows a refusal on top of the modal whose button was pressed, so that closing it leads back. */
  async function push({ team }: ViewTarget, view: types.ModalView, trigger: string): Promise<void> {
    await api.call(team, 'views.push', { trigger_id: trigger, view }, Nothing)
  }

  async function showForm(target: ReplyTarget, form: Form, trigger: string): Promise<void> {
    const view = formView(form, encodeMetadata({ target, componentId: form.press }))
    if (target.kind === 'view') await show(target, view, trigger)
    else await open(target.team, trigger, view)
  }

  async function showReply(target: ReplyTarget, reply: Reply, trigger: string): Promise<void> {
    if (target.kind === 'channel') return respondInChannel(target, reply)
    const view = answerView(encodeMetadata({ target }), reply)
    try {
      if (reply.refused === true && target.pressed === true) await push(target, view, trigger)
      else await show(target, view, trigger)
    } catch (error) {
      if (!isModalGone(codeOf(error))) throw error
      for (const message of render(reply)) await sendDirectMessage(target, message)
    }
  }

  async function respondInChannel(target: ChannelTarget, reply: Reply): Promise<void> {
    const ephemeral = reply.private === true
    const replaces = target.onEphemeral && ephemeral && reply.refused !== true
    for (const [index, message] of render(reply).entries()) {
      const delivered =
        index < maxResponseUses &&
        (await respond(target, message, ephemeral, replaces && index === 0))
      if (!delivered) await postByApi(target, message, ephemeral)
    }
  }

  /** Returns false if the response URL is used up or older than half an hour. */
  async function respond(
    target: ChannelTarget,
    message: SlackMessage,
    ephemeral: boolean,
    replaces: boolean,
  ): Promise<boolean> {
    const body = JSON.stringify({
      ...message,
      response_type: ephemeral ? 'ephemeral' : 'in_channel',
      replace_original: replaces,
      thread_ts: target.thread,
    })
    for (let attempt = 1; ; attempt += 1) {
      const { status, retryAfterSeconds, cause } = await postToResponseUrl(target.responseUrl, body)
      if (status === 200) return true
      if (status >= 400 && status < 429) return false
      const rateLimited = status === 429
      // A public message may have arrived and must not appear twice; an ephemeral one does no harm.
      const isTooLong = retryAfterSeconds > maxRetryAfterSeconds
      if (attempt === 3 || isTooLong || (!rateLimited && !ephemeral)) {
        throw new Error(`Slack did not accept the answer (${status}).`, { cause })
      }
      await wait(clock, Math.max(retryAfterSeconds, 0.2) * 1000)
    }
  }

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

  return {
    open,
    update,
    async deliver(target, answer, trigger) {
      try {
        if (isForm(answer)) await showForm(target, answer, trigger)
        else await showReply(target, answer, trigger)
      } catch (error) {
        log.error({ err: error, team: target.team }, 'An answer could not be delivered')
        if (error instanceof DeliveryError && error.outcome === 'rejected') {
          await showReply(target, cannotShow, trigger).catch((failure: unknown) => {
            log.error({ err: failure, team: target.team }, 'The apology could not be delivered')
          })
        }
      }
    },
  }
}

const cannotShow = privateReply(
  text('Slack can’t show this answer. Please tell whoever runs the bot what you asked for.'),
)

const modalGoneCodes = [
  'expired_trigger_id',
  'exchanged_trigger_id',
  'invalid_trigger_id',
  'not_found',
  'push_limit_reached',
]

/** Whether the modal was closed meanwhile, its three seconds are over, or nothing more fits on top of it. */
function isModalGone(code: string | undefined): boolean {
  return modalGoneCodes.includes(code ?? '')
}
