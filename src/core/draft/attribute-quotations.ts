/** Says who speaks the quotations of a text, by the words around them and by whose turn it is. */
import type { Quotation } from './find-quotations.ts'
import {
  type Mention,
  type PeopleIndex,
  findMentions,
  mask,
  sentenceMask,
} from './find-mentions.ts'
import type { Person } from './person.ts'
import {
  findTagAfter,
  findTagBefore,
  isTitleQuotation,
  sentenceStartBefore,
} from './speech-tags.ts'
import { type Passage, resolvePronoun } from './resolve-pronoun.ts'
import type { SpeechWords } from './speech-words.ts'

/** How a speaker was found: named beside the line, by a pronoun, by what they do beside it, or by whose turn it is. */
export type SpeakerClue = 'name' | 'pronoun' | 'beside' | 'turn'

export interface SpokenLine {
  readonly text: string
  /** The index of its paragraph. */
  readonly paragraph: number
  readonly speaker: Person | 'narrator' | undefined
  readonly clue: SpeakerClue | undefined
  /** Who it may be, where that is in doubt. */
  readonly perhaps: readonly Person[]
  /** What it is, if no speech. */
  readonly kind: 'speech' | 'title' | 'words'
  /** Whether the text says by a verb of saying that it is spoken. */
  readonly isTagged: boolean
}

export interface QuotedParagraph {
  readonly text: string
  readonly quotations: readonly Quotation[]
}

interface Setting {
  readonly speech: SpeechWords
  readonly index: PeopleIndex
  /** A guide tells of a work; in a story, people speak in turns. */
  readonly isStory: boolean
}

type Found = Pick<SpokenLine, 'speaker' | 'clue' | 'perhaps' | 'isTagged'>

const nobody: Found = { speaker: undefined, clue: undefined, perhaps: [], isTagged: false }

