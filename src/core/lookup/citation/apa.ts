/** APA 7 (https://apastyle.apa.org/style-grammar-guidelines/references/examples): author, date, title, source. */
import { capitalise } from '../../reply/capitalise.ts'
import type { RichText } from '../../reply/reply.ts'
import { type Name, directInitials, invertedInitials, listNames } from './names.ts'
import { type Part, commas, join, sentences } from './punctuation.ts'
import { fullRanges, labelledPages, withDash } from './page-ranges.ts'
import { type Source, isNamedAlready, yearOf } from './source.ts'

export function citeApa(source: Source): RichText {
  const { url } = source
  const lead = leadOf(source)
  const title = titleWithNotes(source)
  const date = `(${apaYear(source)})`
  const start = lead === '' ? [title, date] : [lead, date, title]
  // No full stop after an address: it would become part of it.
  return join([sentences(...start, ...publishedIn(source)), url])
}

/** APA writes B.C.E. with full stops. */
export function apaYear(source: Source): string {
  return yearOf(source)?.replace('BCE', 'B.C.E.') ?? source.words.noDate
}

/** Every author up to twenty (APA 7, 9.8), and a work has no more. */
function leadOf(source: Source): string {
  const { authors, editors, translators, form } = source
  if (form === 'film' || form === 'series') return onScreen(source)
  if (authors.length > 0) return listAuthors(authors, source)
  if (form !== 'book' || editors.length === 0 || translators.length > 0) return ''
  return `${listAuthors(editors, source)} (${editorWord(source)})`
}

function onScreen(source: Source): string {
  const { authors, directors, writers, words } = source
  const [names, role] =
    [
      [directors, words.director] as const,
      [authors, words.creator] as const,
      [writers, words.writer] as const,
    ].find(([people]) => people.length > 0) ?? []
  if (names === undefined || role === undefined) return ''
  return `${listAuthors(names, source)} (${role[names.length > 1 ? 1 : 0]})`
}

function listAuthors(names: readonly Name[], { words }: Source): string {
  const written = names.map((name) => invertedInitials(name))
  const and = words.ampersand === '&' ? ', & ' : ` ${words.ampersand} `
  return listNames(written, { pair: and, beforeLast: and })
}

function editorWord({ editors, words }: Source): string {
  return capitalise(words.ed[editors.length > 1 ? 1 : 0])
}

/** In italics what stands alone; what it is in square brackets where that is not plain. */
function titleWithNotes(source: Source): RichText {
  const { form, sentenceTitle, words, editors, authors, translators, volume } = source
  const isAlone = form !== 'part' && form !== 'article'
  const medium =
    form === 'film'
      ? words.film
      : form === 'series'
        ? words.series
        : form === 'speech'
          ? words.speech
          : undefined
  const edited =
    form === 'book' && editors.length > 0 && (authors.length > 0 || translators.length > 0)
  const notes = join(
    [
      translators.length > 0 && `${listDirect(translators, source)}, ${capitalise(words.trans)}`,
      edited && `${listDirect(editors, source)}, ${editorWord(source)}`,
      form === 'book' && volume && volumeOf(source),
    ],
    '; ',
  )
  return join([
    isAlone ? [{ em: sentenceTitle }] : sentenceTitle,
    notes.length > 0 && ['(', ...notes, ')'],
    medium && `[${medium}]`,
  ])
}

function listDirect(names: readonly Name[], { words }: Source): string {
  const and = ` ${words.ampersand} `
  return listNames(
    names.map((name) => directInitials(name)),
    { pair: and, beforeLast: words.ampersand === '&' ? `,${and}` : and },
  )
}

function volumeOf({ volume = '', words }: Source): string {
  return `${capitalise(words.volume)} ${volume}`
}

function publishedIn(source: Source): readonly Part[] {
  const publisher = isNamedAlready(source) ? undefined : source.publisher
  switch (source.form) {
    case 'article':
      return [journal(source)]
    case 'part':
      return [book(source), publisher]
    case 'web page':
      return [siteOf(source), publisher]
    case 'speech':
    case 'film':
    case 'series':
      return [source.container, publisher]
    case 'book':
      return [publisher]
    default:
      return source.form satisfies never
  }
}

/** The site, unless its name is the author’s. */
function siteOf({ container, authors }: Source): string | undefined {
  return authors.some(({ family, given }) => given === undefined && family === container)
    ? undefined
    : container
}

/** “*Journal*, *3*(2), 112–131” */
function journal(source: Source): RichText {
  const { container, volume, issue, pages } = source
  const number = join(
    [volume !== undefined && [{ em: volume }], issue !== undefined && `(${issue})`],
    '',
  )
  return commas(
    container !== undefined && [{ em: container }],
    number,
    pages && withDash(fullRanges(pages), source),
  )
}

/** “In T. Hughes (Ed.), *Collected poems* (Vol. 2, pp. 12–31)” */
function book(source: Source): RichText {
  const { container = '', editors, pages, volume, words } = source
  const where = join([volume && volumeOf(source), pages && labelledPages(pages, source)], ', ')
  return join([
    capitalise(words.in),
    editors.length > 0 && `${listDirect(editors, source)} (${editorWord(source)}),`,
    [{ em: container }],
    where.length > 0 && ['(', ...where, ')'],
  ])
}
