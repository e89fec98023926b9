/** Finds words that a text explains: what is called, defined, set in bold or listed in a glossary. */
import type { DraftTerm } from './draft-material.ts'

export interface TermParagraph {
  readonly text: string
  readonly source: string
  /** Whether it stands below a heading such as “Glossary”. */
  readonly isGlossary: boolean
}

const nounPhrase = String.raw`((?:\p{L}[\p{L}\p{M}’\u0027-]+)(?: \p{L}[\p{L}\p{M}’\u0027-]+){0,2})`
const article = String.raw`(?:the |an? |its |das |der |die |ein(?:e|en)? |le |la |les |un(?:e|a)? |el |l[’\u0027])?`

/** How surely what they catch is a term. */
const patterns: readonly (readonly [RegExp, number])[] = [
  [
    new RegExp(
      String.raw`\b(?:is|are|was|were) (?:called|termed|known as|named) ${article}[“"*_]*${nounPhrase}`,
      'gu',
    ),
    4,
  ],
  [
    new RegExp(
      String.raw`\b(?:process|molecule|substance|reaction|part|organelle|device|form|kind|property|stage|phenomenon|idea|unit|enzyme|rock|layer|system|group|helper|technique) (?:called|known as|named) ${article}[“"*_]*${nounPhrase}`,
      'gu',
    ),
    4,
  ],
  [new RegExp(String.raw`\b[Tt]he (?:term|word) [“"*_]*${nounPhrase}`, 'gu'), 4],
  [
    new RegExp(
      String.raw`(?:^|[.!?] )(?:[“"*_]*)(?:An? |The )?(\p{Lu}[\p{L}\p{M}-]+(?: \p{Ll}+){0,2})[”"*_]* (?:is defined as|refers to|stands for|means (?:that|the|an?|any|how))`,
      'gu',
    ),
    4,
  ],
  [
    new RegExp(
      String.raw`(?:heißt|heißen|nennt man|on appelle|s[’\u0027]appellent?|se llaman?|se denominan?|llamamos) ${article}[„“"«*_]*${nounPhrase}`,
      'gu',
    ),
    3,
  ],
  [/\*\*([^*\n]{2,60})\*\*|__([^_\n]{2,60})__/g, 3],
  [/(?<![*\w])\*([^*\n]{3,40})\*(?!\*)|(?<![_\w])_([^_\n]{3,40})_(?![_\w])/g, 1],
]

const glossaryEntry =
  /^(?:[-*•]\s+)?[*_]{0,2}(\p{L}[\p{L}\p{M}’' -]{1,50}?)[*_]{0,2}\s*(?::|\s[–—-]\s)[*_]{0,2}\s*\S/u
const quoted = /[“"„«]([\p{L}][\p{L} -]{2,30})[”"“»]/gu

/** A term ends before these words. */
const stops =
  /^(?:the|a|an|and|or|of|in|on|at|to|for|from|with|by|because|since|that|which|who|when|where|while|as|if|but|is|are|was|were|has|have|it|its|they|this|these|only|also|into|under|after|before|through|und|oder|weil|die|der|das|et|qui|que|parce|y|o|porque|comes?|means?|refers|describes|stands|can|will|may|after|today|itself)$/i
const noTerms =
  /^(?:it|they|he|she|this|that|these|those|what|one|you|we|here|there|note|example|figure|table|chapter|step|not|so|no|yes|very|always|never|all|each|some|for example|word|part|kind|page|[a-z]\d{0,2}|[\divxl]+\.?)$/i

/** In a story, few words in italics or quotation marks are terms; `hasSubject` is whether the text explains a subject. */
export function findTerms(
  paragraphs: readonly TermParagraph[],
  hasSubject: boolean,
): readonly DraftTerm[] {
  const found = new Map<string, { term: string; source: string; score: number }>()

  function add(raw: string, source: string, score: number): void {
    const term = trimTerm(raw)
    if (term === undefined) return
    const key = term.toLowerCase()
    const entry = found.get(key)
    if (entry === undefined) found.set(key, { term, source, score })
    else entry.score += score
  }

  for (const { text, source, isGlossary } of paragraphs) {
    const [, listed] = isGlossary ? (glossaryEntry.exec(text) ?? []) : []
    if (listed !== undefined) add(listed, source, 6)
    for (const [pattern, score] of hasSubject ? patterns : patterns.slice(0, 2)) {
      for (const [, one, two] of text.matchAll(pattern)) add(one ?? two ?? '', source, score)
    }
    if (!hasSubject) continue
    for (const [, term = ''] of text.matchAll(quoted)) {
      if (term.split(' ').length <= 3) add(term, source, 1)
    }
  }
  return [...found.values()].filter(({ score }) => score >= 2).toSorted((a, b) => b.score - a.score)
}

function trimTerm(raw: string): string | undefined {
  const words: string[] = []
  for (const word of raw
    .replaceAll(/[*_“”"„«».:]/g, '')
    .trim()
    .replace(/^(?:the )?(?:term|word) /i, '')
    .split(/\s+/)) {
    if (stops.test(word)) {
      if (words.length === 0) continue
      break
    }
    words.push(word)
  }
  const term = words.join(' ')
  if (
    term.length < 2 ||
    term.length > 60 ||
    words.length > 4 ||
    noTerms.test(term) ||
    !/\p{L}/u.test(term)
  ) {
    return undefined
  }
  return `${term.slice(0, 1).toUpperCase()}${term.slice(1)}`
}
