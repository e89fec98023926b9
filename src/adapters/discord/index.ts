/** Assembles Commonplace on Discord: receiving over the gateway or over HTTP, answering, and sending messages. */
import { DiscordAPIError, InteractionType, Routes } from 'discord.js'
import type { Logger } from 'pino'
import { z } from 'zod'
import type { Dispatcher } from '../../app/dispatch.ts'
import { heavyWork } from '../../app/heavy/heavy-work.ts'
import { createDrawPictures } from '../../app/picture/draw-pictures.ts'
import { monotonicClock } from '../../app/system-clock.ts'
import type { Clock } from '../../core/platform/clock.ts'
import type { ClaimEvent } from '../../core/platform/event-claims.ts'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import type { Leases } from '../../core/platform/lease.ts'
import { type Platform, StartError } from '../../core/platform/platform.ts'
import type { SharedRates } from '../../core/platform/shared-rates.ts'
import type { LostAccess } from '../../core/platform/room.ts'
import { createDedupe } from '../kit/dedupe.ts'
import { observeWaits } from '../kit/observe-waits.ts'
import type { Mount } from '../kit/mount.ts'
import { createSharedRateLimiter } from '../kit/shared-rate-limiter.ts'
import { createSignatureWatch } from '../kit/signature-watch.ts'
import { createAnswer } from './answer.ts'
import { createFetchAttachment } from './attachments.ts'
import { createChannelClasses } from './channel-classes.ts'
import { connectWithRetry } from './connect-with-retry.ts'
import { isDiscordsAnswer, isTokenRejected, retryAfterMs } from './errors.ts'
import { type RemovedFrom, createGateway, tokenRejected } from './gateway.ts'
import { takeTurns } from './gateway-turn.ts'
import { createMessages } from './messages.ts'
import { classIdOf, joinId } from './ids.ts'
import { type SendFirst, sendFirstOverRest } from './interaction-response.ts'
import { isForeign } from './installation.ts'
import { Interaction } from './interaction-schema.ts'
import { createInteractionsEndpoint, interactionsPath } from './interactions-endpoint.ts'
import {
  type RestTimeouts,
  dedupeLimits,
  nonceWindowMs,
  postsPerSecond,
  restTimeouts,
} from './limits.ts'
import { registerCommands } from './register-commands.ts'
import { closeRestClients, createBotRequest, createRestClients } from './rest-clients.ts'

/** What the operator sets to switch Discord on. */
export interface DiscordConfig {
  readonly token: string
  readonly applicationId: string
  /** 64 hexadecimal digits; set to accept interactions over HTTP. */
  readonly publicKey: string | undefined
  readonly mode: 'gateway' | 'http'
  /** Without a slash at the end. */
  readonly apiUrl: string
}

export interface DiscordParts {
  readonly dispatch: Dispatcher
  readonly log: Logger
  readonly observer?: Observer
  /** Called when a channel is deleted or the bot is removed from a server, so that schedules there can pause. */
  readonly onLost?: (lost: LostAccess) => void
  /** Whether no other process has been given an interaction; left out, there is none. */
  readonly claimEvent?: ClaimEvent
  /** Those of all processes that may have the same token; left out, this is the only one. */
  readonly leases?: Leases | undefined
  /** What all processes together may ask of Discord; left out, this is the only one. */
  readonly sharedRates?: SharedRates | undefined
  /** A monotonic clock by default, and the time of day where Discord’s signatures need it. */
  readonly clock?: Clock
  readonly timeouts?: RestTimeouts
}

export interface Discord {
  readonly platform: Platform
  /** Receives interactions over HTTP; only if a public key is set. */
  readonly mount?: Mount
}

const BotUser = z.object({ id: z.string() })

