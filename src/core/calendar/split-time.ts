/** Takes apart what people write where a time is asked for: `8:30 ET`, `weekdays at 8:30`, `8 am, Mon–Fri, Sydney time`. */
import { UserError } from '../reply/user-error.ts'
import { findTimeZones } from './find-time-zones.ts'
import { parseDays } from './parse-days.ts'
import { parseTime } from './parse-time.ts'
import { type Whose, parseTimeZone } from './parse-time-zone.ts'

export interface SplitTime {
  readonly time: string
  readonly days?: string | undefined
  readonly timezone?: string | undefined
}

/** More words than anybody writes with a time. */
const maxWords = 12

/**
 * Returns the words for the time, the days and the zone; a zone may still be unclear. If some words are none of these, or are `given`
 * by themselves already, everything is left to the time.
 */
export function splitTime(input: string, given: Omit<SplitTime, 'time'>): SplitTime {
  const words = input.split(/[\s,;]+/).filter((word) => word !== '')
  if (words.length > maxWords || isReadable(parseTime, input)) return { time: input }
  for (let length = words.length - 1; length > 0; length -= 1) {
    for (let from = 0; from + length <= words.length; from += 1) {
      const time = words.slice(from, from + length).join(' ')
      if (!isReadable(parseTime, time)) continue
      const rest = readRest(words.toSpliced(from, length))
      if (rest !== undefined && !isTwice(rest, given)) return { time, ...rest }
    }
  }
  return { time: input }
}

function isTwice(rest: Omit<SplitTime, 'time'>, given: Omit<SplitTime, 'time'>): boolean {
  return (
    (rest.days !== undefined && given.days !== undefined) ||
    (rest.timezone !== undefined && given.timezone !== undefined)
  )
}

/** Reads days, a zone or both, in either order. */
function readRest(words: readonly string[]): Omit<SplitTime, 'time'> | undefined {
  for (let count = words.length; count >= 0; count -= 1) {
    const [first, last] = [words.slice(0, count), words.slice(count)].map((part) =>
      part.join(' ').replace(/^(?:in|on|at|um|à|en) (?=.)/i, ''),
    )
    for (const [days = '', timezone = ''] of [
      [first, last],
      [last, first],
    ]) {
      if (timezone !== '' && !isZone(timezone)) continue
      if (days !== '' && !isReadable(parseDays, days)) continue
      return { ...(days !== '' && { days }), ...(timezone !== '' && { timezone }) }
    }
  }
  return undefined
}

/** A number alone is not worth a search. */
function isZone(words: string): boolean {
  return /^utc$/i.test(words) || (/[\p{L}+-]/u.test(words) && findTimeZones(words) !== undefined)
}

/** Parses the zone of such words. Where it asks which is meant, the answers stand with the time, as it was typed. */
export function parseSplitZone(input: string, split: SplitTime, person: Whose): string | undefined {
  const { time, days, timezone } = split
  if (timezone === undefined) return undefined
  try {
    return parseTimeZone(timezone, person)
  } catch (error) {
    if (!(error instanceof UserError) || error.proposed === undefined) throw error
    const before = days === undefined ? time : `${time} ${days}`
    throw error.proposing(
      input,
      error.proposed.values.map((zone) => `${before} ${zone}`),
    )
  }
}

function isReadable(parse: (input: string) => unknown, input: string): boolean {
  try {
    parse(input)
    return true
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return false
  }
}
