/** MLA 9 (https://style.mla.org/works-cited/citations-by-format/): author, title, container, its contributors, number, publisher, date, place. */
import type { RichText } from '../../reply/reply.ts'
import { shortDay } from './accessed.ts'
import { type Name, direct, inverted, listNames } from './names.ts'
import { capitalised, commas, sentences } from './punctuation.ts'
import { hasSeveral, mlaRanges, withDash } from './page-ranges.ts'
import { type Source, isNamedAlready, yearOf } from './source.ts'
import { titleOf } from './titles.ts'

export function citeMla(source: Source): RichText {
  const { container, words } = source
  const isOnScreen = source.form === 'film' || source.form === 'series'
  const contributors = isOnScreen
    ? [...onScreen(source), ...contributorsOf(source)]
    : contributorsOf(source)
  // Who translated a part translated it and not the whole.
  const isInside = source.form === 'part' || source.form === 'article'
  const wherePublished = [
    ...contributors,
    source.volume && `${words.volume} ${source.volume}`,
    source.issue && `${words.issue} ${source.issue}`,
    container !== undefined && container === source.publisher ? undefined : source.publisher,
    yearOf(source),
    source.pages &&
      `${hasSeveral(source.pages) ? words.pages : words.page} ${withDash(mlaRanges(source.pages), source)}`,
  ]
  return sentences(
    leadOf(source),
    titleOf(source),
    isInside && capitalised([by(words.translatedBy, source.translators, source)]),
    ...(isOnScreen
      ? [capitalised(commas(...wherePublished)), containerOf(source, source.url)]
      : [containerOf(source, ...wherePublished, source.url)]),
    source.year === undefined &&
      source.accessed !== undefined &&
      capitalised([`${words.accessed} ${shortDay(source.accessed, source)}`]),
    source.form === 'speech' && source.url === undefined && words.speech,
  )
}

/** Films begin with their title; an organisation that publishes its own text is named only as its publisher. */
function leadOf(source: Source): string {
  const { authors, editors, words, form } = source
  if (form === 'film' || form === 'series') return ''
  if (authors.length > 0) {
    return isNamedAlready({ ...source, form: 'book' }) ? '' : listAuthors(authors, source)
  }
  if (!leadsWithEditors(source)) return ''
  return `${listAuthors(editors, source)}, ${words.editor[editors.length > 1 ? 1 : 0]}`
}

/** Whether the editors stand where authors would, as for a collection without a translator. */
export function leadsWithEditors({ authors, editors, translators, form }: Source): boolean {
  return authors.length === 0 && translators.length === 0 && editors.length > 0 && form === 'book'
}

function listAuthors(names: readonly Name[], { words }: Source): string {
  const [first, second] = names
  if (first === undefined) return ''
  if (second === undefined) return inverted(first)
  if (names.length > 2) return `${inverted(first)}, ${words.etAl}`
  const pair = `, ${words.and} `
  return listNames([inverted(first), direct(second)], { pair, beforeLast: pair })
}

/** “Joel Coen and Ethan Coen”, “Lana Wachowski et al.” */
export function namesInRow(names: readonly Name[], { words }: Source): string {
  const [first, second] = names
  if (first === undefined) return ''
  if (second === undefined) return direct(first)
  if (names.length > 2) return `${direct(first)} ${words.etAl}`
  const pair = ` ${words.and} `
  return listNames([direct(first), direct(second)], { pair, beforeLast: pair })
}

function onScreen(source: Source): readonly string[] {
  const { authors, directors, writers, words } = source
  return [
    by(words.createdBy, authors, source),
    by(words.directedBy, directors, source),
    by(words.writtenBy, writers, source),
  ]
}

function contributorsOf(source: Source): readonly string[] {
  const { editors, translators, composers, words, form } = source
  return [
    form === 'part' || form === 'article' ? '' : by(words.translatedBy, translators, source),
    leadsWithEditors(source) ? '' : by(words.editedBy, editors, source),
    by(words.musicBy, composers, source),
  ]
}

function by(word: string, names: readonly Name[], source: Source): string {
  return names.length === 0 ? '' : `${word} ${namesInRow(names, source)}`
}

function containerOf(
  { container, form, publisher, pages }: Source,
  ...parts: readonly (string | undefined)[]
): RichText {
  if (container === undefined) return capitalised(commas(...parts))
  // An event is not a title.
  const isEvent = form === 'speech' && (publisher ?? pages) === undefined && !parts.at(-1)
  return commas(isEvent ? container : [{ em: container }], ...parts)
}
