/** Sends what answers one interaction: the first response, edits of it, and follow-up messages. */
import { setTimeout as pause } from 'node:timers/promises'
import { DiscordAPIError, type InteractionResponseType, RateLimitError, Routes } from 'discord.js'
import type { RenderedMessage } from '../../render/discord/message-packer.ts'
import { codeOf, isDiscordsAnswer } from './errors.ts'
import type { Interaction } from './interaction-schema.ts'
import { messageRequest } from '../../render/discord/render.ts'
import type { RestClients } from './rest-clients.ts'

export interface FirstResponse {
  readonly body: { readonly type: InteractionResponseType; readonly data?: object }
  readonly files?: RenderedMessage['files']
  /** Whether REST requests follow, which Discord must not receive before this response. */
  readonly hasFollowUps?: boolean
}

/** Sends the first response to where the interaction came from. */
export type SendFirst = (response: FirstResponse) => Promise<void>

/** How soon to try once more what was stopped on its way to Discord, which waits three seconds for it. */
const stoppedMs = 700

/** Whether a request was refused before Discord could take it, for the moment. */
function wasStopped(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return !isDiscordsAnswer(error)
  return error instanceof RateLimitError
}

/** https://docs.discord.com/developers/topics/opcodes-and-status-codes#json */
const alreadyAcknowledged = 40060

/** Returns a sender over REST, which interactions from the gateway need. */
export function sendFirstOverRest(rests: RestClients, { id, token }: Interaction): SendFirst {
  return async ({ body, files = [] }) => {
    async function send(): Promise<void> {
      await rests.answers.post(Routes.interactionCallback(id, token), {
        auth: false,
        body,
        files: [...files],
      })
    }
    try {
      await send().catch(async (error: unknown) => {
        if (!wasStopped(error)) throw error
        await pause(stoppedMs)
        await send()
      })
    } catch (error) {
      // An earlier try did arrive, and only Discord’s confirmation was lost.
      if (codeOf(error) !== alreadyAcknowledged) throw error
    }
  }
}

export async function editFirst(
  rests: RestClients,
  interaction: Interaction,
  message: RenderedMessage,
): Promise<void> {
  await rests.answers.patch(firstRoute(interaction), { ...messageRequest(message), auth: false })
}

export async function deleteFirst(rests: RestClients, interaction: Interaction): Promise<void> {
  await rests.answers.delete(firstRoute(interaction), { auth: false })
}

export async function followUp(
  rests: RestClients,
  { application_id, token }: Interaction,
  message: RenderedMessage,
  options: { readonly ephemeral: boolean },
): Promise<void> {
  await rests.followUps.post(Routes.webhook(application_id, token), {
    ...messageRequest(message, options),
    auth: false,
  })
}

function firstRoute({ application_id, token }: Interaction) {
  return Routes.webhookMessage(application_id, token, '@original')
}
