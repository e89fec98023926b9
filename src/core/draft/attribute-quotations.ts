/** Says who speaks the quotations of a text, by the words around them and by whose turn it is. */
import type { Quotation } from './find-quotations.ts'
import {
  type Mention,
  type Passage,
  type PeopleIndex,
  findMentions,
  mask,
  sentenceMask,
} from './find-mentions.ts'
import {
  findTagAfter,
  findTagBefore,
  isTitleQuotation,
  sentenceStartBefore,
} from './speech-tags.ts'
import { resolvePronoun } from './resolve-pronoun.ts'
import type { SpeechWords } from './speech-words.ts'
import { createTurns } from './speech-turns.ts'
import type { SpokenLine } from './spoken-line.ts'

export interface QuotedParagraph {
  /** The part of the text that it belongs to. */
  readonly part?: number
  readonly text: string
  readonly quotations: readonly Quotation[]
}

interface Setting {
  readonly speech: SpeechWords
  readonly index: PeopleIndex
  /** A guide tells of a work; in a story, people speak in turns. */
  readonly isStory: boolean
}

type Found = Pick<SpokenLine, 'speaker' | 'clue' | 'perhaps' | 'isTagged' | 'wanted' | 'isNobody'>

const nobody: Found = { speaker: undefined, clue: undefined, perhaps: [], isTagged: false }
const several: Found = { ...nobody, isTagged: true, isNobody: true }

