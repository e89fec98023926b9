/** Counts the capitalised names of a text, and what stands around them. */
import { genderOfFirstName } from './first-names.ts'
import type { SpeechWords } from './speech-words.ts'

/** What is known of one form of a name. */
export interface Evidence {
  /** Without its title. */
  readonly name: string
  /** As the text writes it, such as `Mr.`. */
  readonly title: string | undefined
  /** How often it stands inside a sentence, and at the beginning of one. */
  mid: number
  start: number
  /** How often it stands after a word for places, after an article, beside a verb of saying, before another verb, as an owner. */
  place: number
  article: number
  speaks: number
  acts: number
  possessive: number
  /** How often somebody has made or played something: a novel by Mary Shelley. */
  maker: number
  /** How often a word such as “brother” or “his name is” stands before it. */
  kin: number
  /** How often “she” or “he” follows in the same sentence or begins the next one, where no one else is named. */
  she: number
  he: number
}

const noNames = new Set(
  `i monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
  october november december english french german spanish latin greek roman american british european african asian
  christian god christmas easter chapter act scene part book volume section summary analysis internet earth heaven hell
  north south east west the a an and but or if when as while then so for in on at of to yes no oh ah well now here there
  this that these those he she it they we you his her their my your our its not what who why how where which perhaps
  however thus finally meanwhile later once after before because although though since until even still just only
  every each all some many most both another other mr mrs miss ms dr sir madam ok okay hello goodbye please thank thanks
  figure table page gutenberg project note notes question questions theme themes character characters quote quotes
  montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi lunes martes o ay hey hush good come look let
  everyone everybody someone somebody anyone anybody nobody people moon sun sea ocean state government
  outside inside throughout despite during towards upon within without according instead sometimes suddenly`.split(
    /\s+/,
  ),
)

/** Words right before a name that only people have. */
const beforeNames =
  /^(?:brother|sister|cousin|friend|uncle|aunt|father|mother|son|daughter|husband|wife|gardener|maid|nurse|servant|named|bruder|schwester|freund|freundin|frère|sœur|ami|amie|hermano|hermana|amigo|amiga|diener|dienerin|nachbar|nachbarin|lehrer|lehrerin|tochter|sohn|großmutter|großvater)$/

/** Months that are a first word of names, too: the March Hare, May Welland. */
const monthNames = new Set(['march', 'april', 'may', 'june', 'august'])
const makers =
  /^(?:novel|book|story|poem|play|film|movie|song|painting|article|essay|music|written|directed|played|composed|produced|filmed|performed|translated|published|invented|discovered)$/
const placeNouns =
  /^(?:Street|Road|Lane|Avenue|Square|Sea|Ocean|River|Lake|Bay|Island|Islands|Mountain|Mountains|City|Town|County|School|University|College|Church|Bridge|Park|House|Hall|Hill|Station|Company|Council|Party|War|Union|Court|Museum|Theatre|Times|World)$/

