/** The three ways to Discord's REST API: answers to interactions, follow-ups to them, and everything in the bot's own name. */
import { DefaultRestOptions, REST, type RESTOptions } from 'discord.js'
import { rateLimits } from './limits.ts'

export interface RestClients {
  /** First answers and their edits. Doing one twice changes nothing, so they are tried again. */
  readonly answers: REST
  /** Further messages of an answer, which Discord cannot tell from a repetition: tried once. */
  readonly followUps: REST
  /** With the bot's token and within its global limit. */
  readonly bot: REST
}

/** Interactions are not bound to the global limit (https://docs.discord.com/developers/topics/rate-limits#global-rate-limit). */
const unbound = 1_000_000

/**
 * The library's default of 15 s is longer than an interaction waits. With these times a first answer that got lost still
 * arrives on its second try.
 */
const forAnswers = { timeout: 1200, retries: 2, globalRequestsPerSecond: unbound } as const

export function createRestClients({
  apiUrl,
  token,
}: {
  readonly apiUrl: string
  readonly token: string
}): RestClients {
  function rest(options: Partial<RESTOptions>): REST {
    // The library keeps a queue for every interaction until it sweeps, hourly by default.
    return new REST({ api: apiUrl, handlerSweepInterval: 60_000, makeRequest, ...options })
  }
  return {
    answers: rest(forAnswers),
    followUps: rest({ ...forAnswers, timeout: 5000, retries: 0 }),
    bot: rest({
      timeout: 8000,
      retries: 2,
      globalRequestsPerSecond: rateLimits.perSecond,
      rejectOnRateLimit: ({ retryAfter }) => retryAfter > rateLimits.maxWaitMs,
    }).setToken(token),
  }
}

/** Ends the sweepers, which would keep a stopped bot in memory. */
export function closeRestClients(rests: RestClients): void {
  for (const rest of [rests.answers, rests.followUps, rests.bot]) {
    rest.clearHandlerSweeper()
    rest.clearHashSweeper()
  }
}

/** The library tries again after a reset, but does not know by what name its HTTP client calls some of them. */
async function makeRequest(...[url, init]: Parameters<RESTOptions['makeRequest']>) {
  try {
    return await DefaultRestOptions.makeRequest(url, init)
  } catch (error) {
    const isCut = error instanceof Error && 'code' in error && error.code === 'UND_ERR_SOCKET'
    throw isCut ? Object.assign(error, { code: 'ECONNRESET' }) : error
  }
}
