/** What students still have to add to a citation, or to check in it, for this kind of work. */
import type { Library } from '../../pack/library.ts'
import type { Work, WorkKind } from '../../pack/manifest.ts'
import type { Locator } from './locator.ts'
import type { Source } from './source.ts'

export function citationNotes(
  { units, pack: { work, language } }: Pick<Library, 'units' | 'pack'>,
  locator: Locator | undefined,
  sources: readonly Source[],
): readonly string[] {
  const isEnglish = language.startsWith('en')
  return [
    placeNote(work.kind, locator, units.within !== undefined),
    work.kind === 'series'
      ? 'A series is listed with its first and its last year, such as 2017–2020, if it ran for longer than one.'
      : undefined,
    isPrinted(work) && work.publisher === undefined
      ? 'In the list, add the publisher of your own copy.'
      : undefined,
    isEnglish && sources.some(mayNeedLowerCase)
      ? 'APA and Harvard write the title of a text or a book as a sentence would: keep capitals only for its first word and for names.'
      : undefined,
    sources.some(({ url, accessed }) => url !== undefined && accessed !== undefined)
      ? 'The day in it is today. If you read the page earlier, write that day.'
      : undefined,
  ].filter((note) => note !== undefined)
}

/** Says what to add where the pack doesn’t say where the line stands. */
function placeNote(
  kind: WorkKind,
  locator: Locator | undefined,
  hasParts: boolean,
): string | undefined {
  if (locator?.kind === 'page') return 'Page numbers differ between editions: check yours.'
  const isComplete = locator !== undefined && !(kind === 'play' && isUnitOnly(locator))
  if (isComplete) return undefined
  switch (kind) {
    case 'film':
    case 'series':
      return 'If your teacher asks for a time code, add the one from your own copy, such as 0:14:05.'
    case 'play':
      return locator === undefined && !hasParts
        ? 'Add the act, scene and line numbers of your own copy, such as 1.2.14–18.'
        : 'Add the line numbers of your own copy, such as 1.2.14–18.'
    case 'poem':
      return 'Add the line numbers, such as lines 14–18.'
    case 'novel':
    case 'short story':
    case 'textbook':
    case 'article':
    case 'non-fiction':
      return 'Add the page number of your own copy.'
    case 'web page':
      return 'A web page has no page numbers. If your teacher wants the place, count the paragraphs and add the number, such as para. 4.'
    case 'speech':
      return 'Add the page of the printed text, or the time in the recording.'
    default:
      return kind satisfies never
  }
}

function isUnitOnly({ kind, numbers }: Locator): boolean {
  return kind === 'division' && numbers.split('.').length < 3
}

/** Whether it is a book of which many editions exist. */
function isPrinted({ kind, container, url }: Work): boolean {
  const isBook = !['film', 'series', 'web page', 'speech', 'article'].includes(kind)
  return isBook && container === undefined && url === undefined
}

function mayNeedLowerCase({ title, sentenceTitle, form, container }: Source): boolean {
  const unchecked = [title === sentenceTitle ? title : '', form === 'part' ? (container ?? '') : '']
  return unchecked.some(hasInnerCapitals)
}

/** Whether a word after the first, other than right after a colon, begins with a capital. */
function hasInnerCapitals(title: string): boolean {
  return /(?<=[^:?!.–—]) ["“‘]?\p{Lu}\p{Ll}/u.test(title)
}
