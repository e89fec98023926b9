/** Chicago 18, notes and bibliography (https://www.chicagomanualofstyle.org/tools_citationguide/citation-guide-1.html). */
import { capitalise } from '../../reply/capitalise.ts'
import type { RichText } from '../../reply/reply.ts'
import { longDay } from './accessed.ts'
import { type Name, direct, inverted, listNames } from './names.ts'
import { type Part, capitalised, commas, join, sentences } from './punctuation.ts'
import { chicagoRanges, withDash } from './page-ranges.ts'
import { type Source, isNamedAlready, yearOf } from './source.ts'
import { titleOf } from './titles.ts'

export function citeChicago(source: Source): RichText {
  const { words, translators, editors } = source
  const lead = leadOf(source)
  const isInBook = source.form === 'part'
  return sentences(
    siteLeads(source) ? siteOrOwner(source) : lead.names,
    titleOf(source),
    ...(isInBook ? [inBook(source)] : []),
    ...[
      lead.from !== translators && by(words.translatedBy, translators, source),
      !isInBook && lead.from !== editors && by(words.editedBy, editors, source),
      ...(lead.from === source.writers ? [] : [by(words.writtenBy, source.writers, source)]),
      by(words.musicBy, source.composers, source),
    ].map((part) => part && capitalised([part])),
    ...publishedIn(source),
    source.url,
  )
}

/** Directors lead a film; an editor or translator leads a work without an author. */
function leadOf(source: Source): { readonly names: string; readonly from?: readonly Name[] } {
  const { authors, directors, writers, editors, translators, words, form } = source
  const isOnScreen = form === 'film' || form === 'series'
  const candidates = [
    { from: directors, role: words.dir },
    { from: authors, role: isOnScreen ? words.creatorInEntry : undefined },
    ...(form === 'book'
      ? [
          { from: editors, role: words.ed },
          { from: translators, role: [words.trans, words.trans] },
        ]
      : []),
    { from: writers, role: isOnScreen ? words.writerInEntry : undefined },
  ]
  const found = candidates.find(({ from }) => from.length > 0)
  if (found === undefined) return { names: '' }
  const label = found.role?.[found.from.length > 1 ? 1 : 0]
  return {
    names:
      label === undefined
        ? listAuthors(found.from, source)
        : `${listAuthors(found.from, source)}, ${label}`,
    from: found.from,
  }
}

/** A page without an author is listed under its site or its owner (18th edition, 14.104). */
export function siteLeads(source: Source): boolean {
  const { form, authors } = source
  return form === 'web page' && authors.length === 0 && siteOrOwner(source) !== undefined
}

export function siteOrOwner({ container, publisher }: Source): string | undefined {
  return container ?? publisher
}

/** Up to six; of more the first three in the 18th edition. */
function listAuthors(names: readonly Name[], { words }: Source): string {
  const written = names.map((name, index) => (index === 0 ? inverted(name) : direct(name)))
  if (names.length > 6) return `${written.slice(0, 3).join(', ')}, ${words.etAl}`
  return listNames(written, { pair: `, ${words.and} `, beforeLast: words.lastAnd })
}

function by(word: string, names: readonly Name[], { words }: Source): string {
  if (names.length === 0) return ''
  const list = listNames(names.map(direct), {
    pair: ` ${words.and} `,
    beforeLast: words.lastAnd,
  })
  return `${word} ${list}`
}

function publishedIn(source: Source): readonly Part[] {
  const { words, container, accessed, form } = source
  const year = yearOf(source)
  switch (form) {
    case 'article':
      return [journal(source)]
    case 'web page':
      return [
        siteLeads(source) ? undefined : container,
        isNamedAlready(source) || (siteLeads(source) && container === undefined)
          ? undefined
          : source.publisher,
        year ?? (accessed === undefined ? words.noDate : undefined),
        year === undefined &&
          accessed !== undefined &&
          capitalised([`${words.accessed} ${longDay(accessed, source, 'en-US')}`]),
      ]
    case 'speech':
      return [commas(words.speech, container, source.publisher, year ?? words.noDate)]
    case 'film':
    case 'series':
      return [commas(source.publisher, year ?? words.noDate), container]
    case 'book':
      return [
        source.volume !== undefined && capitalised([`${words.volume} ${source.volume}`]),
        commas(source.publisher, year ?? words.noDate),
      ]
    case 'part':
      return [commas(source.publisher, year ?? words.noDate)]
    default:
      return form satisfies never
  }
}

/** “In *Collected Poems*, edited by Ted Hughes, 12–31”; of volume 2, “2:12–31”. */
function inBook(source: Source): RichText {
  const { container = '', volume, words, editors } = source
  const shortPages = pagesOf(source)
  return join([
    capitalise(words.in),
    commas(
      [{ em: container }],
      by(words.editedBy, editors, source),
      ...(volume !== undefined && shortPages !== undefined && /^\d+$/.test(volume)
        ? [`${volume}:${shortPages}`]
        : [volume && `${words.volume} ${volume}`, shortPages]),
    ),
  ])
}

/** “*Journal* 3, no. 2 (2001): 112–31” */
function journal(source: Source): RichText {
  const { container, volume, issue, words } = source
  const year = yearOf(source) ?? words.noDate
  const title: Part = container !== undefined && [{ em: container }]
  const shortPages = pagesOf(source)
  if (volume === undefined && issue === undefined) return commas(title, year, shortPages)
  const named =
    volume === undefined
      ? commas(title, `${words.issue} ${issue ?? ''}`)
      : commas(join([title, volume]), issue && `${words.issue} ${issue}`)
  return join([join([named, `(${year})`]), shortPages], ': ')
}

function pagesOf(source: Source): string | undefined {
  return source.pages && withDash(chicagoRanges(source.pages), source)
}
