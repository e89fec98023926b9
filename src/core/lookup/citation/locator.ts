/** Where in the work a line stands, as each style writes it in an essay. */
import type { Library } from '../../pack/library.ts'
import type { Unit, WorkKind } from '../../pack/manifest.ts'
import type { Quote } from '../../pack/pack.ts'
import { capitalise } from '../../reply/capitalise.ts'
import type { CitationStyle } from './citation.ts'
import { enDashes, withDash } from './page-ranges.ts'
import type { Source } from './source.ts'

export interface Locator {
  readonly kind: 'division' | 'lines' | 'page' | 'time' | 'paragraph'
  /** Numbers, without the word for what they count. */
  readonly numbers: string
  /** What its paragraphs are counted in, such as “section 3”. */
  readonly unit?: string
}

/** Parts of a work whose numbers stand before those of lines, as in 1.2.14–18 or *Odyssey* 9.19–20. */
const countedDivisions: ReadonlySet<string> = new Set(['scene', 'act', 'book', 'canto'])

/** Returns where the line stands, or nothing if the pack does not say. */
export function locatorOf(
  { units, pack }: Pick<Library, 'units' | 'pack'>,
  { at, scene }: Pick<Quote, 'at' | 'scene'>,
): Locator | undefined {
  const { kind } = pack.work
  const division = countsLinesByDivision(units, kind) ? wholeNumber(units.number(scene)) : ''
  if (at?.lines !== undefined) {
    return division === ''
      ? { kind: 'lines', numbers: enDashes(at.lines) }
      : { kind: 'division', numbers: `${division}.${enDashes(at.lines)}` }
  }
  if (at?.page !== undefined) return { kind: 'page', numbers: enDashes(at.page) }
  if (at?.time !== undefined) return { kind: 'time', numbers: at.time }
  if (at?.paragraph !== undefined) {
    const unit = units.name === 'paragraph' ? '' : units.labelInSentence(scene)
    return { kind: 'paragraph', numbers: enDashes(at.paragraph), ...(unit === '' ? {} : { unit }) }
  }
  return kind === 'play' && division !== '' ? { kind: 'division', numbers: division } : undefined
}

function countsLinesByDivision({ name, within }: Unit, kind: WorkKind): boolean {
  if (kind !== 'play' && kind !== 'poem') return false
  return within !== undefined || countedDivisions.has(name)
}

/** A prologue has no number to count in. */
function wholeNumber(number: string): string {
  return /^(?:\d+|[IVXLC]+)(?:\.(?:\d+|[IVXLC]+))?$/i.test(number) ? number : ''
}

/** Units that a style shortens. */
const shortUnits: Readonly<Partial<Record<CitationStyle, Readonly<Record<string, string>>>>> = {
  MLA: { chapter: 'ch.', section: 'sec.' },
  Chicago: { chapter: 'chap.', section: 'sec.' },
}

/** Returns such as “p. 12”, “lines 3–5”, “0:14:05”, “Section 3, para. 4”. */
export function writeLocator(
  { kind, numbers: range, unit }: Locator,
  { words }: Pick<Source, 'words'>,
  style: CitationStyle,
): string {
  const several = range.includes('–') ? 1 : 0
  const numbers = withDash(range, { words })
  switch (kind) {
    case 'division':
      return numbers
    case 'time':
      return style === 'MLA' ? padTime(numbers) : numbers
    case 'page':
      // MLA and Chicago write pages without a word.
      return style === 'MLA' || style === 'Chicago'
        ? numbers
        : `${several === 1 ? words.pages : words.page} ${numbers}`
    case 'lines':
      return `${words.line[several]} ${numbers}`
    case 'paragraph': {
      const [long, short] = words.paragraph
      const word = (style === 'MLA' ? short : long)[several]
      return `${unit === undefined ? '' : `${writeUnit(unit, style)}, `}${word} ${numbers}`
    }
    default:
      return kind satisfies never
  }
}

function writeUnit(unit: string, style: CitationStyle): string {
  if (style === 'APA') return capitalise(unit)
  return unit.replace(/^\p{L}+(?= )/u, (word) => shortUnits[style]?.[word] ?? word)
}

/** MLA writes hours, minutes and seconds with two digits each: 00:14:05. */
function padTime(time: string): string {
  const parts = time.split(':').map((part) => part.padStart(2, '0'))
  return (parts.length === 2 ? ['00', ...parts] : parts).join(':')
}
