/** Answers one interaction in time: at once where the work is quick, else with a deferral that is filled later. */
import { InteractionResponseType, InteractionType, MessageFlags, Routes } from 'discord.js'
import type { Logger } from 'pino'
import type { Dispatcher } from '../../app/dispatch.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type ReplyOrForm, type Reply, isForm, text, privateReply } from '../../core/reply/reply.ts'
import type { FetchAttachment } from './attachments.ts'
import { type Callback, messageBody, rawFiles } from './message-payload.ts'
import { codeOf } from './errors.ts'
import { plainLabel } from '../../render/discord/escape.ts'
import {
  type CommandInteraction,
  type Interaction,
  type ComponentInteraction,
  isOnEphemeralMessage,
} from './interaction-schema.ts'
import { autocompleteLimits, interactionLimits } from './limits.ts'
import { truncateLabel } from '../../render/truncate-label.ts'
import { parseCommand, parseComponent, parseAutocomplete, withFiles } from './receive.ts'
import { type RenderedMessage, render } from '../../render/discord/render.ts'
import { renderForm } from '../../render/discord/render-form.ts'
import type { RestClients } from './rest-clients.ts'

export interface AnswerParts {
  readonly dispatch: Dispatcher
  readonly rests: RestClients
  readonly fetchAttachment: FetchAttachment
  readonly log: Logger
}

/**
 * Takes the first answer to where the interaction came from. `more` says that something follows over REST, which Discord
 * must not meet before the first answer.
 */
export type SendCallback = (
  callback: Callback,
  message: RenderedMessage | undefined,
  more: boolean,
) => Promise<void>

/** What one interaction leads to. */
interface PendingAnswer {
  readonly interaction: Interaction
  readonly sendCallback: SendCallback
  readonly work: Promise<ReplyOrForm>
  /** An answer for the person alone takes the place of the private message that the control is on. */
  readonly replacesMessage: boolean
  /** Whether a deferral is private, which cannot be changed afterwards. */
  readonly isEphemeral: () => Promise<boolean>
  /** How long to wait for the work before the answer is put off (ms). */
  readonly deferAfterMs: number
}

