/** Harvard as in Cite Them Right, 12th edition (https://www.citethemrightonline.com): author (year) title. */
import { capitalise } from '../../reply/capitalise.ts'
import type { RichText } from '../../reply/reply.ts'
import { longDay } from './accessed.ts'
import { type Name, directInitials, invertedInitials, listNames } from './names.ts'
import { type Part, capitalised, commas, endSentence, join, sentences } from './punctuation.ts'
import { labelledPages } from './page-ranges.ts'
import { type Source, isNamedAlready, yearOf } from './source.ts'
import { quoted } from './quotation-marks.ts'
import { isEnglish } from './words.ts'

/** Up to three; of more the first. */
const maxNames = 3

export function citeHarvard(source: Source): RichText {
  const { words } = source
  const lead = leadOf(source)
  const year = `(${yearOf(source) ?? words.noDateInFull})`
  const title = titleOfHarvard(source)
  const start = lead.length > 0 ? join([lead, year, title]) : join([title, year])
  const [first, ...others] = publishedIn(source)
  return join([sentences(...opening(source, start, first), ...others), available(source)])
}

/** What a title is part of follows after a comma, and what it is right after the title. */
function opening(source: Source, start: RichText, first: Part): readonly Part[] {
  const { form, container, authors } = source
  const isPage = form === 'web page' && container !== undefined
  if (form === 'part' || form === 'article' || (isPage && authors.length > 0)) {
    return [commas(start, first)]
  }
  return form === 'book' || (form === 'web page' && !isPage)
    ? [start, first]
    : [join([start, first])]
}

function leadOf({ authors, editors, translators, words, form }: Source): RichText {
  if (form === 'film' || form === 'series') return []
  if (authors.length > 0) return listAuthors(authors, words.and, words.etAl)
  if (form !== 'book' || editors.length === 0 || translators.length > 0) return []
  return [...listAuthors(editors, words.and, words.etAl), ` (${editorWord(editors, words)})`]
}

function listAuthors(names: readonly Name[], and: string, etAl: string): RichText {
  const written = names.map((name) => invertedInitials(name, ''))
  if (names.length > maxNames) return [`${written[0] ?? ''} `, { em: etAl }]
  return [listNames(written, { pair: ` ${and} `, beforeLast: ` ${and} ` })]
}

/** British “eds”, which ends as the whole word does, has no full stop. */
function editorWord(editors: readonly Name[], words: Source['words']): string {
  const [one, several] = words.ed
  return editors.length === 1 ? one : isEnglish(words) ? 'eds' : several
}

/** British single quotation marks in English. */
export function harvardQuotes({ words }: Source): Source['words']['quotes'] {
  const [open, close, innerOpen, innerClose] = words.quotes
  return isEnglish(words) ? [innerOpen, innerClose, open, close] : words.quotes
}

function titleOfHarvard(source: Source): RichText {
  const { form, sentenceTitle } = source
  // Unlike MLA and Chicago, a play in a collection is a chapter as any other.
  if (form !== 'part' && form !== 'article') return [{ em: sentenceTitle }]
  return [quoted(sentenceTitle, harvardQuotes(source))]
}

function publishedIn(source: Source): readonly Part[] {
  const { form, words, container, volume, issue, pages, editors, authors, translators } = source
  const publisher = isNamedAlready(source) && form === 'web page' ? undefined : source.publisher
  const edited = authors.length > 0 || translators.length > 0
  const translated = sentence(words.translatedBy, translators, source)
  switch (form) {
    case 'film':
    case 'series':
      return [onScreen(source), container, publisher]
    case 'article':
      return [
        commas(
          container !== undefined && [{ em: container }],
          `${volume ?? ''}${issue === undefined ? '' : `(${issue})`}`,
          pages && labelledPages(pages, source),
        ),
        translated,
      ]
    case 'part':
      return [
        join([
          words.in,
          editors.length > 0 && `${listDirect(editors, words.and)} (${editorWord(editors, words)})`,
          commas([{ em: container ?? '' }], volume && `${words.volume} ${volume}`),
        ]),
        translated,
        commas(publisher, pages && labelledPages(pages, source)),
      ]
    case 'web page':
      return [container !== undefined && [{ em: container }], publisher]
    case 'speech':
      return [`[${words.speech}]`, container, publisher]
    case 'book':
      return [
        volume && capitalised([`${words.volume} ${volume}`]),
        translated,
        edited && sentence(words.editedBy, editors, source),
        publisher,
      ]
    default:
      return form satisfies never
  }
}

/** “Directed by Spike Jonze [Film]”; films name people in full. */
function onScreen({ words, directors, authors, writers, form }: Source): string {
  const [word, names] =
    directors.length > 0
      ? [words.directedBy, directors]
      : authors.length > 0
        ? [words.createdBy, authors]
        : [words.writtenBy, writers]
  const people = listNames(
    names.map(({ given, family, suffix }) =>
      [given, family, suffix].filter((part) => part !== undefined).join(' '),
    ),
    { pair: ` ${words.and} `, beforeLast: ` ${words.and} ` },
  )
  const medium = `[${form === 'film' ? words.featureFilm : words.series}]`
  return names.length === 0 ? medium : `${capitalise(word)} ${people} ${medium}`
}

function listDirect(names: readonly Name[], and: string): string {
  return listNames(
    names.map((name) => directInitials(name, '')),
    { pair: ` ${and} `, beforeLast: ` ${and} ` },
  )
}

function sentence(word: string, names: readonly Name[], { words }: Source): Part {
  return names.length > 0 && capitalised([`${word} ${listDirect(names, words.and)}`])
}

function available(source: Source): Part {
  const { url, hasDoi, accessed, words } = source
  if (url === undefined) return undefined
  const day =
    hasDoi || accessed === undefined ? '' : ` (${words.accessedOn} ${longDay(accessed, source)})`
  return endSentence([`${words.availableAt} ${url}${day}`])
}
