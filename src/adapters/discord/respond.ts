/** Responds to an interaction: at once if the work is quick, otherwise with a deferral that the reply replaces later. */
import { InteractionResponseType, InteractionType, MessageFlags } from 'discord.js'
import type { Logger } from 'pino'
import { type Clock, withDeadline } from '../../core/platform/clock.ts'
import { type Form, isForm } from '../../core/reply/form.ts'
import { type Reply, privateReply, text } from '../../core/reply/reply.ts'
import type { DrawnPictures, FindCommandId } from '../../render/discord/render-block.ts'
import { render, messageBody } from '../../render/discord/render.ts'
import { renderForm } from '../../render/discord/render-form.ts'
import type { Interaction } from './interaction-schema.ts'
import { type SendFirst, deleteFirst, editFirst, followUp } from './interaction-response.ts'
import type { RestClients } from './rest-clients.ts'

/** A reply with the pictures that were drawn for it. */
export type DrawnReply = Reply & { readonly pictures?: DrawnPictures }

/** A reply that is still being worked out. */
export interface PendingReply {
  readonly interaction: Interaction
  readonly send: SendFirst
  readonly work: Promise<DrawnReply | Form>
  /** Whether a private reply replaces the private message that the component is on. */
  readonly replacesMessage: boolean
  /** Whether a deferral is ephemeral, which cannot be changed afterwards. */
  readonly isEphemeral: () => Promise<boolean>
  /** Milliseconds to wait for the work before deferring. */
  readonly deferAfterMs: number
}

/** How long a deferral waits to know whether it is private, in milliseconds; Discord waits for it no longer than three seconds. */
const maxAskMs = 500

const formTooLate = privateReply(
  text('That took too long, so the form can’t open. Please try again.'),
)
const replyTooLarge = privateReply(
  text('That answer is too long for Discord. Please ask for something shorter.'),
)

/** Returns a function that responds to an interaction. It throws the library’s errors. */
export function createRespond({
  rests,
  findCommandId,
  clock,
  log,
}: {
  readonly rests: RestClients
  readonly findCommandId: FindCommandId
  readonly clock: Pick<Clock, 'after'>
  readonly log: Logger
}) {
  async function respond(pending: PendingReply): Promise<void> {
    const { deferAfterMs, work } = pending
    // Nobody waits for it any more once a deferral has failed, and then its own failure must not end the bot.
    work.catch(() => undefined)
    const result =
      deferAfterMs === 0
        ? undefined
        : await withDeadline(clock, deferAfterMs, work, () => undefined)
    if (result === undefined) return respondLater(pending)
    if (!isForm(result)) return sendReply(pending, result)
    // Discord accepts no modal in response to a modal.
    if (pending.interaction.type === InteractionType.ModalSubmit) {
      return sendReply(pending, formTooLate)
    }
    return openModal(pending, result)
  }

  /** Shows something to the room first, and then changes the private message whose button was pressed. */
  async function sendAndLeave(
    { interaction, send }: Pick<PendingReply, 'interaction' | 'send'>,
    { messages, leaves }: { readonly messages: ReturnType<typeof render>; readonly leaves: Reply },
  ): Promise<void> {
    const body = { type: InteractionResponseType.DeferredMessageUpdate }
    await send({ body, hasFollowUps: true })
    for (const message of messages) {
      await followUp(rests, interaction, message, { ephemeral: false })
    }
    await editFirst(rests, interaction, render(leaves)[0])
  }

  async function sendReply(
    { interaction, send, replacesMessage }: PendingReply,
    reply: DrawnReply,
  ): Promise<void> {
    // An empty reply to a component only confirms that the press arrived.
    if (reply.blocks.length === 0 && interaction.message !== undefined) {
      return send({ body: { type: InteractionResponseType.DeferredMessageUpdate } })
    }
    const { messages, ephemeral } = renderReply(reply)
    const { leaves } = reply
    if (replacesMessage && leaves !== undefined && !ephemeral) {
      return sendAndLeave({ interaction, send }, { messages, leaves })
    }
    const [first, ...others] = messages
    const isUpdate = replacesMessage && ephemeral && reply.refused !== true
    await send({
      body: {
        type: isUpdate
          ? InteractionResponseType.UpdateMessage
          : InteractionResponseType.ChannelMessageWithSource,
        data: messageBody(first, { ephemeral: ephemeral && !isUpdate }),
      },
      files: first.files,
      hasFollowUps: others.length > 0,
    })
    for (const message of others) await followUp(rests, interaction, message, { ephemeral })
  }

  async function respondLater(pending: PendingReply): Promise<void> {
    const { interaction, send, replacesMessage, work } = pending
    // What the class has chosen may be what the work is waiting for.
    const wasEphemeral =
      replacesMessage || (await withDeadline(clock, maxAskMs, pending.isEphemeral(), () => true))
    await send({
      body: replacesMessage
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: wasEphemeral ? MessageFlags.Ephemeral : 0 },
          },
      hasFollowUps: true,
    })
    const result = await work
    const reply = isForm(result) ? formTooLate : result
    const { messages, ephemeral } = renderReply(reply)
    const [first, ...others] = messages
    const keepsMessage = replacesMessage && reply.refused === true
    if (ephemeral === wasEphemeral && !keepsMessage) {
      if (reply.blocks.length === 0 && replacesMessage) return
      await editFirst(rests, interaction, first)
    } else {
      // Discord cannot change who sees a deferred response, so a follow-up takes its place.
      if (!replacesMessage) await deleteFirst(rests, interaction)
      await followUp(rests, interaction, first, { ephemeral })
    }
    for (const message of others) await followUp(rests, interaction, message, { ephemeral })
    if (replacesMessage && !ephemeral && reply.leaves !== undefined) {
      await editFirst(rests, interaction, render(reply.leaves)[0])
    }
  }

  function renderReply(reply: DrawnReply) {
    const ephemeral = reply.private !== false
    try {
      const { pictures = new Map() } = reply
      return { messages: render(reply, { findCommandId, pictures }), ephemeral }
    } catch (error) {
      log.error({ err: error }, 'A reply could not be rendered for Discord')
      return { messages: render(replyTooLarge), ephemeral: true }
    }
  }

  return respond
}

function openModal({ send }: PendingReply, form: Form): Promise<void> {
  return send({ body: { type: InteractionResponseType.Modal, data: renderForm(form) } })
}
