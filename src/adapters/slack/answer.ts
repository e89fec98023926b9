/** Brings an answer to where it belongs: through the response URL, into a modal, or by the Web API where neither works. */
import type { types } from '@slack/bolt'
import type { Logger } from 'pino'
import { z } from 'zod'
import { parseComponentId, shareCommand } from '../../core/command/component-id.ts'
import {
  type ReplyOrForm,
  type Block,
  type Form,
  type Reply,
  isForm,
  note,
  text,
} from '../../core/reply/reply.ts'
import type { Api } from './api.ts'
import { codeOf } from './errors.ts'
import { formView } from '../../render/slack/render-form.ts'
import { maxResponseUses } from './limits.ts'
import { viewLimits } from '../../render/slack/block-limits.ts'
import type { Clock } from './rate-limiter.ts'
import {
  type ChannelTarget,
  type ReplyTarget,
  type ViewTarget,
  encodeMetadata,
} from './reply-target.ts'
import {
  type SlackMessage,
  plainTextObject,
  render,
  renderBlocks,
} from '../../render/slack/render.ts'
import { createResponseUrlClient } from './response-url.ts'

export interface AnswerParts {
  readonly api: Api
  readonly log: Logger
  readonly clock: Clock
  /** How long Slack is given to take an answer, in milliseconds. */
  readonly timeoutMs: number
}

export interface Answers {
  /** Never throws: what cannot be brought is logged. `trigger` lets one modal open, within three seconds. */
  deliver(place: ReplyTarget, answer: ReplyOrForm, trigger: string): Promise<void>
  /** Opens a modal. */
  open(team: string, trigger: string, view: types.ModalView): Promise<void>
  /** Changes an open modal. */
  update(team: string, viewId: string, view: types.ModalView): Promise<void>
}

const Nothing = z.object({})

export function createAnswers({ api, log, clock, timeoutMs }: AnswerParts): Answers {
  const send = createResponseUrlClient(timeoutMs)

  async function open(team: string, trigger: string, view: types.ModalView): Promise<void> {
    await api.call(team, 'views.open', { trigger_id: trigger, view }, Nothing)
  }

  async function update(team: string, viewId: string, view: types.ModalView): Promise<void> {
    await api.call(team, 'views.update', { view_id: viewId, view }, Nothing, { again: true })
  }

  async function show(place: ViewTarget, view: types.ModalView, trigger: string): Promise<void> {
    if (place.view === undefined) await open(place.team, trigger, view)
    else await update(place.team, place.view, view)
  }

  async function giveForm(place: ReplyTarget, form: Form, trigger: string): Promise<void> {
    const view = formView(form, encodeMetadata({ place, press: form.press }))
    if (place.kind === 'view') await show(place, view, trigger)
    else await open(place.team, trigger, view)
  }

  async function giveReply(place: ReplyTarget, reply: Reply, trigger: string): Promise<void> {
    if (place.kind === 'channel') return giveInChannel(place, reply)
    try {
      await show(place, answerView(place, reply), trigger)
    } catch (error) {
      // The modal was closed meanwhile, or its three seconds are over: she finds the answer in her messages.
      if (!isTooLate(codeOf(error))) throw error
      for (const message of render(reply)) await tell(place, message)
    }
  }

  async function giveInChannel(place: ChannelTarget, reply: Reply): Promise<void> {
    const hidden = reply.private === true
    for (const [index, message] of render(reply).entries()) {
      const sent = index < maxResponseUses && (await respond(place, message, hidden, index === 0))
      if (!sent) await withoutUrl(place, message, hidden)
    }
  }

  /** Whether the response URL took it; not so once it is used up or half an hour old. */
  async function respond(
    place: ChannelTarget,
    message: SlackMessage,
    hidden: boolean,
    first: boolean,
  ): Promise<boolean> {
    const body = JSON.stringify({
      ...message,
      response_type: hidden ? 'ephemeral' : 'in_channel',
      replace_original: place.onEphemeral && hidden && first,
      ...(place.thread === undefined ? {} : { thread_ts: place.thread }),
    })
    for (let attempt = 1; ; attempt += 1) {
      const { status, retryAfterSeconds, cause } = await send(place.responseUrl, body)
      if (status === 200) return true
      if (status >= 400 && status < 429) return false
      const limited = status === 429
      // What everybody sees is not sent again where it may have arrived; a whisper twice does no harm.
      if (attempt === 3 || (!limited && !hidden)) {
        throw new Error(`Slack did not take the answer (${status}).`, { cause })
      }
      await clock.wait(Math.min(Math.max(retryAfterSeconds, 0.2), 30) * 1000)
    }
  }

  async function withoutUrl(place: ChannelTarget, message: SlackMessage, hidden: boolean) {
    const { team, channel, user, thread } = place
    const saying = { ...message, channel, ...(thread === undefined ? {} : { thread_ts: thread }) }
    try {
      if (hidden) {
        await api.call(team, 'chat.postEphemeral', { ...saying, user }, Nothing, { again: true })
      } else {
        await api.call(team, 'chat.postMessage', saying, Nothing)
      }
    } catch (error) {
      // Commonplace is not in the channel: she finds the answer in her messages.
      if (codeOf(error) === undefined) throw error
      await tell(place, message)
    }
  }

  async function tell({ team, user }: ReplyTarget, message: SlackMessage): Promise<void> {
    await api.call(team, 'chat.postMessage', { channel: user, ...message }, Nothing)
  }

  return {
    open,
    update,
    async deliver(place, answer, trigger) {
      try {
        if (isForm(answer)) await giveForm(place, answer, trigger)
        else await giveReply(place, answer, trigger)
      } catch (error) {
        log.error({ err: error, team: place.team }, 'An answer did not reach Slack')
        if (error instanceof RangeError) {
          await giveReply(place, cannotShow, trigger).catch((again: unknown) => {
            log.error({ err: again, team: place.team }, 'Nor did the apology')
          })
        }
      }
    },
  }
}

const cannotShow: Reply = {
  private: true,
  blocks: [
    text('There is an answer, but it cannot be shown on Slack. Please tell whoever runs the bot.'),
  ],
}

function isTooLate(code: string | undefined): boolean {
  return ['expired_trigger_id', 'exchanged_trigger_id', 'invalid_trigger_id', 'not_found'].includes(
    code ?? '',
  )
}

/** A reply in a window that only she sees, so there is nothing to share. */
export function answerView(place: ViewTarget, reply: Pick<Reply, 'blocks'>): types.ModalView {
  const blocks = renderBlocks({ blocks: reply.blocks.filter((block) => !shares(block)) })
  const fitting =
    blocks.length <= viewLimits.blocks
      ? blocks
      : [
          ...blocks.slice(0, viewLimits.blocks - 1),
          ...renderBlocks({
            blocks: [note('There is more; ask again in a channel to see it all.')],
          }),
        ]
  return {
    type: 'modal',
    callback_id: 'answer',
    title: plainTextObject('Commonplace', viewLimits.title),
    close: plainTextObject('Close', viewLimits.submit),
    private_metadata: encodeMetadata({ place }),
    blocks: [...fitting],
  }
}

function shares(block: Block): boolean {
  return (
    block.kind === 'buttons' &&
    block.buttons.every(
      (each) => 'press' in each && parseComponentId(each.press).command === shareCommand,
    )
  )
}
