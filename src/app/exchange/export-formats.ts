/** The formats that a pack can be written in; how each is written is loaded only when one is. */
import type { ExportFormat } from '../../core/exchange/class-exchange.ts'
import type { Format } from './format.ts'
import { formats } from './formats.ts'

export const ownFormat: ExportFormat = {
  name: 'yaml',
  ending: 'yaml',
  title: 'one file for Commonplace (YAML)',
}
/** Every program with tables opens it. */
const usual = 'table'

/** Those of other programs, by name. */
export const writable = Object.entries<Format>(formats).filter(
  ([, { write }]) => write !== undefined,
)

/** The usual one first. */
export const exportFormats: readonly ExportFormat[] = [
  ...writable.map(([name, { title, endings }]) => ({ name, title, ending: endings[0] ?? '' })),
  ownFormat,
].toSorted((one, other) => Number(other.name === usual) - Number(one.name === usual))
