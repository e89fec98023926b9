/** Answers one interaction: starts the work that it asks for, and responds with the result. */
import { InteractionResponseType, InteractionType } from 'discord.js'
import type { Logger } from 'pino'
import type { Dispatcher, PlatformEvent } from '../../app/dispatch.ts'
import type { DrawPictures } from '../../app/picture/draw-pictures.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { Observer } from '../../core/platform/observer.ts'
import { type Form, type ReplyOrForm, isForm } from '../../core/reply/form.ts'
import { type Reply, privateReply, text } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { plainLabel } from '../../render/discord/escape.ts'
import type { FindCommandId } from '../../render/discord/render-block.ts'
import type { FetchAttachment } from './attachments.ts'
import { parseMemberCommand } from './member-commands.ts'
import type { SendFirst } from './interaction-response.ts'
import {
  type AutocompleteInteraction,
  type CommandInteraction,
  type ComponentInteraction,
  type Interaction,
  type AnyCommand,
  isMemberCommand,
  isMessageCommand,
  isOnEphemeralMessage,
  isSlashCommand,
} from './interaction-schema.ts'
import { autocompleteLimits, interactionLimits } from './limits.ts'
import {
  attachmentsOf,
  fetchFiles,
  fetchFormFiles,
  parseAutocomplete,
  parseCommand,
  parseComponent,
  parseMessageCommand,
} from './receive.ts'
import { type DrawnReply, type PendingReply, createRespond } from './respond.ts'
import type { RestClients } from './rest-clients.ts'

export interface AnswerParts {
  readonly dispatch: Dispatcher
  readonly rests: RestClients
  readonly fetchAttachment: FetchAttachment
  readonly findCommandId: FindCommandId
  readonly drawPictures: DrawPictures
  readonly clock: Pick<Clock, 'after'>
  readonly log: Logger
  readonly observer: Observer
}

/** Resolves once the interaction is answered; never rejects. */
export type Answer = (interaction: Interaction, send: SendFirst) => Promise<void>

export function createAnswer(parts: AnswerParts): Answer {
  const { dispatch, fetchAttachment, drawPictures, log } = parts
  const respond = createRespond(parts)
  const draw = createDraw(drawPictures)

  async function suggest(interaction: AutocompleteInteraction, send: SendFirst): Promise<void> {
    const event = parseAutocomplete(interaction)
    const suggestions = event === undefined ? [] : await dispatch.suggest(event)
    const choices = suggestions
      .filter(({ value }) => value.length <= autocompleteLimits.value)
      .slice(0, autocompleteLimits.choices)
      .map(({ label, value }) => ({ name: plainLabel(label, autocompleteLimits.name), value }))
    const type = InteractionResponseType.ApplicationCommandAutocompleteResult
    await send({ body: { type, data: { choices } } })
  }

  function runCommand(interaction: CommandInteraction, send: SendFirst): PendingReply {
    const { event, files } = parseCommand(interaction)
    const hasFiles = files.length > 0
    const work = hasFiles
      ? fetchFiles(
          interaction,
          { event, files },
          { commands: dispatch.commands, fetchAttachment },
        ).then((complete) => dispatch.command(complete), errorReply)
      : dispatch.command(event)
    return {
      interaction,
      send,
      work: draw(work, event),
      replacesMessage: false,
      isEphemeral: () => dispatch.isPrivate(event),
      deferAfterMs: hasFiles ? 0 : interactionLimits.deferAfterMs,
    }
  }

  function runAction(interaction: ComponentInteraction, send: SendFirst): PendingReply {
    const event = parseComponent(interaction)
    const hasFiles = attachmentsOf(interaction).length > 0
    const work = hasFiles
      ? fetchFormFiles(interaction, fetchAttachment).then(
          (files) => dispatch.action({ ...event, files }),
          errorReply,
        )
      : dispatch.action(event)
    return {
      interaction,
      send,
      work: draw(work, event),
      replacesMessage: isOnEphemeralMessage(interaction),
      isEphemeral: () => Promise.resolve(true),
      deferAfterMs: hasFiles ? 0 : interactionLimits.deferAfterMs,
    }
  }

  return async function answer(interaction, send) {
    try {
      switch (interaction.type) {
        case InteractionType.ApplicationCommandAutocomplete:
          return await suggest(interaction, send)
        case InteractionType.ApplicationCommand:
          if (isSlashCommand(interaction)) return await respond(runCommand(interaction, send))
          return await respond(runMenuCommand({ dispatch, draw }, interaction, send))
        case InteractionType.MessageComponent:
        case InteractionType.ModalSubmit:
          return await respond(runAction(interaction, send))
        default:
          return interaction satisfies never
      }
    } catch (error) {
      // The interaction’s token has expired, or its message is gone: nobody is waiting any more.
      parts.observer.report('outcome', { outcome: 'undelivered' })
      log.warn({ err: error }, 'An answer did not reach Discord')
    }
  }
}

type Draw = (
  work: Promise<ReplyOrForm>,
  event: Pick<PlatformEvent, 'room'>,
) => Promise<DrawnReply | Form>

/** Pictures are part of the work, so that an answer that waits for them is deferred in time. */
function createDraw(drawPictures: AnswerParts['drawPictures']): Draw {
  return async function draw(work, { room }) {
    const answered = await work
    if (isForm(answered)) return answered
    return { ...answered, pictures: await drawPictures(answered, room.class) }
  }
}

/** Runs a command from the menu of a message or of a member. */
function runMenuCommand(
  { dispatch, draw }: { readonly dispatch: Dispatcher; readonly draw: Draw },
  interaction: AnyCommand,
  send: SendFirst,
): PendingReply {
  return {
    interaction,
    send,
    work: answerMenu(interaction),
    replacesMessage: false,
    isEphemeral: () => Promise.resolve(true),
    deferAfterMs: interactionLimits.deferAfterMs,
  }

  async function answerMenu(given: AnyCommand) {
    if (isMemberCommand(given)) {
      const event = parseMemberCommand(given)
      if (event !== undefined) return draw(dispatch.command(event), event)
    }
    if (isMessageCommand(given)) {
      const event = parseMessageCommand(given, dispatch.messageCommands)
      if (event !== undefined) return draw(dispatch.message(event), event)
    }
    return unknownMenuCommand
  }
}

const unknownMenuCommand = privateReply(text('This command is no longer available.'))

function errorReply(error: unknown): Reply {
  if (error instanceof UserError) return privateReply(text(...error.text))
  throw error
}