export function maskQuotations({ text, quotations }: QuotedParagraph): string {
  let masked = ''
  let at = 0
  for (const { start, end } of quotations) {
    const isEnd = /[.!?…][”’"»“]?$/.test(text.slice(start, end))
    masked += text.slice(at, start) + mask.repeat(end - start - 1) + (isEnd ? sentenceMask : mask)
    at = end
  }
  return masked + text.slice(at)
}

export function attributeQuotations(
  paragraphs: readonly QuotedParagraph[],
  setting: Setting,
): readonly SpokenLine[] {
  const passages: Passage[] = paragraphs.map((paragraph) => {
    const text = maskQuotations(paragraph)
    return { text, mentions: findMentions(text, setting.index, setting.speech) }
  })
  const turns = createTurns()
  return paragraphs.flatMap(({ quotations }, paragraph) => {
    const lines = readParagraph(passages, paragraph, quotations, setting)
    if (setting.isStory) return turns.complete(lines, quotations, passages[paragraph]?.text ?? '')
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
    const kind = kindOf(quotation, own.isTagged, before, setting.isStory)
    return { text: quotation.text, paragraph, kind, ...own }
  })
}

function kindOf(
  { text }: Quotation,
  isTagged: boolean,
  before: string,
  isStory: boolean,
): SpokenLine['kind'] {
  if (!isTagged && isTitleQuotation(text, before)) return 'title'
  const words = text.split(/\s+/).length
  const isSentence = /[.!?…,—–-]$/.test(text) && /^[“¿¡]?\p{Lu}/u.test(text)
  if (words <= 2 && !isTagged && !(isStory && isSentence)) return 'words'
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
  if (after !== undefined) return resolve(passages, paragraph, after, true)
  const sentence = sentenceStartBefore(passage.text, quotation.start)
  const before = findTagBefore(passage, quotation, sentence, speech, isStory)
  if (before !== undefined)
    return resolve(passages, paragraph, before.subject, leadsTo(quotation, before.distance))
  const isAlone = passage.text.slice(sentence, quotation.start).trim() === ''
  if (!isAlone) return nobody
  const earlier = sentenceStartBefore(passage.text, sentence - 1)
  const beside = passage.mentions.find(
    ({ at, isSubject, pronoun }) =>
      at >= earlier && at < sentence && isSubject && pronoun !== 'plural',
  )
  if (beside !== undefined && sentence > 0) {
    return { ...resolve(passages, paragraph, beside, false), clue: 'beside' }
  }
  const next = passage.mentions.find(({ at }) => at >= quotation.end)
  const gap = next === undefined ? '' : passage.text.slice(quotation.end, next.at)
  if (
    isStory &&
    next?.isSubject === true &&
    next.pronoun !== 'plural' &&
    /^\s*(?:the |The )?$/.test(gap)
  ) {
    return { ...resolve(passages, paragraph, next, false), clue: 'beside' }
  }
  return nobody
}

/** One word or two are said only where the verb stands right before them: calls him “mopey”. */
function leadsTo({ text }: Quotation, distance: number | undefined): boolean {
  return distance !== undefined && distance <= (text.split(/\s+/).length <= 2 ? 2 : 14)
}

function resolve(
  passages: readonly Passage[],
  paragraph: number,
  subject: Mention,
  isTagged: boolean,
): Found {
  if (subject.person !== undefined) {
    return { speaker: subject.person, clue: 'name', perhaps: [], isTagged }
  }
  if (subject.pronoun === 'first')
    return { speaker: 'narrator', clue: 'pronoun', perhaps: [], isTagged }
  const { person, perhaps } = resolvePronoun(passages, paragraph, subject)
  return { speaker: person, clue: person === undefined ? undefined : 'pronoun', perhaps, isTagged }
}

/** How many paragraphs without speech end a conversation. */
const maxSilence = 2

/** In a story a paragraph has one speaker, and two people take turns. */
function createTurns() {
  let last: (Person | 'narrator' | undefined)[] = []
  let silence = 0

  function complete(
    lines: readonly SpokenLine[],
    quotations: readonly Quotation[],
    text: string,
  ): readonly SpokenLine[] {
    const speeches = lines.filter(({ kind }) => kind === 'speech')
    if (speeches.length === 0) {
      silence += 1
      if (silence > maxSilence) last = []
      return lines
    }
    silence = 0
    const known =
      speeches.find(({ clue }) => clue === 'name') ??
      speeches.find(({ speaker }) => speaker !== undefined)
    const isContinued = quotations[0]?.isContinued === true
    const turn = isContinued ? last.at(-1) : nextInTurn(last, speeches, text)
    const speaker = known?.speaker ?? turn
    if (isContinued) last = last.slice(0, -1)
    last = [...last.slice(-5), speaker]
    return lines.map((line) => {
      if (line.kind !== 'speech' || line.speaker !== undefined || speaker === undefined) return line
      const clue: SpeakerClue = known === undefined ? 'turn' : (known.clue ?? 'turn')
      return { ...line, speaker, clue }
    })
  }
  return { complete }
}

/** Returns who spoke before the last speaker, where two people talk and the line does not address that person. */
function nextInTurn(
  last: readonly (Person | 'narrator' | undefined)[],
  speeches: readonly SpokenLine[],
  text: string,
): Person | 'narrator' | undefined {
  const [other, latest] = last.slice(-2)
  if (other === undefined || latest === undefined || other === latest) return undefined
  const [first] = speeches
  const isSpeechAlone =
    first !== undefined && text.replaceAll(/[\uE000\uE001]/g, '').trim().length < 30
  if (!isSpeechAlone || addresses(first.text, other)) return undefined
  return other
}

function addresses(line: string, person: Person | 'narrator'): boolean {
  if (person === 'narrator') return false
  return [person.name, ...person.aliases].some(
    (name) => line.includes(`, ${name}`) || line.startsWith(`${name},`),
  )
}
