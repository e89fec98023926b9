/**
 * Citations of the work and of the study guide, in the styles schools ask for.
 * MLA 9 (https://style.mla.org/works-cited/citations-by-format/), APA 7
 * (https://apastyle.apa.org/style-grammar-guidelines/references/examples), Chicago 17, notes and bibliography
 * (https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-1.html).
 */
import type { Guide, Work } from '../pack/manifest.ts'
import type { Pack } from '../pack/pack.ts'
import type { RichText } from '../reply/reply.ts'
import { firstCharacter } from '../reply/truncate.ts'

export const citationStyles = ['MLA', 'APA', 'Chicago'] as const
export type CitationStyle = (typeof citationStyles)[number]

/** Returns a short reference to a line or scene, for the note under it: title, part, and the label and title of the scene. */
export function shortReference(
  pack: Pick<Pack, 'work' | 'part'>,
  sceneLabel: string,
  sceneTitle: string,
): string {
  const year = pack.work.year === undefined ? '' : ` (${pack.work.year})`
  return `${pack.work.title}${year}, ${pack.part}, ${sceneLabel}: ${sceneTitle}`
}

/** Returns the full entry for the work itself. */
export function citeWork(work: Work, style: CitationStyle): RichText {
  const [lead] = work.creators
  const { kind, publisher = 'n.p.', year = 'n.d.' } = work
  if (lead === undefined) return [{ em: work.title }, `. ${publisher}, ${year}.`]
  const onScreen = work.kind === 'film' || work.kind === 'series'
  const role = lead.role === 'director' ? 'Director' : 'Author'
  const title = { em: work.title }
  const { family, given } = lead
  const name = given === undefined ? family : `${family}, ${given}`
  const shortName = given === undefined ? family : `${family}, ${initials(given)}`
  const fullName = given === undefined ? family : `${given} ${family}`
  switch (style) {
    case 'MLA':
      return onScreen
        ? [title, `. Directed by ${fullName}, ${publisher}, ${year}.`]
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

/** Returns the full entry for the study guide. What the guide does not state is left out or marked n.d., as each style asks. */
export function citeGuide(guide: Guide, style: CitationStyle): RichText {
  const { author, container, publisher, url } = guide
  const title = endWithStop(guide.title)
  const inContainer: RichText = container === undefined ? [] : [' ', { em: container }]
  switch (style) {
    case 'APA': {
      const year = `(${guide.year ?? 'n.d.'}).`
      const lead: RichText =
        author === undefined
          ? [{ em: title }, ` ${year}`]
          : [`${author.family}, ${initials(author.given)} ${year} `, { em: title }]
      // No full stop after an address: it would become part of it.
      const rest = [container && endWithStop(container), publisher && endWithStop(publisher), url]
      return [...lead, rest.map((part) => (part === undefined ? '' : ` ${part}`)).join('')]
    }
    case 'MLA':
    case 'Chicago': {
      const year = guide.year?.toString() ?? (style === 'Chicago' ? 'n.d.' : undefined)
      return [
        author === undefined ? '' : `${endWithStop(`${author.family}, ${author.given}`)} `,
        `“${title}”`,
        ...inContainer,
        ...formatEnding(inContainer, [publisher, year, url]),
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
        .map((part) => `${firstCharacter(part).toUpperCase()}.`)
        .join('-'),
    )
    .join(' ')
}

function endWithStop(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`
}

/** Formats the known parts after the title, with commas between them and a full stop at the end. */
function formatEnding(inContainer: RichText, parts: readonly (string | undefined)[]): RichText {
  const known = parts.filter((part) => part !== undefined).join(', ')
  if (known === '') return inContainer.length > 0 ? ['.'] : []
  return [inContainer.length > 0 ? ', ' : ' ', endWithStop(known)]
}
