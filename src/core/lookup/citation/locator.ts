/** Where in the work a line stands, as each style writes it in an essay. */
import type { Library } from '../../pack/library.ts'
import type { Quote } from '../../pack/pack.ts'
import { enDashes } from './page-ranges.ts'
import type { Source } from './source.ts'

export interface Locator {
  readonly kind: 'division' | 'lines' | 'page' | 'time' | 'paragraph'
  /** Numbers, without the word for what they count. */
  readonly numbers: string
}

/** Parts of a work whose numbers stand before those of lines, as in 1.2.14–18 or *Odyssey* 9.19–20. */
const countedDivisions: ReadonlySet<string> = new Set(['scene', 'act', 'book', 'canto'])

/** Returns where the line stands, or nothing if the pack does not say. */
export function locatorOf(
  { units, pack }: Pick<Library, 'units' | 'pack'>,
  { at, scene }: Pick<Quote, 'at' | 'scene'>,
): Locator | undefined {
  const isDivided =
    pack.unit.within !== undefined ||
    (countedDivisions.has(pack.unit.name) &&
      (pack.work.kind === 'play' || pack.work.kind === 'poem'))
  const division = isDivided && /^[\dIVXLC.]+$/.test(units.number(scene)) ? units.number(scene) : ''
  if (at?.lines !== undefined) {
    return division === ''
      ? { kind: 'lines', numbers: enDashes(at.lines) }
      : { kind: 'division', numbers: `${division}.${enDashes(at.lines)}` }
  }
  if (at?.page !== undefined) return { kind: 'page', numbers: enDashes(at.page) }
  if (at?.time !== undefined) return { kind: 'time', numbers: at.time }
  if (at?.paragraph !== undefined) return { kind: 'paragraph', numbers: enDashes(at.paragraph) }
  return division !== '' && pack.work.kind === 'play'
    ? { kind: 'division', numbers: division }
    : undefined
}

/** “p. 12”, “lines 3–5”, “0:14:05”; MLA and Chicago write pages without a word. */
export function writeLocator(
  { kind, numbers }: Locator,
  { words }: Source,
  withPage: boolean,
): string {
  const several = numbers.includes('–') ? 1 : 0
  switch (kind) {
    case 'division':
    case 'time':
      return numbers
    case 'page':
      return withPage ? `${several === 1 ? words.pages : words.page} ${numbers}` : numbers
    case 'lines':
      return `${words.line[several]} ${numbers}`
    case 'paragraph':
      return `${words.paragraph[several]} ${numbers}`
    default:
      return kind satisfies never
  }
}
