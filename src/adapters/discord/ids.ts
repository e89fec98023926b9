/** Our ids for Discord's channels, people and classes, and the time that a Discord id tells. */
import { DeliveryError } from '../../core/platform/platform.ts'

/** https://docs.discord.com/developers/reference#snowflakes */
const epoch = 1_420_070_400_000n

/** When something with this id was made, epoch milliseconds. */
export function timestampFrom(snowflake: string): number {
  return Number((BigInt(snowflake) >> 22n) + epoch)
}

/** The smallest id that anything made at this moment can have. */
export function snowflakeAt(moment: number): string {
  const since = BigInt(Math.floor(moment)) - epoch
  return String((since < 0n ? 0n : since) << 22n)
}

export function joinId(snowflake: string): string {
  return `discord:${snowflake}`
}

export function directMessageClassId(userId: string): string {
  return `discord:dm/${userId}`
}

/** Discord's id in one of ours; throws a DeliveryError for another platform's. */
export function splitId(id: string): string {
  const [, snowflake] = /^discord:(\d{1,20})$/.exec(id) ?? []
  if (snowflake !== undefined) return snowflake
  throw new DeliveryError('rejected', [`“${id}” is not on Discord. Choose it again.`])
}
