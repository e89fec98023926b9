/** A source as four styles write it: in the list of sources at the end of an essay, and in the essay itself. */
import type { RichText } from '../../reply/reply.ts'
import { citeApa } from './apa.ts'
import { citeChicago } from './chicago.ts'
import { citeHarvard } from './harvard.ts'
import { citeMla } from './mla.ts'
import type { Source } from './source.ts'

export const citationStyles = ['MLA', 'APA', 'Chicago', 'Harvard'] as const
export type CitationStyle = (typeof citationStyles)[number]

const entries: Readonly<Record<CitationStyle, (source: Source) => RichText>> = {
  MLA: citeMla,
  APA: citeApa,
  Chicago: citeChicago,
  Harvard: citeHarvard,
}

/** Returns the entry for the list of sources. */
export function cite(source: Source, style: CitationStyle): RichText {
  return entries[style](source)
}
