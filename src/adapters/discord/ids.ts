/** Discord’s ids inside ours: a channel, a person and a class are `discord:123`. Discord’s ids also tell the time. */
import { DeliveryError } from '../../core/platform/platform.ts'

/** https://docs.discord.com/developers/reference#snowflakes */
const epochMs = 1_420_070_400_000n

/** Returns when something with this id was made (epoch milliseconds). */
export function timestampFrom(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + epochMs)
}

/** Returns the smallest id that anything made at this time (epoch milliseconds) can have. */
export function snowflakeAt(timestamp: number): string {
  const elapsedMs = BigInt(Math.floor(timestamp)) - epochMs
  return String((elapsedMs < 0n ? 0n : elapsedMs) << 22n)
}

export function joinId(snowflake: string): string {
  return `discord:${snowflake}`
}

/** Returns the class of a server, or else of a person’s direct messages; of nobody’s if Discord names neither. */
export function classIdOf({
  guildId,
  userId = '',
}: {
  readonly guildId?: string | undefined
  readonly userId?: string | undefined
}): string {
  return guildId === undefined ? `discord:dm/${userId}` : joinId(guildId)
}

/** Returns Discord’s id inside one of ours. Throws a DeliveryError for an id of another platform. */
export function splitId(id: string): string {
  const [, snowflake] = /^discord:(\d{1,20})$/.exec(id) ?? []
  if (snowflake !== undefined) return snowflake
  throw new DeliveryError('rejected', ['That channel or person isn’t on Discord. Choose again.'])
}
