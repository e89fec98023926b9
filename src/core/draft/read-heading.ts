/** Recognises the headings of acts, scenes, chapters and sections, as books, web pages and Markdown set them. */
import { foldLetters } from '../reply/fold-letters.ts'
import { languageOf } from '../search/languages/language-of.ts'
import { englishNumbers, readNumber, readRoman } from '../search/numbers.ts'

export interface Heading {
  /** From 1, the widest. */
  readonly level: number
  /** Without its number; empty where it has none. */
  readonly title: string
  /** The kind of part that it names, in English. */
  readonly word?: UnitKind
  readonly number?: number
  /** False for what may be a short line of text. */
  readonly isCertain: boolean
}

export type UnitKind = 'act' | 'part' | 'scene' | 'chapter' | 'section'

/** What the parts of works are called, by kind. */
const unitNames: ReadonlyMap<string, UnitKind> = new Map(
  (
    [
      ['act', 'act akt aufzug acte acto jornada'],
      ['part', 'part book volume teil buch partie livre tome parte libro'],
      ['scene', 'scene szene auftritt scène escena cuadro'],
      ['chapter', 'chapter stave letter canto kapitel chapitre capítulo capitulo'],
      ['section', 'section lesson unit abschnitt lektion leçon sección lección'],
    ] as const
  ).flatMap(([kind, names]) => names.split(' ').map((name) => [name, kind] as const)),
)

const levels: Readonly<Record<UnitKind, number>> = {
  act: 1,
  part: 1,
  chapter: 2,
  scene: 2,
  section: 3,
}

const standAlone =
  /^(?:prologue|epilogue|preface|introduction|foreword|afterword|conclusion|prolog|epilog|vorwort|einleitung|prólogo|epílogo|introducción)\.?$/i

const ordinals = 'first second third fourth fifth sixth seventh eighth ninth tenth'
const namedUnit = new RegExp(
  `^(?:the )?(?:(${ordinals.replaceAll(' ', '|')}) )?([\\p{L}]+)(?: (?:the )?([\\p{L}\\d]+(?:-[\\p{L}]+)?))?[.]?(?:\\s*[.:—–-]+\\s*|\\s+(?=[“"\\p{Lu}])|$)(.*)$`,
  'iu',
)
/** “Erstes Kapitel”, “Premier acte”, “2. Szene: Der Wald” */
const countedFirst = /^(\p{L}+|\d{1,3}\.) (\p{L}+)\.?(?:\s*[.:—–-]+\s*(.*))?$/u
const numberLanguages = ['de', 'fr', 'es'].map((code) => languageOf(code).places.numbers)
const maxHeadingLength = 110