export function maskQuotations({ text, quotations }: QuotedParagraph): string {
  let masked = ''
  let at = 0
  for (const { start, end } of quotations) {
    const isEnd = /[.!?…][”’"»“]?$/.test(text.slice(start, end))
    masked += text.slice(at, start) + mask.repeat(end - start - 1) + (isEnd ? sentenceMask : mask)
    at = end
  }
  return splitInversions(masked + text.slice(at))
}

/** “dit-il” and “murmura-t-elle” are two words, as “dit Anne” is. */
function splitInversions(text: string): string {
  return text.replaceAll(/(?<=\p{L})-(?:t-)?(?=(?:ils?|elles?|je)(?!\p{L}))/gu, (hyphens) =>
    ' '.repeat(hyphens.length),
  )
}

export function attributeQuotations(
  paragraphs: readonly QuotedParagraph[],
  setting: Setting,
): readonly SpokenLine[] {
  const passages: Passage[] = paragraphs.map((paragraph) => {
    const text = maskQuotations(paragraph)
    const part = paragraph.part ?? 0
    return { text, part, mentions: findMentions(text, setting.index, setting.speech) }
  })
  const turns = createTurns()
  return paragraphs.flatMap(({ quotations }, paragraph) => {
    const lines = readParagraph(passages, paragraph, quotations, setting)
    const passage = passages[paragraph]
    if (setting.isStory && passage !== undefined) {
      return turns.complete(lines, quotations, passage)
    }
    return lines
  })
}

function readParagraph(
  passages: readonly Passage[],
  paragraph: number,
  quotations: readonly Quotation[],
  setting: Setting,
): readonly SpokenLine[] {
  const { text } = passages[paragraph] ?? { text: '' }
  const found = quotations.map((quotation) => ({
    quotation,
    ...findSpeaker(passages, paragraph, quotation, setting),
  }))
  return found.map(({ quotation, ...own }) => {
    const before = text.slice(Math.max(0, quotation.start - 60), quotation.start)
    const kind = kindOf(quotation, own, before, setting.isStory)
    return { text: quotation.text, paragraph, kind, ...own }
  })
}

function kindOf(
  { text }: Quotation,
  { isTagged, speaker }: Found,
  before: string,
  isStory: boolean,
): SpokenLine['kind'] {
  const title = isTagged ? text : text.replace(/,$/, '')
  const isSpoken = (isStory && isTagged) || /[,:]\s*$/.test(before)
  if (!isSpoken && isTitleQuotation(title, before)) return 'title'
  const words = text.split(/\s+/).length
  const isSentence = /[.!?…,—–-]$/.test(text) && /^[“¿¡]?\p{Lu}/u.test(text)
  if (words <= 2 && !isTagged && !(isStory && isSentence)) return 'words'
  // “the lost minute”: words that are spoken of.
  const isLoose = !isStory && !isTagged && speaker === undefined
  if (isLoose && words <= 6 && /^\p{Ll}/u.test(text)) return 'words'
  if (isStory && !isTagged && words <= 3 && !isSentence) return 'words'
  return 'speech'
}

/** Looks after the quotation, then before it, then at the sentence before. */
function findSpeaker(
  passages: readonly Passage[],
  paragraph: number,
  quotation: Quotation,
  { speech, isStory }: Setting,
): Found {
  const passage = passages[paragraph]
  if (passage === undefined) return nobody
  const after = findTagAfter(passage, quotation, speech)
  const sentence = sentenceStartBefore(passage.text, quotation.start)
  const before = findTagBefore(passage, quotation, sentence, { speech, isStory })
  const isLed = isLedTo(passage.text, quotation, before?.distance)
  if (!isLed && after?.pronoun === 'plural') return several
  if (!isLed && after !== undefined) return resolve(passages, paragraph, after, { isTagged: true })
  if (before?.subject.pronoun === 'plural') return several
  if (before !== undefined) {
    return resolve(passages, paragraph, before.subject, {
      isTagged: leadsTo(quotation, before.distance),
    })
  }
  const isAlone = passage.text.slice(sentence, quotation.start).trim() === ''
  if (!isAlone) return nobody
  const earlier = sentenceStartBefore(passage.text, sentence - 1)
  const beside = passage.mentions.find(
    ({ at, isSubject, pronoun }) =>
      at >= earlier && at < sentence && isSubject && pronoun !== 'plural',
  )
  if (beside !== undefined && sentence > 0) {
    return { ...resolve(passages, paragraph, beside), clue: 'beside' }
  }
  const lead = quotation.start < 3 ? leadFrom(passages[paragraph - 1], speech) : undefined
  if (lead !== undefined) {
    return { ...resolve(passages, paragraph - 1, lead, { isTagged: true }), clue: 'beside' }
  }
  const next = passage.mentions.find(({ at }) => at >= quotation.end)
  const gap = next === undefined ? '' : passage.text.slice(quotation.end, next.at)
  if (
    isStory &&
    next?.isSubject === true &&
    next.pronoun !== 'plural' &&
    /^\s*(?:the |The )?$/.test(gap)
  ) {
    return { ...resolve(passages, paragraph, next), clue: 'beside' }
  }
  return nobody
}

/** “Nora asks: “Why?” Anna answers …”: what leads to a line goes before a new sentence behind it. */
function isLedTo(text: string, { start, end, text: line }: Quotation, distance?: number): boolean {
  return (
    distance !== undefined &&
    /[,:]\s*$/.test(text.slice(Math.max(0, start - 3), start)) &&
    /[.?!…]$/.test(line) &&
    /^\s+\p{Lu}/u.test(text.slice(end, end + 4)) &&
    leadsTo({ text: line }, distance)
  )
}

/** “He turned to her and said:” may stand as a paragraph of its own. */
function leadFrom(passage: Passage | undefined, speech: SpeechWords): Mention | undefined {
  if (passage === undefined || !/[:,—–-]\s*$/.test(passage.text)) return undefined
  const end = {
    start: passage.text.length,
    end: passage.text.length,
    text: '',
    isOpen: false,
    isContinued: false,
  }
  const sentence = sentenceStartBefore(passage.text, passage.text.length - 1)
  return findTagBefore(passage, end, sentence, { speech, isStory: true })?.subject
}

/** One word or two are said only where the verb stands right before them: calls him “mopey”. */
function leadsTo({ text }: Pick<Quotation, 'text'>, distance: number | undefined): boolean {
  return distance !== undefined && distance <= (text.split(/\s+/).length <= 2 ? 2 : 14)
}

function resolve(
  passages: readonly Passage[],
  paragraph: number,
  subject: Mention,
  { isTagged = false }: { readonly isTagged?: boolean } = {},
): Found {
  if (subject.person !== undefined) {
    return { speaker: subject.person, clue: 'name', perhaps: [], isTagged }
  }
  if (subject.pronoun === 'plural') return several
  if (subject.pronoun === 'first') {
    return { speaker: 'narrator', clue: 'pronoun', perhaps: [], isTagged }
  }
  const { person, perhaps, isNew } = resolvePronoun(passages, paragraph, subject)
  if (person !== undefined) return { speaker: person, clue: 'pronoun', perhaps, isTagged }
  if (isNew) return { ...nobody, isTagged, isNobody: true }
  return {
    ...nobody,
    perhaps,
    isTagged,
    wanted: perhaps.length === 0 ? subject.pronoun : undefined,
  }
}
