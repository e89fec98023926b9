/** The bot on Discord: wires receiving, answering and sending together, over the gateway, over HTTP, or both. */
import { fileURLToPath } from 'node:url'
import { DiscordAPIError, DiscordjsErrorCodes, Routes } from 'discord.js'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Dispatcher } from '../../app/dispatch.ts'
import type { CommandIndex } from '../../core/command/command.ts'
import { type Platform, StartError } from '../../core/platform/platform.ts'
import { type SendCallback, createAnswerer, createRestCallback } from './answer.ts'
import { createFetchAttachment } from './attachments.ts'
import { connectWithRetry } from './connect-with-retry.ts'
import { declareCommands } from './declare.ts'
import { codeOf } from './errors.ts'
import { type RemovedFrom, createGateway, tokenRefused } from './gateway.ts'
import { createGuildCache } from './guild-cache.ts'
import { createInteractionsEndpoint } from './interactions-endpoint.ts'
import { joinId } from './ids.ts'
import { Interaction } from './interaction-schema.ts'
import { createRequestQueue } from './request-queue.ts'
import { interactionLimits, nonceWindowMs, postsPerSecond } from './limits.ts'
import { loadTranslations } from './translations.ts'
import { createDedupe } from './dedupe.ts'
import { registerCommands } from './register-commands.ts'
import { type RestClients, closeRestClients, createRestClients } from './rest-clients.ts'
import type { LostAccess } from '../../core/platform/room.ts'
import { createMessages } from './messages.ts'

/** As the operator has set it up. */
export interface DiscordConfig {
  readonly token: string
  readonly applicationId: string
  readonly publicKey: string | undefined
  readonly mode: 'gateway' | 'http'
  /** Without a slash at the end. */
  readonly apiUrl: string
}

export interface DiscordParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  /** Told when a channel is deleted or the bot is removed from a server, so that what is planned there can pause. */
  readonly onLost?: (lost: LostAccess) => void
}

export interface Discord {
  readonly platform: Platform
  /** Where a public key is set: the door for interactions over HTTP. */
  readonly routes?: Hono
}

export const translationsFolder = fileURLToPath(
  new URL('../../../commands/locales', import.meta.url),
)

const Self = z.object({ id: z.string() })

export function createDiscord(
  config: DiscordConfig,
  { dispatch, log, onLost }: DiscordParts,
): Discord {
  const rests = createRestClients(config)
  const guilds = createGuildCache()
  const isNew = createDedupe(interactionLimits.dedupeMs, Date.now)
  const fetchAttachment = createFetchAttachment(config.apiUrl)
  const answering = createAnswerer({ dispatch, rests, fetchAttachment, log })
  const inHand = new Set<Promise<void>>()
  let accepted = true
  let self: Promise<string> | undefined

  /** The bot's own user, which older applications have under another id than their own. */
  function botId(): Promise<string> {
    self ??= rests.bot.get(Routes.user('@me')).then((user) => Self.parse(user).id)
    self.catch(() => (self = undefined))
    return self
  }

  function answer(interaction: Interaction, way: SendCallback): Promise<void> {
    const { channel_id, guild_id } = interaction
    if (channel_id !== undefined && guild_id !== undefined) guilds.set(channel_id, guild_id)
    const work = answering(interaction, way)
    inHand.add(work)
    void work.finally(() => inHand.delete(work))
    return work
  }

  const gateway =
    config.mode === 'http'
      ? undefined
      : createGateway({
          ...config,
          log,
          onInteraction(raw) {
            const read = Interaction.safeParse(raw)
            if (!read.success) {
              log.warn(
                { err: read.error },
                'Discord sent an interaction that the bot does not know',
              )
            } else if (isNew(read.data.id)) {
              void answer(read.data, createRestCallback(rests, read.data))
            }
          },
          onRemoved(gone: RemovedFrom) {
            const lost = { class: joinId(gone.guild) }
            onLost?.(gone.channel === undefined ? lost : { ...lost, room: joinId(gone.channel) })
          },
        })

  const { publicKey } = config
  const routes =
    publicKey === undefined
      ? undefined
      : createInteractionsEndpoint({ publicKey, rests, answer, isNew, clock: Date.now })

  /** One attempt to begin. Throws a StartError where no further one can help. */
  async function begin(): Promise<void> {
    try {
      await botId()
      await register(rests, config.applicationId, dispatch.commands).then(
        (changed) => changed && log.info('Discord has taken the commands'),
        (error: unknown) => {
          if (!(error instanceof DiscordAPIError) || error.status === 401) throw error
          log.error({ err: error }, 'Discord refused the commands; those of before stay')
        },
      )
      await gateway?.connect()
    } catch (error) {
      if (!isTokenRefused(error)) throw error
      throw new StartError(tokenRefused, { cause: error })
    }
  }

  const beginning = connectWithRetry(begin, log)

  return {
    ...(routes === undefined ? {} : { routes }),
    platform: {
      name: 'discord',
      dedupeWindowMs: nonceWindowMs,
      rateLimit: () => ({ key: 'discord', perSecond: postsPerSecond }),
      ...createMessages({
        rest: rests.bot,
        queue: createRequestQueue(),
        token: config.token,
        onTokenChecked(isAccepted) {
          accepted = isAccepted
        },
        botId,
        guilds,
      }),

      start: () => beginning.start(),

      async stop() {
        beginning.stop()
        // First no new work, then what is in hand, and only then the ways by which it is answered.
        await gateway?.close()
        await Promise.allSettled(inHand)
        closeRestClients(rests)
      },

      healthProblem() {
        if (!accepted) return `Discord: ${tokenRefused}`
        const lost = gateway?.healthProblem()
        if (lost !== undefined || beginning.hasConnected) return lost
        return 'Discord: the bot has not reached Discord yet; it goes on trying.'
      },
    },
  }
}

/** Brings Discord's commands up to date; says whether anything had to change. */
export async function register(
  rests: Pick<RestClients, 'bot'>,
  applicationId: string,
  commands: CommandIndex,
): Promise<boolean> {
  const definitions = declareCommands(commands, await loadTranslations(translationsFolder))
  return registerCommands(rests.bot, applicationId, definitions)
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401
  return (
    codeOf(error) === DiscordjsErrorCodes.TokenInvalid ||
    (error instanceof Error && error.message === 'Authentication failed')
  )
}