/** Returns the heading that a block of lines is, or undefined. */
export function readHeading(lines: readonly string[]): Heading | undefined {
  if (lines.length > 2) return undefined
  const [first = '', second = ''] = lines.map((line) => line.trim())
  if (first.length > maxHeadingLength || second.length > maxHeadingLength) return undefined
  const [, marks, marked] = /^(#{1,6})\s+(.+?)\s*#*$/.exec(first) ?? []
  if (marks !== undefined && marked !== undefined) {
    if (second !== '') return undefined
    return {
      ...(readUnit(unmark(marked)) ?? { title: unmark(marked) }),
      level: marks.length,
      isCertain: true,
    }
  }
  const isBold = /^(\*\*|__)[^*_]+\1:?$/.test(first)
  const text = unmark(first)
  const unit = readUnit(text)
  if (unit !== undefined) {
    if (second === '') return unit
    return unit.title === '' && !/[.,;]$/.test(second)
      ? { ...unit, title: tidy(unmark(second)) }
      : undefined
  }
  if (second !== '') return undefined
  return isBold ? { level: 3, title: tidy(text), isCertain: true } : readTitle(text)
}

function readUnit(text: string): Heading | undefined {
  if (standAlone.test(text)) {
    return { level: 2, title: tidy(text), word: 'chapter', isCertain: true }
  }
  const [, ordinal, name = '', counted = '', title = ''] = namedUnit.exec(text) ?? []
  const word = unitNames.get(name.toLowerCase())
  const number = numberOf(ordinal ?? counted)
  if (word !== undefined && number !== undefined && isTitle(title)) {
    return { level: levels[word], title: tidy(title), word, number, isCertain: true }
  }
  return readCountedFirst(text) ?? readCount(text)
}

function readCountedFirst(text: string): Heading | undefined {
  const [, counted = '', name = '', title = ''] = countedFirst.exec(text) ?? []
  const word = unitNames.get(name.toLowerCase())
  const number = word === undefined ? undefined : numberOf(counted.replace('.', ''))
  if (word === undefined || number === undefined || !isTitle(title)) return undefined
  return { level: levels[word], title: tidy(title), word, number, isCertain: true }
}

/** “1. The landing”, “2.3 Osmosis”, “IV”, “12” */
function readCount(text: string): Heading | undefined {
  const [, count = '', mark = '', title = ''] =
    /^(\d{1,3}(?:\.\d{1,2})?|[IVXL]{1,7})([.):]?)(?:\s+(.*))?$/.exec(text) ?? []
  const number = numberOf(count.split('.').at(-1) ?? '')
  if (number === undefined || number === 0) return undefined
  if (title === '') {
    return {
      level: 2,
      title: '',
      word: 'chapter',
      number,
      isCertain: mark !== '' || /^[IVXL]/.test(count),
    }
  }
  if (/[.!?,;:]$/.test(title) || !/^\p{Lu}/u.test(title) || title.split(' ').length > 9) {
    return undefined
  }
  if (mark === '' && !count.includes('.')) return undefined
  return {
    level: count.includes('.') ? 3 : 2,
    title: tidy(title),
    word: 'section',
    number,
    isCertain: false,
  }
}

/** A line in capitals, or a short one that does not end as a sentence does. */
function readTitle(text: string): Heading | undefined {
  const words = text.split(/\s+/)
  if (!/\p{L}{2}/u.test(text) || words.length > 12 || !/^[\p{Lu}\d]/u.test(text)) return undefined
  if (/[.,;:!?…”"»“«’)\]—–-]$/.test(text) || /\p{Ll}[.!?] \p{Lu}|: ?[„“"«»]/u.test(text)) {
    return undefined
  }
  if (/^(?:by|von|par|por) /i.test(text)) return undefined
  const isCapitals = text === text.toUpperCase() && words.length > 1
  return { level: isCapitals ? 2 : 3, title: tidy(text), isCertain: false }
}

function numberOf(word: string): number | undefined {
  const lower = word.toLowerCase()
  const read = readNumber(lower.split('-'), 0, englishNumbers)
  if (read !== undefined) return read.value
  const roman = readRoman(lower)
  if (roman !== undefined || !/^\p{L}+$/u.test(lower)) return roman
  const folded = foldLetters(lower)
  for (const language of numberLanguages) {
    const value = readNumber([folded], 0, language)?.value
    if (value !== undefined) return value
  }
  return undefined
}

/** What follows the number of a part is its title, and no sentence that goes on. */
function isTitle(text: string): boolean {
  return !/^\p{Ll}/u.test(text) && (!/[a-z][.;,]\s+\p{L}+.*[.;,]$/u.test(text) || text.length < 70)
}

/** Without the marks of Markdown around it. */
function unmark(text: string): string {
  return text.replaceAll(/^[*_]+|[*_]+:?$|\[\^?\d+\]/g, '').trim()
}

const smallWords = new Set(
  'a an and at by de der die du for from in la le of on or the to und von with y'.split(' '),
)

function capitaliseWord(word: string): string {
  return word.replace(/\p{L}/u, (letter) => letter.toUpperCase())
}

/** Capitals become a title as a book would write it; quotation marks around it go. */
export function tidy(title: string): string {
  const bare = title.replaceAll(/^["“„«]|["”»]$|[.:]$/g, '').trim()
  if (bare !== bare.toUpperCase() || !/\p{L}{3}/u.test(bare)) return bare
  return bare
    .toLowerCase()
    .split(' ')
    .map((word, at) => (at > 0 && smallWords.has(word) ? word : capitaliseWord(word)))
    .join(' ')
}
