/** A teacher is asked for the time zone once: what they answer is the class’s from then on. */
import type { CommandContext } from '../command/context.ts'

export async function keepZone(
  { calendar }: Pick<CommandContext, 'calendar'>,
  zone: string,
): Promise<void> {
  if ((await calendar.read()).zone !== undefined) return
  await calendar.change((current) => ({ ...current, zone: current.zone ?? zone }))
}