export function createDiscord(config: DiscordConfig, parts: DiscordParts): Discord {
  const { dispatch, log, onLost, clock = monotonicClock, timeouts = restTimeouts } = parts
  const { observer = silentObserver, claimEvent = () => Promise.resolve(true) } = parts
  const { applicationId, publicKey } = config
  const rests = createRestClients(config, timeouts, observer)
  const isNew = createDedupe({ ...dedupeLimits, now: clock.now })
  const fetchAttachment = createFetchAttachment(config.apiUrl)
  const answer = createAnswer({
    dispatch,
    rests,
    fetchAttachment,
    findCommandId,
    drawPictures: createDrawPictures(heavyWork, log),
    clock,
    log,
    observer,
  })
  const unfinished = new Set<Promise<void>>()
  let isTokenAccepted = true
  let botUser: Promise<string> | undefined
  let commandIds: ReadonlyMap<string, string> = new Map()

  function findCommandId(name: string): string | undefined {
    return commandIds.get(name)
  }

  /** Returns the id of the bot’s user, which differs from the application id in older applications. */
  function botId(): Promise<string> {
    botUser ??= rests.bot.get(Routes.user('@me')).then((user) => BotUser.parse(user).id)
    botUser.catch(() => (botUser = undefined))
    return botUser
  }

  /** Answers, and keeps track of the work so that a stop can wait for it. */
  function trackedAnswer(interaction: Interaction, send: SendFirst): Promise<void> {
    const { channel_id, guild_id: guildId, user } = interaction
    if (channel_id !== undefined && !isForeign(interaction)) {
      channels.learn(channel_id, classIdOf({ guildId, userId: user?.id }))
    }
    return track(answer(interaction, send))
  }

  function track(work: Promise<void>): Promise<void> {
    unfinished.add(work)
    void work.finally(() => unfinished.delete(work))
    return work
  }

  /** What is suggested while somebody types may be suggested twice. */
  async function isFirst({ id, type }: Interaction): Promise<boolean> {
    if (!isNew(id)) return false
    return type === InteractionType.ApplicationCommandAutocomplete || claimEvent(id)
  }

  async function answerFirst(interaction: Interaction): Promise<void> {
    if (!(await isFirst(interaction))) return
    await trackedAnswer(interaction, sendFirstOverRest(rests, interaction))
  }

  function onInteraction(raw: unknown): void {
    const { success, data, error } = Interaction.safeParse(raw)
    if (!success) log.warn({ err: error }, 'Discord sent an unknown kind of interaction')
    else void observer.measure('discord', () => track(answerFirst(data)))
  }

  function onRemoved({ guildId, channelId }: RemovedFrom): void {
    onLost?.({
      class: joinId(guildId),
      ...(channelId === undefined ? {} : { room: joinId(channelId) }),
    })
  }

  const gateway = config.mode === 'http' ? undefined : openGateway()

  function openGateway() {
    const alone = createGateway({
      ...config,
      timeoutMs: timeouts.botMs,
      log,
      onInteraction,
      onRemoved,
    })
    const { leases } = parts
    return leases === undefined
      ? { ...alone, healthNote: () => undefined }
      : takeTurns({ gateway: alone, leases, applicationId, clock, log })
  }

  /** Throws a StartError if no further attempt can help. */
  async function connect(): Promise<void> {
    try {
      await botId()
      await updateCommands()
      await gateway?.connect()
    } catch (error) {
      throw isTokenRejected(error) ? new StartError(tokenRejected, { cause: error }) : error
    }
  }

  async function updateCommands(): Promise<void> {
    try {
      const registration = await registerCommands(rests.bot, applicationId, dispatch)
      commandIds = registration.ids
      if (registration.hasChanged) log.info('Discord has the new commands')
    } catch (error) {
      const isRefused = error instanceof DiscordAPIError && isDiscordsAnswer(error)
      if (!isRefused || error.status === 401) throw error
      log.error({ err: error }, 'Discord refused the commands and keeps the previous ones')
    }
  }

  const isCalled = config.mode === 'http'
  const connector = connectWithRetry(connect, { clock, log, retryAfterMs, isCalled })
  const signatures = createSignatureWatch({
    platform: 'Discord',
    variable: 'DISCORD_PUBLIC_KEY',
    log,
    now: parts.clock?.now ?? Date.now,
  })
  const asBot = {
    limiter: observeWaits(
      createSharedRateLimiter({
        clock,
        log,
        owner: `discord/${applicationId}`,
        shared: parts.sharedRates,
      }),
      { platform: 'discord', observer, clock },
    ),
    token: config.token,
    onTokenChecked(result: 'accepted' | 'rejected') {
      isTokenAccepted = result === 'accepted'
    },
  }
  const request = createBotRequest({ ...asBot, rest: rests.bot })
  const requestOnce = createBotRequest({ ...asBot, rest: rests.botOnce })
  const channels = createChannelClasses(request, (id) => gateway?.findChannel(id))

  const platform: Platform = {
    name: 'discord',
    dedupeWindowMs: nonceWindowMs,
    // Whether an edit may bring a file to a gallery is not documented, and it would bring it to everybody again.
    pictures: 'posted',
    rateLimit: () => ({ key: 'discord', perSecond: postsPerSecond }),
    ...createMessages({ request, requestOnce, botId, channels, findCommandId }),

    start: () => connector.start(),

    async stop() {
      connector.stop()
      // First stop new work, then finish what is in progress, and only then close what it is answered through.
      await gateway?.close()
      await Promise.allSettled(unfinished)
      closeRestClients(rests)
    },

    healthNote: () => gateway?.healthNote(),
    requestProblem: () => signatures.problem(),

    healthProblem() {
      if (connector.problem !== undefined) return `Discord: ${connector.problem}`
      if (!isTokenAccepted) return `Discord: ${tokenRejected}`
      const problem = gateway?.healthProblem()
      if (problem !== undefined || connector.hasConnected) return problem
      return 'Discord: not connected yet; still trying.'
    },
  }

  if (publicKey === undefined) return { platform }
  const endpoint = {
    publicKey,
    rests,
    answer: trackedAnswer,
    isFirst,
    clock: parts.clock?.now ?? Date.now,
    log,
    observer,
    signatures,
  }
  const listener = createInteractionsEndpoint(endpoint)
  return { platform, mount: { prefix: interactionsPath, listener } }
}
