/** What stands in the essay itself, after the line: in brackets, or for Chicago as a short note. */
import type { Inline, RichText } from '../../reply/reply.ts'
import { apaYear } from './apa.ts'
import { siteLeads, siteOrOwner } from './chicago.ts'
import type { CitationStyle } from './citation.ts'
import { harvardQuotes } from './harvard.ts'
import { type Locator, writeLocator } from './locator.ts'
import { leadsWithEditors } from './mla.ts'
import { type Name, listNames } from './names.ts'
import { commas, endSentence, join } from './punctuation.ts'
import { type Source, isNamedAlready, yearOf } from './source.ts'
import { titleOf } from './titles.ts'

export function citeInText(
  source: Source,
  style: CitationStyle,
  locator: Locator | undefined,
): RichText {
  const where = locator && writeLocator(locator, source, style)
  switch (style) {
    case 'MLA':
      return inBrackets(mla(source, locator, where))
    case 'APA':
      return inBrackets(commas(apaLead(source), apaYear(source), where))
    case 'Harvard':
      return inBrackets(
        commas(harvardLead(source), yearOf(source) ?? source.words.noDateInFull, where),
      )
    case 'Chicago':
      return endSentence(
        commas(chicagoLead(source), titleOf(source, shortTitle(source.title)), where),
      )
    default:
      return style satisfies never
  }
}

/** A page follows without a comma, and so do act, scene and time. */
function mla(source: Source, locator: Locator | undefined, where: string | undefined): RichText {
  const names = source.authors.length > 0 && isOrganisationNamed(source) ? [] : namesOf(source)
  const lead: RichText =
    names.length === 0
      ? titleOf(source, shortTitle(source.title))
      : [listFamilies(names, source.words.and, 3, source.words.etAl)]
  if (locator === undefined || where === undefined) return lead
  const hasWord = locator.kind === 'lines' || locator.kind === 'paragraph'
  return hasWord ? commas(lead, where) : join([lead, where])
}

function isOrganisationNamed(source: Source): boolean {
  return isNamedAlready({ ...source, form: 'book' })
}

/** Films are found under their title in MLA and Harvard. */
function namesOf(source: Source): readonly Name[] {
  if (isOnScreen(source)) return []
  return leadsWithEditors(source) ? source.editors : source.authors
}

function apaLead(source: Source): RichText {
  const { directors, authors, writers, words, form } = source
  const names = isOnScreen(source)
    ? ([directors, authors, writers].find((people) => people.length > 0) ?? [])
    : namesOf(source)
  if (names.length > 0) return [listFamilies(names, words.ampersand, 3, 'et al.')]
  // Unlike the list, the essay keeps the capitals of the title (APA 7, 8.14).
  const title = shortTitle(source.title)
  return form === 'part' || form === 'article'
    ? titleOf({ ...source, isQuoted: true }, title)
    : [{ em: title }]
}

function harvardLead(source: Source): RichText {
  const { words, form } = source
  const names = namesOf(source)
  if (names.length > 3) return [`${names[0]?.family ?? ''} `, { em: words.etAl }]
  if (names.length > 0) return [listFamilies(names, words.and, 4, words.etAl)]
  const inside = form === 'part' || form === 'article'
  return titleOf(
    { ...source, isQuoted: inside },
    shortTitle(source.sentenceTitle),
    harvardQuotes(source),
  )
}

/** Who made a film or series stands after its title in a note, and not in a short one (18th edition, 14.165). */
function chicagoLead(source: Source): string | undefined {
  const { authors, editors, translators, words, form } = source
  if (isOnScreen(source)) return undefined
  if (siteLeads(source)) return siteOrOwner(source)
  const people = [authors, ...(form === 'book' ? [editors, translators] : [])]
  const names = people.find((each) => each.length > 0) ?? []
  return listFamilies(names, words.and, 3, words.etAl)
}

/** `etAlFrom` is how many names are too many. */
function listFamilies(names: readonly Name[], and: string, etAlFrom: number, etAl: string): string {
  const families = names.map(({ family }) => family)
  if (families.length >= etAlFrom) return `${families[0] ?? ''} ${etAl}`
  return listNames(families, { pair: ` ${and} `, beforeLast: ` ${and} ` })
}

function isOnScreen({ form }: Source): boolean {
  return form === 'film' || form === 'series'
}

/** Without a subtitle. */
function shortTitle(title: string): string {
  return title.split(/: /)[0] ?? title
}

function inBrackets(words: RichText): RichText {
  const [first, ...rest] = join([words, ')'], '')
  const opened: readonly Inline[] =
    typeof first === 'string' ? [`(${first}`] : ['(', ...(first ? [first] : [])]
  return [...opened, ...rest]
}
