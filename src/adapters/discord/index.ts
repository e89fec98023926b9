/** The bot on Discord: wires receiving, answering and sending together, over the gateway, over HTTP, or both. */
import { fileURLToPath } from 'node:url'
import { DiscordAPIError, DiscordjsErrorCodes, Routes } from 'discord.js'
import type { Hono } from 'hono'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Dispatch } from '../../app/dispatch.ts'
import type { CommandIndex } from '../../core/command.ts'
import { ConfigError, type DiscordConfig } from '../../config.ts'
import type { Platform } from '../../core/platform.ts'
import { type Way, createAnswering, createCallbackWay } from './answer.ts'
import { createFetchAttachment } from './attachments.ts'
import { declare } from './declare.ts'
import { codeOf } from './errors.ts'
import { type Gone, createGateway, tokenRefused } from './gateway.ts'
import { createDoor } from './http.ts'
import { ours } from './ids.ts'
import { Interaction } from './interaction.ts'
import { createLanes } from './lanes.ts'
import { interactionLimits, nonceWindow } from './limits.ts'
import { loadTranslations } from './locales.ts'
import { createOnce } from './once.ts'
import { registerCommands } from './register.ts'
import { type Rests, closeRests, createRests } from './rest.ts'
import { createGuilds, createSending } from './sending.ts'

/** A room, or a whole class with all its rooms, that the bot has no way to any more. */
export type Lost = { readonly room: string } | { readonly class: string }

export interface DiscordParts {
  readonly dispatch: Dispatch
  readonly log: Logger
  /** Told when a channel is deleted or the bot is removed from a server, so that what is planned there can pause. */
  readonly onLost?: (lost: Lost) => void
}

export interface Discord {
  readonly platform: Platform & { readonly keyWindow: number }
  /** Where a public key is set: the door for interactions over HTTP. */
  readonly routes?: Hono
}

export const translationsFolder = fileURLToPath(
  new URL('../../../commands/locales', import.meta.url),
)

const Self = z.object({ id: z.string() })

/** Waits between attempts to begin, while Discord cannot be reached (ms). */
const waits = [1000, 2000, 5000, 10_000, 30_000]

/** So long the start waits for Discord before it leaves the rest to the background (ms). */
const longestStart = 15_000

export function createDiscord(
  config: DiscordConfig,
  { dispatch, log, onLost }: DiscordParts,
): Discord {
  const rests = createRests(config)
  const guilds = createGuilds()
  const isNew = createOnce(interactionLimits.known, Date.now)
  const fetchAttachment = createFetchAttachment(config.apiUrl)
  const answering = createAnswering({ dispatch, rests, fetchAttachment, log })
  const inHand = new Set<Promise<void>>()
  const stopped = Promise.withResolvers<'stopped'>()
  let stopping = false
  let begun = false
  let accepted = true
  let self: Promise<string> | undefined

  /** The bot's own user, which older applications have under another id than their own. */
  function botId(): Promise<string> {
    self ??= rests.bot.get(Routes.user('@me')).then((user) => Self.parse(user).id)
    self.catch(() => (self = undefined))
    return self
  }

  function answer(interaction: Interaction, way: Way): Promise<void> {
    const { channel_id, guild_id } = interaction
    if (channel_id !== undefined && guild_id !== undefined) guilds.learn(channel_id, guild_id)
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
              void answer(read.data, createCallbackWay(rests, read.data))
            }
          },
          onGone(gone: Gone) {
            if (gone.guild !== undefined) onLost?.({ class: ours(gone.guild) })
            if (gone.channel !== undefined) onLost?.({ room: ours(gone.channel) })
          },
        })

  const { publicKey } = config
  const routes =
    publicKey === undefined
      ? undefined
      : createDoor({ publicKey, rests, answer, isNew, clock: Date.now })

  /** One attempt to begin. Throws a ConfigError where no further one can help. */
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
      begun = true
    } catch (error) {
      if (!isTokenRefused(error)) throw error
      throw new ConfigError(tokenRefused, { cause: error })
    }
  }

  async function beginAgain(): Promise<void> {
    for (let attempt = 0; !stopping; attempt += 1) {
      const wait = waits[Math.min(attempt, waits.length - 1)]
      await Promise.race([stopped.promise, new Promise((resolve) => setTimeout(resolve, wait))])
      if (stopping) return
      try {
        return await begin()
      } catch (error) {
        log.warn({ err: error }, 'Discord cannot be reached yet')
      }
    }
  }

  return {
    ...(routes === undefined ? {} : { routes }),
    platform: {
      name: 'discord',
      keyWindow: nonceWindow,
      ...createSending({
        rest: rests.bot,
        lanes: createLanes(),
        token: config.token,
        onToken(isAccepted) {
          accepted = isAccepted
        },
        botId,
        guilds,
      }),

      async start() {
        const first = begin().catch((error: unknown) => {
          if (error instanceof ConfigError) throw error
          log.warn({ err: error }, 'Discord cannot be reached; the bot goes on trying')
          void beginAgain()
        })
        let timer: NodeJS.Timeout | undefined
        const patience = new Promise<void>((resolve) => {
          timer = setTimeout(resolve, longestStart)
        })
        await Promise.race([first, patience]).finally(() => clearTimeout(timer))
      },

      async stop() {
        stopping = true
        stopped.resolve('stopped')
        // First no new work, then what is in hand, and only then the ways by which it is answered.
        await gateway?.close()
        await Promise.allSettled(inHand)
        closeRests(rests)
      },

      trouble() {
        if (!accepted) return `Discord: ${tokenRefused}`
        const lost = gateway?.trouble()
        if (lost !== undefined || begun) return lost
        return 'Discord: the bot has not reached Discord yet; it goes on trying.'
      },
    },
  }
}

/** Brings Discord's commands up to date; says whether anything had to change. */
export async function register(
  rests: Pick<Rests, 'bot'>,
  applicationId: string,
  commands: CommandIndex,
): Promise<boolean> {
  const definitions = declare(commands, await loadTranslations(translationsFolder))
  return registerCommands(rests.bot, applicationId, definitions)
}

function isTokenRefused(error: unknown): boolean {
  if (error instanceof DiscordAPIError) return error.status === 401
  return (
    codeOf(error) === DiscordjsErrorCodes.TokenInvalid ||
    (error instanceof Error && error.message === 'Authentication failed')
  )
}
