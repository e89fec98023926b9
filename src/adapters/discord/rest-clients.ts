/** The clients of Discord’s REST API: for answers, for follow-ups, and for the bot’s own requests, sent by priority. */
import { DiscordAPIError, REST, type RESTOptions } from 'discord.js'
import { type Observer, silentObserver } from '../../core/platform/observer.ts'
import type { Priority, RateLimiter } from '../../core/platform/rate-limiter.ts'
import { toDeliveryError } from './errors.ts'
import { createMakeRequest } from './make-request.ts'
import { type RestTimeouts, botRate, rateLimits, restTimeouts } from './limits.ts'

export interface RestClients {
  /** First responses and edits of them. Repeating one changes nothing, so failures are retried. */
  readonly answers: REST
  /** Follow-up messages, tried once: Discord would post a repeated one twice. */
  readonly followUps: REST
  /** Requests with the bot’s token, within its global limit. */
  readonly bot: REST
  /** The same, tried once: Discord would carry out a repeated one twice. */
  readonly botOnce: REST
}

/** The global limit exempts interactions (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit). */
const unlimited = 1_000_000

export function createRestClients(
  { apiUrl, token }: { readonly apiUrl: string; readonly token: string },
  timeouts: RestTimeouts = restTimeouts,
  observer: Observer = silentObserver,
): RestClients {
  const makeRequest = createMakeRequest(observer)
  function rest(options: Partial<RESTOptions>): REST {
    // The library keeps a queue per interaction until it sweeps them, by default once an hour.
    return new REST({ api: apiUrl, handlerSweepInterval: 60_000, makeRequest, ...options })
  }
  const asBot: Partial<RESTOptions> = {
    timeout: timeouts.botMs,
    globalRequestsPerSecond: rateLimits.perSecond,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > rateLimits.maxWaitMs,
  }
  const asPerson: Partial<RESTOptions> = {
    globalRequestsPerSecond: unlimited,
    rejectOnRateLimit: ({ retryAfter }) => retryAfter > rateLimits.maxAnswerWaitMs,
  }
  return {
    answers: rest({ ...asPerson, timeout: timeouts.answerMs, retries: 2 }),
    followUps: rest({ ...asPerson, timeout: timeouts.followUpMs, retries: 0 }),
    bot: rest({ ...asBot, retries: 2 }).setToken(token),
    botOnce: rest({ ...asBot, retries: 0 }).setToken(token),
  }
}

/** Stops the sweepers, which would keep a stopped bot in memory. */
export function closeRestClients(rests: RestClients): void {
  for (const rest of Object.values(rests) as REST[]) {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}

export interface BotRequestParts {
  readonly rest: REST
  readonly limiter: RateLimiter
  readonly token: string
  /** Called after every request with whether Discord accepted the token. */
  readonly onTokenChecked: (result: 'accepted' | 'rejected') => void
}

/** Makes a request with the bot’s token. Throws a DeliveryError. */
export type BotRequest = <T>(priority: Priority, send: (rest: REST) => Promise<T>) => Promise<T>

export function createBotRequest(parts: BotRequestParts): BotRequest {
  const { rest, limiter, token, onTokenChecked } = parts
  return async (priority, send) => {
    try {
      await limiter.acquire([botRate], { priority })
      const result = await send(rest)
      onTokenChecked('accepted')
      return result
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401) {
        // The library drops the token after a 401 and would refuse every later request.
        rest.setToken(token)
        onTokenChecked('rejected')
      }
      throw toDeliveryError(error)
    }
  }
}
