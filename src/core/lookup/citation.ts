/**
 * Citations of the work and of the study guide, in the styles schools ask for.
 * MLA 9 (https://style.mla.org/works-cited/citations-by-format/), APA 7
 * (https://apastyle.apa.org/style-grammar-guidelines/references/examples), Chicago 17, notes and bibliography
 * (https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-1.html).
 */
import type { Guide, Work } from '../pack/manifest.ts'
import type { Pack } from '../pack/pack.ts'
import type { RichText } from '../reply/reply.ts'

export const citationStyles = ['MLA', 'APA', 'Chicago'] as const
export type CitationStyle = (typeof citationStyles)[number]

/** A short reference to a line or scene, for the small print: title, part and place in the story. */
export function shortReference(
  pack: Pick<Pack, 'work' | 'part'>,
  sceneTitle: string,
  place: number,
): string {
  return `${pack.work.title} (${pack.work.year}), ${pack.part}, scene ${place}: ${sceneTitle}`
}

/** The full entry for the work itself. */
export function citeWork(work: Work, style: CitationStyle): RichText {
  const [lead] = work.creators
  if (lead === undefined)
    throw new RangeError('A work has at least one creator; the pack schema demands it.')
  const onScreen = work.kind === 'film' || work.kind === 'series'
  const role = lead.role === 'director' ? 'Director' : 'Author'
  const { kind, publisher, year } = work
  const title = { em: work.title }
  const name = `${lead.family}, ${lead.given}`
  const shortName = `${lead.family}, ${initials(lead.given)}`
  switch (style) {
    case 'MLA':
      return onScreen
        ? [title, `. Directed by ${lead.given} ${lead.family}, ${publisher}, ${year}.`]
        : [`${name}. `, title, `. ${publisher}, ${year}.`]
    case 'APA': {
      const medium = kind === 'film' ? 'Film' : 'TV series'
      return onScreen
        ? [`${shortName} (${role}). (${year}). `, title, ` [${medium}]. ${publisher}.`]
        : [`${shortName} (${year}). `, title, `. ${publisher}.`]
    }
    case 'Chicago':
      return onScreen
        ? [`${name}, dir. `, title, `. ${year}; ${publisher}.`]
        : [`${name}. `, title, `. ${publisher}, ${year}.`]
    default:
      return style satisfies never
  }
}

/** The full entry for the study guide; what the guide does not state is left out or marked n.d., as each style asks. */
export function citeGuide(guide: Guide, style: CitationStyle): RichText {
  const { author, container, publisher, url } = guide
  const title = stopped(guide.title)
  const held: RichText = container === undefined ? [] : [' ', { em: container }]
  switch (style) {
    case 'APA': {
      const year = `(${guide.year ?? 'n.d.'}).`
      const lead: RichText =
        author === undefined
          ? [{ em: title }, ` ${year}`]
          : [`${author.family}, ${initials(author.given)} ${year} `, { em: title }]
      // No full stop after an address: it would become part of it.
      const rest = [container && stopped(container), publisher && stopped(publisher), url]
      return [...lead, rest.map((part) => (part === undefined ? '' : ` ${part}`)).join('')]
    }
    case 'MLA':
    case 'Chicago': {
      const year = guide.year?.toString() ?? (style === 'Chicago' ? 'n.d.' : undefined)
      return [
        author === undefined ? '' : `${stopped(`${author.family}, ${author.given}`)} `,
        `“${title}”`,
        ...held,
        ...ending(held, [publisher, year, url]),
      ]
    }
    default:
      return style satisfies never
  }
}

function initials(given: string): string {
  return given
    .split(/\s+/)
    .map((name) =>
      name
        .split('-')
        .map((part) => `${part.charAt(0).toUpperCase()}.`)
        .join('-'),
    )
    .join(' ')
}

function stopped(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`
}

/** The known parts after the title, with commas between and a full stop behind. */
function ending(held: RichText, parts: readonly (string | undefined)[]): RichText {
  const known = parts.filter((part) => part !== undefined).join(', ')
  if (known === '') return held.length > 0 ? ['.'] : []
  return [held.length > 0 ? ', ' : ' ', stopped(known)]
}
