/** What citations need to know about a work or a study guide, told the same way for both. */
import type { Guide, Work, WorkKind } from '../../pack/manifest.ts'
import { type Name, readName } from './names.ts'
import { requote } from './quotation-marks.ts'
import { type CitationWords, citationWords } from './words.ts'
import { writeYear } from './year.ts'

/** How a source was published, which decides the order of its entry. */
export type Form = 'film' | 'series' | 'book' | 'part' | 'article' | 'web page' | 'speech'

type Role = Work['creators'][number]['role']

export interface Source {
  readonly form: Form
  readonly title: string
  /** The title as a sentence would write it, for the styles that want it so. */
  readonly sentenceTitle: string
  /** Whether it is part of something larger, so that its title stands in quotation marks and not in italics. */
  readonly isQuoted: boolean
  /** Who the entry is listed under; nobody if it begins with the title. */
  readonly authors: readonly Name[]
  readonly directors: readonly Name[]
  readonly writers: readonly Name[]
  readonly editors: readonly Name[]
  readonly translators: readonly Name[]
  readonly composers: readonly Name[]
  readonly year?: number | undefined
  readonly publisher?: string | undefined
  readonly container?: string | undefined
  readonly volume?: string | undefined
  readonly issue?: string | undefined
  readonly pages?: string | undefined
  /** The address; a DOI as one, if there is one. */
  readonly url?: string | undefined
  readonly hasDoi: boolean
  /** When a web page was read, such as 2027-01-31. */
  readonly accessed?: string | undefined
  readonly language: string
  readonly words: CitationWords
}

export interface SourceContext {
  /** Of the pack. */
  readonly language: string
  /** The day on which it is cited, such as 2027-01-31. */
  readonly today?: string | undefined
}

const authorRoles: readonly Role[] = ['author', 'poet', 'playwright', 'speaker']

export function sourceOfWork(work: Work, { language, today }: SourceContext): Source {
  function named(...roles: readonly Role[]): readonly Name[] {
    return work.creators.filter(({ role }) => roles.includes(role)).map(readName)
  }
  const isOnScreen = work.kind === 'film' || work.kind === 'series'
  const others = [named('screenwriter'), named('composer'), named('director')]
  const authors = [named(...authorRoles), ...(isOnScreen ? [] : others)]
  const lead = authors.find((names) => names.length > 0) ?? []
  const { title, year, publisher, container, volume, issue } = work
  const words = citationWords(language)
  return {
    form: formOf(work),
    title: ownQuotes(title, words),
    sentenceTitle: ownQuotes(work.sentenceTitle ?? title, words),
    isQuoted: isPart(work),
    authors: lead,
    directors: isOnScreen ? named('director') : [],
    writers: isOnScreen ? named('screenwriter') : [],
    editors: named('editor'),
    translators: named('translator'),
    composers: isOnScreen || lead !== others[1] ? named('composer') : [],
    year,
    publisher,
    container,
    volume,
    issue,
    pages: work.pages?.replace(/^(?:pp?|S)\.\s*/, ''),
    url: work.doi === undefined ? work.url : `https://doi.org/${work.doi}`,
    hasDoi: work.doi !== undefined,
    ...(work.kind === 'web page' || work.url !== undefined ? { accessed: today } : {}),
    language,
    words,
  }
}

export function sourceOfGuide(guide: Guide, { language, today }: SourceContext): Source {
  const { title, year, publisher, container, url, author } = guide
  const form = url !== undefined ? 'web page' : container === undefined ? 'book' : 'part'
  const words = citationWords(language)
  return {
    form,
    title: ownQuotes(title, words),
    sentenceTitle: ownQuotes(title, words),
    isQuoted: form !== 'book',
    authors: author === undefined ? [] : [readName(author)],
    directors: [],
    writers: [],
    editors: [],
    translators: [],
    composers: [],
    year,
    publisher,
    container,
    url,
    hasDoi: false,
    ...(url === undefined ? {} : { accessed: today }),
    language,
    words,
  }
}

/** With the marks of the language: only English has a full stop inside them. */
function ownQuotes(title: string, { quotes: [open, close] }: CitationWords): string {
  return requote(title, open, close)
}

function formOf({ kind, container, publisher, pages, volume, url }: Work): Form {
  const isPrinted = (publisher ?? pages ?? volume) !== undefined
  switch (kind) {
    case 'film':
    case 'series':
    case 'web page':
      return kind
    case 'speech':
      return container !== undefined && isPrinted ? 'part' : 'speech'
    default:
      // A poem on a site is a page of it, and one in a collection is a part of that.
      if (container === undefined) return url !== undefined && !isPrinted ? 'web page' : 'book'
      if (kind === 'article') return 'article'
      return url !== undefined && !isPrinted ? 'web page' : 'part'
  }
}

const alwaysQuoted: ReadonlySet<WorkKind> = new Set(['article', 'web page', 'speech'])
/** Titles of plays and novels keep their italics in a collection too in MLA and Chicago. */
const neverQuoted: ReadonlySet<WorkKind> = new Set(['film', 'series', 'novel', 'play'])

function isPart({ kind, container, publisher }: Work): boolean {
  if (alwaysQuoted.has(kind)) return true
  if (neverQuoted.has(kind)) return false
  if (container !== undefined) return true
  // A poem or a story that somebody published by itself is a book.
  return (kind === 'poem' || kind === 'short story') && publisher === undefined
}

/** Whether the publisher is named already, as the author or as the site. */
export function isNamedAlready({ publisher, container, authors, form }: Source): boolean {
  const [author] = authors
  const isAuthor =
    authors.length === 1 && author?.given === undefined && author?.family === publisher
  return isAuthor || (form === 'web page' && container === publisher)
}

export function yearOf({ year, words }: Source): string | undefined {
  return year === undefined ? undefined : writeYear(year, words.beforeChrist)
}