/** Makes the function that answers interactions; it never rejects. */
export function createAnswerer({ dispatch, rests, fetchAttachment, log }: AnswerParts) {
  async function answer(interaction: Interaction, way: SendCallback): Promise<void> {
    try {
      switch (interaction.type) {
        case InteractionType.ApplicationCommandAutocomplete:
          return await suggest(interaction, way)
        case InteractionType.ApplicationCommand:
          return await settle(commandTask(interaction, way))
        case InteractionType.MessageComponent:
        case InteractionType.ModalSubmit:
          return await settle(pressTask(interaction, way))
        default:
          return interaction satisfies never
      }
    } catch (error) {
      // Its token has ended, or the message it was on is gone: nobody waits for this answer any more.
      log.warn({ err: error, code: codeOf(error) }, 'An answer did not reach Discord')
    }
  }

  async function suggest(interaction: Interaction, way: SendCallback): Promise<void> {
    const typed =
      interaction.type === InteractionType.ApplicationCommandAutocomplete
        ? parseAutocomplete(interaction)
        : undefined
    const suggestions = typed === undefined ? [] : await dispatch.suggest(typed)
    const choices = suggestions
      .filter(({ value }) => value.length <= autocompleteLimits.value)
      .slice(0, autocompleteLimits.choices)
      .map(({ label, value }) => ({
        name: truncateLabel(plainLabel(label), autocompleteLimits.name),
        value,
      }))
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult
    await way({ type, data: { choices } }, undefined, false)
  }

  function commandTask(interaction: CommandInteraction, way: SendCallback): PendingAnswer {
    const call = parseCommand(interaction)
    const parts = { commands: dispatch.commands, fetchAttachment }
    const work =
      call.files.length === 0
        ? dispatch.command(call.event)
        : withFiles(interaction, call, parts).then((event) => dispatch.command(event), errorReply)
    return {
      interaction,
      sendCallback: way,
      work,
      replacesMessage: false,
      isEphemeral: () => dispatch.isPrivate(call.event),
      deferAfterMs: call.files.length === 0 ? interactionLimits.deferAfterMs : 0,
    }
  }

  function pressTask(interaction: ComponentInteraction, way: SendCallback): PendingAnswer {
    return {
      interaction,
      sendCallback: way,
      work: dispatch.action(parseComponent(interaction)),
      replacesMessage: isOnEphemeralMessage(interaction),
      isEphemeral: () => Promise.resolve(true),
      deferAfterMs: interactionLimits.deferAfterMs,
    }
  }

  async function settle(task: PendingAnswer): Promise<void> {
    const early =
      task.deferAfterMs === 0 ? undefined : await withTimeout(task.deferAfterMs, task.work)
    if (early === undefined) return settleLater(task)
    if (isForm(early)) return sendForm(task, early)
    const { messages, hidden } = draw(early)
    const [first, ...rest] = messages
    // An answer without words to a control says only that it has been heard.
    if (early.blocks.length === 0 && task.interaction.message !== undefined) {
      return task.sendCallback(
        { type: InteractionResponseType.DeferredMessageUpdate },
        undefined,
        false,
      )
    }
    const type =
      task.replacesMessage && hidden
        ? InteractionResponseType.UpdateMessage
        : InteractionResponseType.ChannelMessageWithSource
    const data = messageBody(first, {
      hidden: hidden && type === InteractionResponseType.ChannelMessageWithSource,
    })
    await task.sendCallback({ type, data }, first, rest.length > 0)
    for (const message of rest) await followUp(task.interaction, message, hidden)
  }

  async function sendForm(
    task: PendingAnswer,
    form: Extract<ReplyOrForm, { fields: unknown }>,
  ): Promise<void> {
    if (task.interaction.type === InteractionType.ModalSubmit) {
      // Discord takes no form as the answer to a form.
      return settle({ ...task, work: Promise.resolve(tryAgain) })
    }
    const data = renderForm(form)
    await task.sendCallback({ type: InteractionResponseType.Modal, data }, undefined, false)
  }

  async function settleLater(task: PendingAnswer): Promise<void> {
    const { interaction, sendCallback } = task
    const deferredHidden = task.replacesMessage || (await task.isEphemeral())
    await sendCallback(
      task.replacesMessage
        ? { type: InteractionResponseType.DeferredMessageUpdate }
        : {
            type: InteractionResponseType.DeferredChannelMessageWithSource,
            data: { flags: deferredHidden ? MessageFlags.Ephemeral : 0 },
          },
      undefined,
      true,
    )
    const late = await task.work
    const reply = isForm(late) ? tryAgain : late
    const { messages, hidden } = draw(reply)
    const [first, ...rest] = messages
    if (hidden === deferredHidden) {
      if (reply.blocks.length === 0 && task.replacesMessage) return
      await fill(interaction, first)
      for (const message of rest) await followUp(interaction, message, hidden)
      return
    }
    // Who sees a deferred answer cannot be changed, so it makes room for one that says so itself.
    if (!task.replacesMessage) await withdraw(interaction)
    for (const message of messages) await followUp(interaction, message, hidden)
  }

  function draw(reply: Reply) {
    const hidden = reply.private !== false
    try {
      return { messages: render(reply), hidden }
    } catch (error) {
      log.error({ err: error }, 'A reply could not be drawn for Discord')
      return { messages: render(unshowable), hidden: true }
    }
  }

  async function fill(interaction: Interaction, message: RenderedMessage): Promise<void> {
    await rests.answers.patch(routeOf(interaction, '@original'), {
      auth: false,
      body: messageBody(message),
      files: rawFiles(message),
    })
  }

  async function followUp(
    interaction: Interaction,
    message: RenderedMessage,
    hidden: boolean,
  ): Promise<void> {
    await rests.followUps.post(Routes.webhook(interaction.application_id, interaction.token), {
      auth: false,
      body: messageBody(message, { hidden }),
      files: rawFiles(message),
    })
  }

  async function withdraw(interaction: Interaction): Promise<void> {
    await rests.answers.delete(routeOf(interaction, '@original'), { auth: false })
  }

  return answer
}

/** The way over REST, the only one for interactions that come over the gateway. */
export function createRestCallback(rests: RestClients, { id, token }: Interaction): SendCallback {
  return async (callback, message) => {
    try {
      await rests.answers.post(Routes.interactionCallback(id, token), {
        auth: false,
        body: callback,
        files: message === undefined ? [] : rawFiles(message),
      })
    } catch (error) {
      // An answer of ours has arrived already, and only the word of it was lost.
      if (codeOf(error) !== alreadyAcknowledged) throw error
    }
  }
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const alreadyAcknowledged = 40060

function routeOf({ application_id, token }: Interaction, message: string) {
  return Routes.webhookMessage(application_id, token, message)
}

const tryAgain = privateReply(text('That took too long for a form to open. Please try again.'))
const unshowable = privateReply(
  text('The answer is too large for Discord. Please ask for something smaller.'),
)

function errorReply(error: unknown): Reply {
  if (error instanceof UserError) return privateReply(text(...error.text))
  throw error
}

/** The value, or nothing where it takes longer than `ms` milliseconds. */
function withTimeout<T>(ms: number, work: Promise<T>): Promise<T | undefined> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => resolve(undefined), ms)
    work.then(resolve, reject).finally(() => clearTimeout(timer))
  })
}
