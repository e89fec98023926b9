/** Tells the words that ask from those that say what is asked for: “describe”, “who is”, “how does … change”, “explain the scene where”. */
import type { EntryKind } from '../pack/sections.ts'
import { isStopWord } from './stop-words.ts'

/** Words that belong to the question wherever they stand, unless nothing else is typed. They count a little. */
const questionWords: ReadonlySet<string> = wordSet(
  `scene scenes quote quotes quotation line lines say says said saying tell tells told ask asks asked happen happens
  happened character characters theme themes question questions mean means meaning definition define defined movie film
  part moment find show remember called name example story does thing talks talk talking speech exact words compared versus
  vs difference`,
)

/** Words that only ask where a query begins with them. */
const openers: ReadonlySet<string> = wordSet(
  `analyse analysis analyze bit character characterisation characterise characterization characterize comment compare
  comparison contrast define definition describe description development difference discuss evaluate examine example
  examples explain explanation explore facts find give hello help hey hi identify importance info information interpret
  kind learn line list meaning moment name outline part personality please pls plz quick quote relation relationship remind
  role scene search show significance similarities state sum summarise summarize summary tell theme traits type`,
)

/** How people lead up to a question, and how they leave it. */
const leadIn =
  /^(?:(?:so|hey|hi|hello|ok|please|pls|um|for|in|my|our|the|homework|essay|class|school|test|exam) )*(?:(?:can|could|would) (?:you|somebody|someone|anybody|anyone) |(?:i|we) (?:do not |would )?(?:need|want|have|must|should|am looking|am searching|know|understand|remember|get|forgot|like|missed the lesson)(?: to)?(?: (?:know|find|write|understand|look|search)(?: out)?)?(?: for| about)? |what (?:kind|type|sort) of (?:person|man|woman|boy|girl|character) )/
const leadOut =
  / (?:for|in) (?:my|our|the|an?)?(?: ?(?:english|film|history))? ?(?:homework|essay|class|school|test|exam|presentation)$/

/** Words that only ask where a query ends with them. */
const closers: ReadonlySet<string> = wordSet(
  `analysis arc background bio character characterisation characterization definition description explained explanation
  example examples info information meaning overview personality pls plz please profile recap role scene summary thanks
  thx traits quote quotes lines line scenes essay notes`,
)

/** What somebody or something does in a question that begins with “how” or “what”. */
const changes: ReadonlySet<string> = wordSet(
  `act behave change changed changes characterised characterized depicted described develop developed develops evolve
  evolved evolves grow introduced look mean portrayed presented react represent represented shown stand symbolise
  symbolize transform work`,
)

/** What “throughout the film” names. */
const works: ReadonlySet<string> = wordSet(
  `book course during film movie novel part play plot poem story text throughout time work whole`,
)

const questionStarts: ReadonlySet<string> = wordSet(
  `who whom whose what where when why how which do does did is are was were has have can could`,
)

const kindPatterns: readonly (readonly [RegExp, EntryKind])[] = [
  [/\b(?:quotes?|quotation|lines?)\b|\bwho (?:said|says|say|asks?|asked|tells?|told)\b/, 'quote'],
  [/\b(?:did|does) \w+ (?:say|tell|ask)\b|\b(?:says|said) (?:that|to|about)\b/, 'quote'],
  [/\bscenes?\b|^when (?:do|does|did|is|was)\b|^where (?:do|does|did|is|was|are)\b/, 'scene'],
  [/\bwhat happen(?:s|ed)?\b|\bsummary\b|^summari[sz]e\b/, 'scene'],
  [/^who (?:is|are|was|were)\b|\bcharacters?\b|\bpersonality\b|\btraits\b/, 'character'],
  [
    /^(?:describe|compare|contrast|characteri[sz]e)\b|\b(?:role|relationship) (?:of|between)\b/,
    'character',
  ],
  [
    /^how (?:does|do|did|is|are|has) .+ (?:change|develop|evolve|described|portrayed|presented)/,
    'character',
  ],
  [/^what (?:kind|type|sort) of (?:person|man|woman|character|boy|girl)\b/, 'character'],
  [/\bthemes?\b|\bmotifs?\b/, 'theme'],
  [/\b(?:discussion|question|discuss|essay)s?\b/, 'question'],
  [
    /^(?:define|meaning of|what is (?:an? |the )?(?:definition|meaning)|what does .+ mean)\b/,
    'term',
  ],
  [/\bdefinition\b|\bterms?\b|^what (?:is|are) an? \w+$|\bexamples? (?:of|for)\b/, 'term'],
]

function wordSet(words: string): ReadonlySet<string> {
  return new Set(words.trim().split(/\s+/))
}

/** Returns the kinds of entries that the wording asks for. */
export function kindsAskedFor(words: readonly string[]): ReadonlySet<EntryKind> {
  const folded = words.join(' ')
  return new Set(kindPatterns.flatMap(([pattern, kind]) => (pattern.test(folded) ? [kind] : [])))
}

/**
 * Returns how much each word says about what is looked for: 1, a little for words such as “scene”, or nothing where they only
 * ask. Where nothing else is typed, they are what is looked for.
 */
export function topicWeights(words: readonly string[]): readonly number[] {
  const folded = words.join(' ')
  const from = countWords(leadIn.exec(folded)?.[0])
  const to = words.length - countWords(leadOut.exec(folded)?.[0])
  const asking = new Set([
    ...words.flatMap((_, at) => (at < from || at >= to ? [at] : [])),
    ...askingAtStart(words, from),
    ...askingAtEnd(words, to),
  ])
  const weights = words.map((word, at) => (asking.has(at) ? 0 : questionWords.has(word) ? 0.2 : 1))
  const hasTopic = words.some((word, at) => weights[at] === 1 && !isStopWord(word))
  return hasTopic ? weights : words.map(() => 1)
}

/** Returns how many words at the start only make a question of it: “who is”, “what does the”. */
export function countLeadingWords(words: readonly string[]): number {
  if (!questionStarts.has(words[0] ?? '')) return 0
  const topic = words.findIndex((word) => !isStopWord(word))
  return Math.max(0, topic)
}

function countWords(text = ''): number {
  return text.split(' ').filter((word) => word !== '').length
}

function askingAtStart(words: readonly string[], from: number): readonly number[] {
  const found: number[] = []
  for (let at = from; at < words.length; at++) {
    const word = words[at] ?? ''
    if (openers.has(word)) found.push(at)
    else if (!isStopWord(word)) break
  }
  return found
}

function askingAtEnd(words: readonly string[], to: number): readonly number[] {
  const found: number[] = []
  const asksHow = words[0] === 'how' || words[0] === 'what'
  for (let at = to - 1; at > 0; at--) {
    const word = words[at] ?? ''
    if (closers.has(word) || works.has(word) || (asksHow && changes.has(word))) found.push(at)
    else if (!isStopWord(word)) break
  }
  return found
}
