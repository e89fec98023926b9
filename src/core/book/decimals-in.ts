/** How the spreadsheets of a class write numbers, where nothing else is said: as its language does. */
import type { CommandContext } from '../command/context.ts'
import { type CsvDecimals, decimalsOf } from '../reply/csv.ts'

export function decimalsIn({ settings }: Pick<CommandContext, 'settings'>): CsvDecimals {
  return decimalsOf(settings.applied.locale.value)
}
