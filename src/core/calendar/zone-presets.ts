/** What the forms of a class that has no calendar yet ask for once: the time zone, and the school days. */
import type { CommandContext } from '../command/context.ts'
import type { Person } from '../platform/room.ts'
import { formatDays } from './format-calendar.ts'

/** Returns nothing where the class has a zone. */
export async function zonePresets(
  calendar: CommandContext['calendar'],
  { timeZone = '' }: Person,
  { withDays = true }: { readonly withDays?: boolean } = {},
): Promise<Readonly<Record<string, string>>> {
  const { zone, days } = await calendar.read()
  if (zone !== undefined) return {}
  return withDays ? { timezone: timeZone, days: formatDays(days) } : { timezone: timeZone }
}
