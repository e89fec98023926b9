/** Sends the requests that the bot makes in its own name: in order of priority, and with errors the rest of the bot knows. */
import { DiscordAPIError, type REST } from 'discord.js'
import type { Priority, RateLimiter } from '../../core/platform/rate-limiter.ts'
import { toDeliveryError } from './errors.ts'
import { botRate } from './limits.ts'

export interface BotRequestParts {
  readonly rest: REST
  readonly limiter: RateLimiter
  readonly token: string
  /** Called after every request with whether Discord accepted the token. */
  readonly onTokenChecked: (accepted: boolean) => void
}

/** Makes a request with the bot’s token. Throws a DeliveryError. */
export type BotRequest = <T>(priority: Priority, send: (rest: REST) => Promise<T>) => Promise<T>

export function createBotRequest(parts: BotRequestParts): BotRequest {
  const { rest, limiter, token, onTokenChecked } = parts
  return async (priority, send) => {
    try {
      await limiter.acquire([botRate], { priority })
      const result = await send(rest)
      onTokenChecked(true)
      return result
    } catch (error) {
      if (error instanceof DiscordAPIError && error.status === 401) {
        // The library drops the token after a 401 and would refuse every later request.
        rest.setToken(token)
        onTokenChecked(false)
      }
      throw toDeliveryError(error)
    }
  }
}