const sentenceEnd = /[.!?…:][”’"')\]»]*$/
const capitalised = /^\p{Lu}[\p{L}’'-]*$/u
const particles = new Set([
  'de',
  'von',
  'van',
  'du',
  'la',
  'le',
  'der',
  'den',
  'di',
  'da',
  'del',
  'of',
])
const maxNameWords = 4

interface Token {
  readonly word: string
  readonly isPossessive: boolean
  /** Whether a sentence begins with it. */
  readonly isStart: boolean
  /** Whether a sign that separates follows. */
  readonly isLast: boolean
}

export function gatherNames(
  texts: readonly string[],
  speech: SpeechWords,
): ReadonlyMap<string, Evidence> {
  const names = new Map<string, Evidence>()
  for (const text of texts) {
    const tokens = tokensOf(text)
    for (let at = 0; at < tokens.length; at += 1) {
      const found = nameAt(tokens, at, speech)
      if (found === undefined) continue
      note(names, tokens, at, found, speech)
      at += found.length - 1
    }
  }
  return names
}

function tokensOf(text: string): readonly Token[] {
  let isStart = true
  return text.split(/\s+/).flatMap((raw): Token[] => {
    if (raw === '') return []
    const bare = raw.replaceAll(/^[^\p{L}\p{N}\uE000]+|[^\p{L}\p{N}\uE000\uE001]+$/gu, '')
    const marked = raw.replace(/^[*_“"(]+/, '')
    const isTitle = /^(?:Mr|Mrs|Ms|Dr|St|Prof|Rev|Mme|Mlle|Sr|Sra)\.$/.test(marked)
    const possessive = /^(.+?)(?:[’']s|(?<=s)[’'])$/u.exec(bare)
    const token = {
      word: isTitle ? marked : (possessive?.[1] ?? bare),
      isPossessive: possessive !== null,
      isStart,
      isLast: !isTitle && /[,.;:!?…)—–\]]$/.test(raw),
    }
    isStart = !isTitle && (sentenceEnd.test(raw) || raw.endsWith('\uE001'))
    return [token]
  })
}

interface FoundName {
  readonly name: string
  readonly title: string | undefined
  readonly length: number
}

function nameAt(tokens: readonly Token[], at: number, speech: SpeechWords): FoundName | undefined {
  const first = tokens[at]
  if (first === undefined || !capitalised.test(first.word.replace(/\.$/, ''))) return undefined
  const isTitle =
    !first.isLast &&
    !first.isPossessive &&
    speech.titles.has(first.word.toLowerCase().replace(/\.$/, ''))
  // German writes “Diener Wilke” with two capitals.
  const isKin = !isTitle && !first.isLast && beforeNames.test(first.word.toLowerCase())
  if (isKin && capitalised.test(tokens[at + 1]?.word ?? '')) return undefined
  const from = isTitle ? at + 1 : at
  const words: string[] = []
  let length = from - at
  for (let next = from; next < tokens.length && words.length < maxNameWords; next += 1) {
    const token = tokens[next]
    if (token === undefined) break
    const isParticle =
      (words.length > 0 || isTitle) &&
      particles.has(token.word) &&
      capitalised.test(tokens[next + 1]?.word ?? '')
    const isMonth =
      words.length === 0 &&
      monthNames.has(token.word.toLowerCase()) &&
      !token.isLast &&
      !/^(?:in|since|last|next|this|of|early|late|on|by|until)$/i.test(
        tokens[next - 1]?.word ?? '',
      ) &&
      isNameWord(tokens[next + 1]?.word ?? '')
    if (!isParticle && !isMonth && !isNameWord(token.word)) break
    if (next > at && token.isStart) break
    words.push(token.word)
    length += 1
    if (token.isPossessive || token.isLast) break
  }
  if (words.length === 0) {
    // “the Baron” has a title alone.
    return isTitleAlone(first, tokens[at - 1], speech)
      ? { name: first.word, title: undefined, length: 1 }
      : undefined
  }
  return { name: words.join(' '), title: isTitle ? first.word : undefined, length }
}

function isTitleAlone(
  { word, isStart }: Token,
  before: Token | undefined,
  speech: SpeechWords,
): boolean {
  return (
    !isStart &&
    !word.endsWith('.') &&
    speech.titles.has(word.toLowerCase()) &&
    before?.word === 'the'
  )
}

function isNameWord(word: string): boolean {
  return (
    capitalised.test(word) &&
    word.length > 1 &&
    !noNames.has(word.toLowerCase()) &&
    (word !== word.toUpperCase() || word.length < 3)
  )
}

function note(
  names: Map<string, Evidence>,
  tokens: readonly Token[],
  at: number,
  { name, title, length }: FoundName,
  speech: SpeechWords,
): void {
  const first = tokens[at]
  const last = tokens[at + length - 1]
  const before = tokens[at - 1]?.word.toLowerCase() ?? ''
  const after = tokens[at + length]?.word.toLowerCase() ?? ''
  const key = title === undefined ? name : `${title} ${name}`
  const entry = names.get(key) ?? createEvidence(name, title)
  names.set(key, entry)
  if (first?.isStart === true) entry.start += 1
  else entry.mid += 1
  const hasArticle = speech.articles.has(before) && !/^(?:his|her|my|our|their)$/.test(before)
  const beforeArticle = hasArticle ? (tokens[at - 2]?.word.toLowerCase() ?? '') : before
  if (first?.isStart !== true && speech.beforePlaces.has(beforeArticle)) entry.place += 1
  if (hasArticle) entry.article += 1
  if (isPlaceName(name)) entry.place += 1
  if (before === 'by' && makers.test(tokens[at - 2]?.word.toLowerCase() ?? '')) entry.maker += 1
  const isNamed = before === 'is' && tokens[at - 2]?.word === 'name'
  if (isNamed || (beforeNames.test(before) && tokens[at - 1]?.isLast === false)) entry.kin += 1
  if (last?.isPossessive === true) entry.possessive += 1
  else if (isSpeech(after, speech) && last?.isLast !== true) entry.speaks += 1
  else if (
    /^(?:is|was|has|had|does|did|will|would|could|can|[a-z]+(?:ed|[^s]s))$/.test(after) &&
    last?.isLast !== true
  ) {
    entry.acts += 1
  }
  if (speaksBefore(tokens, hasArticle ? at - 1 : at, speech)) entry.speaks += 1
  notePronoun(entry, tokens, at + length)
}

/** “Dock Street” is a place; “Lane” and “Gregory Hill” are people. */
function isPlaceName(name: string): boolean {
  const words = name.split(' ')
  return (
    words.length > 1 &&
    placeNouns.test(words.at(-1) ?? '') &&
    genderOfFirstName(words[0] ?? '') === 'unknown'
  )
}

/** “…,” said Anna; “…,” said the Hatter */
function speaksBefore(tokens: readonly Token[], at: number, speech: SpeechWords): boolean {
  const verb = tokens[at - 1]
  return (
    verb !== undefined &&
    !verb.isLast &&
    isSpeech(verb.word.toLowerCase(), speech) &&
    /[\uE000\uE001]/u.test(tokens[at - 2]?.word ?? '')
  )
}

function isSpeech(word: string, speech: SpeechWords): boolean {
  return speech.verbs.has(word) && !/^(?:call|go|like|read|sing|state)$/.test(word)
}

function createEvidence(name: string, title: string | undefined): Evidence {
  return {
    name,
    title,
    mid: 0,
    start: 0,
    place: 0,
    article: 0,
    speaks: 0,
    acts: 0,
    possessive: 0,
    maker: 0,
    kin: 0,
    she: 0,
    he: 0,
  }
}

/** Looks for the first pronoun after a name, as far as the end of the next sentence or the next name. */
function notePronoun(entry: Evidence, tokens: readonly Token[], from: number): void {
  let starts = 0
  for (let at = from; at < Math.min(tokens.length, from + 25); at += 1) {
    const token = tokens[at]
    if (token === undefined) return
    const word = token.word.toLowerCase()
    if (token.isStart) starts += 1
    if (starts > 1 && !/^(?:he|she)$/.test(word)) return
    if (capitalised.test(token.word) && !token.isStart && isNameWord(token.word)) return
    if (/^(?:she|herself|elle|ella|sie)$/.test(word)) {
      entry.she += 1
      return
    }
    if (/^(?:he|himself|il|él|er)$/.test(word)) {
      entry.he += 1
      return
    }
  }
}
