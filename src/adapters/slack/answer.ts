/** Delivers the answer to a request: as a message, or in a modal. Whatever Slack refuses, the person is told. */
import type { types } from '@slack/bolt'
import type { Logger } from 'pino'
import { shareComponentId } from '../../core/command/component-id.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { Observer } from '../../core/platform/observer.ts'
import { DeliveryError } from '../../core/platform/platform.ts'
import { type Form, type ReplyOrForm, isForm } from '../../core/reply/form.ts'
import { type Reply, button, buttons, privateReply, text } from '../../core/reply/reply.ts'
import { formMessage, formView } from '../../render/slack/render-form.ts'
import { render } from '../../render/slack/render.ts'
import { answerView } from '../../render/slack/views.ts'
import type { Api } from './api.ts'
import { codeOf, pasteInstead } from './errors.ts'
import { type Modals, type Trigger, createModals } from './modals.ts'
import {
  type ChannelTarget,
  type ReplyTarget,
  type ViewTarget,
  encodeMetadata,
} from './reply-target.ts'
import { createResponder } from './respond.ts'

export interface AnswerParts {
  readonly api: Api
  readonly log: Logger
  readonly observer: Observer
  readonly clock: Clock
  /** How long Slack may take to accept an answer, in milliseconds. */
  readonly timeoutMs: number
}

export interface Answers {
  /** Never throws: an answer that cannot be delivered is logged, and the person told. */
  deliver(target: ReplyTarget, answer: ReplyOrForm, trigger: Trigger): Promise<void>
  /** Does what shows a modal; if Slack is too busy, says so to the person with `otherwise`. Never throws. */
  showModal(
    target: ReplyTarget,
    work: (modals: Modals) => Promise<void>,
    otherwise: Reply,
  ): Promise<void>
}

export function createAnswers({ api, log, observer, clock, timeoutMs }: AnswerParts): Answers {
  const modals = createModals(api, clock)
  const responder = createResponder(api, clock, timeoutMs, observer)

  async function show(target: ViewTarget, view: types.ModalView, trigger: Trigger): Promise<void> {
    if (target.view === undefined) await modals.open(target.team, trigger, view)
    else await modals.update(target.team, target.view, view)
  }

  /** Returns how to paste what the app may not read as a file, if the form asks for one. */
  async function pastingFor(team: string, { fields }: Form): Promise<string | undefined> {
    if (!fields.some(({ kind }) => kind === 'file')) return undefined
    return (await api.mayUse(team, 'files:read')) ? undefined : pasteInstead()
  }

  /** Where no modal can be opened, the same form is a message, which needs no trigger. */
  async function showForm(target: ReplyTarget, form: Form, trigger: Trigger): Promise<void> {
    try {
      const metadata = encodeMetadata({ target, componentId: form.press })
      const view = formView(form, metadata, await pastingFor(target.team, form))
      if (target.kind === 'view') await show(target, view, trigger)
      else await modals.open(target.team, trigger, view)
    } catch (error) {
      log.warn({ err: error, team: target.team }, 'A form could not be opened and became a message')
      await responder.toPerson(target, [formMessage(form)])
    }
  }

  async function showReply(target: ReplyTarget, reply: Reply, trigger: Trigger): Promise<void> {
    if (target.kind === 'channel') return respondInChannel(target, reply)
    const view = answerView(encodeMetadata({ target }), reply)
    try {
      if (reply.refused === true && target.pressed === true) {
        await modals.push(target.team, trigger, view)
      } else {
        await show(target, view, trigger)
      }
    } catch (error) {
      // For example, the modal was closed meanwhile, or its three seconds are over.
      log.warn({ err: error, team: target.team }, 'An answer became a direct message')
      await responder.toPerson(target, render(reply))
    }
  }

  async function respondInChannel(target: ChannelTarget, reply: Reply): Promise<void> {
    const ephemeral = reply.private === true
    const replaces = target.onEphemeral && ephemeral && reply.refused !== true
    const isSeen = await responder.inChannel(target, render(reply), { ephemeral, replaces })
    if (isSeen) {
      const left = reply.leaves && target.onEphemeral ? render(reply.leaves).at(-1) : undefined
      if (left !== undefined) await responder.replace(target, left)
      return
    }
    log.warn({ team: target.team }, 'Slack did not confirm an answer to a channel')
    await responder.toPerson(target, render(unconfirmed(reply)))
  }

  async function tell(target: ReplyTarget, reply: Reply): Promise<void> {
    try {
      await responder.toPerson(target, render(reply))
    } catch (error) {
      log.error({ err: error, team: target.team }, 'The apology could not be delivered')
    }
  }

  return {
    async deliver(target, answer, trigger) {
      try {
        if (isForm(answer)) await showForm(target, answer, trigger)
        else await showReply(target, answer, trigger)
      } catch (error) {
        observer.report('outcome', { outcome: 'undelivered' })
        log.error({ err: error, team: target.team }, 'An answer could not be delivered')
        const isRefused = error instanceof DeliveryError && error.outcome === 'rejected'
        await tell(target, isRefused ? cannotShow : notTaken)
      }
    },
    async showModal(target, work, otherwise) {
      try {
        await work(modals)
      } catch (error) {
        // The person has closed it.
        if (codeOf(error) === 'not_found') return
        log.warn({ err: error, team: target.team }, 'A modal could not be shown')
        await tell(target, otherwise)
      }
    },
  }
}

const cannotShow = privateReply(
  text('Slack can’t show this answer. Please tell whoever runs the bot what you asked for.'),
)
const notTaken = privateReply(
  text('Slack is too busy to take the answer right now. Please ask again in a moment.'),
)

/** A public answer is never repeated unasked: it may be in the channel already. */
function unconfirmed({ share }: Reply): Reply {
  const again = share === undefined ? undefined : shareComponentId(share)
  const question = 'Slack didn’t say whether your answer reached the channel. If it isn’t there, '
  return again === undefined
    ? privateReply(text(`${question}please ask again.`))
    : privateReply(
        text(`${question}share it again.`),
        buttons(button('Share with the channel', again)),
      )
}
