/** Finds who is said to speak beside a quotation: “…,” says Samantha; Theodore tells her: “…”. */
import type { Quotation } from './find-quotations.ts'
import {
  type Mention,
  type Passage,
  type Word,
  mask,
  sentenceMask,
  wordsOf,
} from './find-mentions.ts'
import type { SpeechWords } from './speech-words.ts'

/** How far a tag may reach. */
const maxTagLength = 120
const maxSentenceLength = 700

/** Returns the subject of a tag right after the quotation. */
export function findTagAfter(
  passage: Passage,
  quotation: Quotation,
  speech: SpeechWords,
): Mention | undefined {
  const tail = tailAfter(passage.text, quotation.end)
  const words = wordsOf(tail)
  const [first] = words
  if (first === undefined || first.at > 3 || /^\s*;/.test(tail)) return undefined
  const isPlainWord =
    speech.pronouns.get(first.text.toLowerCase())?.gender !== 'first' &&
    (speech.pronouns.has(first.text.toLowerCase()) || speech.articles.has(first.text.toLowerCase()))
  const isSentenceOver = quotation.text.endsWith('.') || /^\s*\./.test(tail) || isPlainWord
  if (isSentenceOver && /^\p{Lu}/u.test(first.text)) return undefined
  const inverted = isVerb(first, speech)
  const limit = inverted ? 5 : 1
  const subject = passage.mentions.find(({ at }) => at >= quotation.end + first.at)
  if (subject === undefined) return undefined
  const between = words.filter(({ at }) => at >= first.at && at < subject.at - quotation.end)
  if (between.length > limit || /[,;.]/.test(tail.slice(first.at, subject.at - quotation.end))) {
    return undefined
  }
  if (inverted) {
    const isObject = between.some(
      ({ text }) => speech.prepositions.has(text.toLowerCase()) && text !== 'out',
    )
    return isObject ||
      (subject.pronoun !== undefined && !subject.isSubject && subject.pronoun !== 'first')
      ? undefined
      : subject
  }
  if (subject.isOwner || (subject.pronoun !== undefined && !subject.isSubject)) return undefined
  if (between.length === 1 && !speech.articles.has(between[0]?.text.toLowerCase() ?? '')) {
    return undefined
  }
  const rest = words.filter(({ at }) => at >= subject.end - quotation.end).slice(0, 4)
  return rest.some((word) => isVerb(word, speech)) ? subject : undefined
}

function tailAfter(text: string, end: number): string {
  const tail = text.slice(end, end + maxTagLength)
  const next = tail.indexOf(mask)
  return next === -1 ? tail : tail.slice(0, next)
}

function isVerb({ text }: Word, speech: SpeechWords): boolean {
  return speech.verbs.has(text) || speech.verbs.has(text.replace(/^s[’']/, "s'"))
}

interface TagBefore {
  readonly subject: Mention
  /** How many words stand between the verb of saying and the quotation; undefined where there is no such verb. */
  readonly distance: number | undefined
}

/** Returns the subject of what leads to the quotation in its own sentence. */
export function findTagBefore(
  { text, mentions }: Passage,
  { start }: Quotation,
  sentence: number,
  { speech, isStory }: { readonly speech: SpeechWords; readonly isStory: boolean },
): TagBefore | undefined {
  const lead = text.slice(sentence, start)
  if (lead.trim() === '') return undefined
  const verb = wordsOf(lead).findLast((word) => isVerb(word, speech))
  const inSentence = mentions.filter(({ at }) => at >= sentence && at < start)
  const subjects = inSentence.filter(({ isSubject }) => isSubject)
  if (verb === undefined) {
    const subject = subjects.findLast(({ pronoun }) => pronoun !== 'plural')
    const isLed = /[:,—–]\s*$/.test(lead)
    if (isStory && !isLed) return undefined
    return subject === undefined ? undefined : { subject, distance: undefined }
  }
  const subject =
    subjectAfter(lead, sentence, verb, subjects) ??
    subjects.findLast(({ at }) => at < sentence + verb.at) ??
    inverted(inSentence, sentence + verb.end)
  const distance = wordsOf(lead.slice(verb.end)).length
  return subject === undefined ? undefined : { subject, distance }
}

/** “he says, but Anna shakes her head: “…””: the last subject speaks, as the verb belongs to the line before. */
function subjectAfter(
  lead: string,
  sentence: number,
  verb: Word,
  subjects: readonly Mention[],
): Mention | undefined {
  if (!lead.includes(sentenceMask) && !lead.includes(mask)) return undefined
  if (!/:\s*$/.test(lead)) return undefined
  const last = subjects.at(-1)
  if (last === undefined || last.at < sentence + verb.end) return undefined
  return /[,;]/.test(lead.slice(verb.end, last.at - sentence)) ? last : undefined
}

/** “said Anna, “…””: the subject follows the verb. */
function inverted(mentions: readonly Mention[], from: number): Mention | undefined {
  return mentions.find(({ at, isOwner }) => at >= from && at < from + 12 && !isOwner)
}

/** Returns where the sentence begins that stands before a place; a quotation that ends a sentence ends it. */
export function sentenceStartBefore(text: string, at: number): number {
  const from = Math.max(0, at - maxSentenceLength)
  const lead = text.slice(from, Math.max(0, at))
  let start = from
  for (const { index, 0: end } of lead.matchAll(
    /(?:[.!?…:](?<!\b(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Mme|Mlle|Sra?)\.)[)\]]?|\uE001)\s+(?=[\p{Lu}\uE000“"'‘¿¡])/gu,
  )) {
    start = from + index + end.length
  }
  return start
}

/** Whether what stands in quotation marks is the name of a work. */
export function isTitleQuotation(text: string, before: string): boolean {
  const words = text.split(/\s+/)
  const isHeadline = words.length > 3 && words.every((word) => /^[\p{Lu}\d]/u.test(word))
  if (/[?!]$/.test(text) && isHeadline) return true
  if (/[?!]$/.test(text) && words.length > 6) return false
  if (
    /\b(?:titled|entitled|called|named|song|poem|story|essay|article|episode|novel|book|film|movie|play|chapter|painting|ballad|hymn|magazine|tale) $/i.test(
      before,
    ) &&
    /^\p{Lu}/u.test(text) &&
    !/[.!?,]$/.test(text)
  ) {
    return true
  }
  const small =
    /^(?:a|an|the|of|and|or|in|on|at|to|for|from|with|by|de|la|le|du|der|die|das|und|von)$/
  const main = words.filter((word) => !small.test(word))
  return (
    main.length >= 2 &&
    words.length <= 9 &&
    main.every((word) => /^[\p{Lu}\d]/u.test(word)) &&
    !/[.!?,]$/.test(text)
  )
}
