/** Decks that a student can add: a character’s lines, the terms from this part, the questions about a scene. */
import { findClosestName } from '../command/did-you-mean.ts'
import { foldLetters } from '../reply/fold-letters.ts'
import { topicWords } from '../lookup/kind-label.ts'
import { partInSentence } from '../pack/part-in-sentence.ts'
import { pluralOf, withArticle } from '../pack/unit-label.ts'
import { capitalise } from '../reply/capitalise.ts'
import { typedWords } from '../lookup/typed-words.ts'
import { UserError } from '../reply/user-error.ts'
import { type ScenePlace, readScenePlace, scenesAt } from '../lookup/find-scene.ts'
import { languageOf } from '../search/languages/language-of.ts'
import type { Library } from '../pack/library.ts'
import { generatedFromQuote } from '../quiz/generate/generated-id.ts'
import { type CardKind, type CardRef, cardKey } from './review-store.ts'

export interface Deck {
  readonly id: string
  readonly title: string
  /** What people call it, such as the character's name. */
  readonly name: string
  readonly refs: readonly CardRef[]
}

/** Every deck that has a card in this view. */
export function listDecks({
  characters,
  pack,
  words,
  quiz,
  quotes,
  scenes,
  terms,
  themes,
}: Library): readonly Deck[] {
  const linesName = pluralOf(words.quote)
  const part = partInSentence(pack.part)
  const decks: readonly Deck[] = [
    deck('terms', `Terms from ${part}`, 'terms', refs('term', terms)),
    deck('lines', `All ${linesName} from ${part}`, linesName, refs('quote', quotes)),
    deck('questions', `All quiz questions from ${part}`, 'questions', refs('quiz', quiz)),
    ...characters.map(({ id, name }) => {
      const lines = quotes.filter((quote) => quote.speaker === id)
      return deck(`character/${id}`, `${name}’s lines`, name, refs('quote', lines))
    }),
    ...themes.map(({ id, name }) => {
      const lines = quotes.filter((quote) => quote.themes.includes(id))
      return deck(
        `theme/${id}`,
        `${capitalise(linesName)} about ${name}`,
        name,
        refs('quote', lines),
      )
    }),
    ...scenes.map(({ id, title }) => {
      const lines = quotes.filter((quote) => quote.scene === id)
      const questions = quiz.filter((item) => (item.about ?? item.scene) === id)
      return deck(`scene/${id}`, `${capitalise(linesName)} and questions from ${title}`, title, [
        ...refs('quote', lines),
        ...refs('quiz', questions),
      ])
    }),
  ]
  return decks.filter((each) => each.refs.length > 0)
}

/** Returns the deck that words such as `all quotes of Samantha` mean. Throws a UserError that says what there is. */
export function findDeck(library: Library, words: string): Deck {
  const found = findNamedDeck(library, words) ?? findSimilarDeck(library, words)
  if (found === undefined) throw noSuchDeck(library, words)
  return found
}

/** Returns the deck that the words name, for taking its cards out. Throws a UserError that asks about a similar one. */
export function requireNamedDeck(library: Library, words: string): Deck {
  const named = findNamedDeck(library, words)
  if (named !== undefined) return named
  const similar = findSimilarDeck(library, words)
  if (similar === undefined) throw noSuchDeck(library, words)
  throw new UserError(
    'No deck matches ',
    { em: typedWords(words) },
    `. Did you mean “${similar.title}”?`,
  ).proposing(words, [similar.title])
}

function findSimilarDeck(library: Library, words: string): Deck | undefined {
  const decks = listDecks(library)
  const closest = findClosestName(
    words,
    decks.map(({ name }) => name),
  )
  return decks.find(({ name }) => name === closest)
}

/** Throws a UserError for a place that has no cards. */
function findNamedDeck(library: Library, words: string): Deck | undefined {
  const decks = listDecks(library)
  const typed = foldLetters(words.trim())
  const exact = decks.find((each) => each.id === typed || foldLetters(each.title) === typed)
  const place = readScenePlace(
    words.replace(/^(\p{L}+) ?[:=] ?/u, '$1 '),
    library.units,
    languageOf(library.pack.language),
  )
  if (exact === undefined && place !== undefined) return deckOfScenes(library, decks, place)
  // “lines of Mara” means Mara’s lines, not all lines; of two names the longer counts, as in “the end of the tale”.
  const [named] = decks
    .filter(({ name }) => typed.includes(foldLetters(name)))
    .toSorted(
      (a, b) => Number(isGeneral(a)) - Number(isGeneral(b)) || b.name.length - a.name.length,
    )
  return exact ?? named
}

function noSuchDeck(library: Library, words: string): UserError {
  return new UserError(
    'No deck matches ',
    { em: typedWords(words) },
    '. Try ',
    { code: 'terms' },
    ', ',
    { code: pluralOf(library.words.quote) },
    ' or ',
    { code: 'questions' },
    `, or the name of ${withArticle(topicWords(library))}.`,
  ).offering('review start')
}

/** Returns the cards of the scenes at a place, such as `scene 3` or `scenes 1-4`. Throws a UserError if there are none. */
function deckOfScenes(library: Library, decks: readonly Deck[], place: ScenePlace): Deck {
  const scenes = scenesOfDeck(library, place)
  const found = scenes.flatMap(({ id }) => decks.filter((each) => each.id === `scene/${id}`))
  const [first] = found
  if (first === undefined) {
    const isOne = scenes.length === 1
    throw new UserError(
      `There are no cards for ${isOne ? library.units.labelInSentence(scenes[0]?.id ?? '') : `these ${library.units.plural}`}. Try another one, or `,
      { code: 'terms' },
      '.',
    )
  }
  if (found.length === 1) return first
  const title = `${capitalise(pluralOf(library.words.quote))} and questions from ${found.length} ${library.units.plural}`
  return deck(
    'scenes',
    title,
    title,
    found.flatMap(({ refs: cards }) => cards),
  )
}

/** As `scenesAt`, with buttons that add cards instead of opening a scene. */
function scenesOfDeck(library: Library, place: ScenePlace) {
  try {
    return scenesAt(library, place)
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    throw error.offering(...error.offers.map((line) => `review start ${line}`))
  }
}

function isGeneral({ id }: Deck): boolean {
  return !id.includes('/')
}

/**
 * Returns the card for an item that a student wants to save, or undefined if the item is not in view. A generated question
 * is not in the pack, so the line that it came from is saved instead.
 */
export function findCardRef(library: Library, address: string): CardRef | undefined {
  const [, kind = '', id = ''] = /^([a-z]+)\/(.+)$/.exec(address) ?? []
  if (kind === 'quote' && library.quote(id) !== undefined) return { kind, id }
  if (kind === 'term' && library.term(id) !== undefined) return { kind, id }
  if (kind !== 'quiz') return undefined
  if (library.quiz.some((item) => item.id === id)) return { kind, id }
  const line = library.quote(generatedFromQuote(id) ?? '')
  return line && { kind: 'quote', id: line.id }
}

/** Reads what `cardKey` wrote; undefined for anything else. */
export function parseCardKey(key: string): CardRef | undefined {
  const [, kind, id] = /^(quiz|quote|term)\/([a-z0-9-]{1,40})$/.exec(key) ?? []
  return id === undefined ? undefined : { kind: kind as CardKind, id }
}

function refs(kind: CardKind, items: readonly { readonly id: string }[]): readonly CardRef[] {
  return items.map(({ id }) => ({ kind, id }))
}

function deck(id: string, title: string, name: string, cards: readonly CardRef[]): Deck {
  return { id, title, name, refs: cards.toSorted((a, b) => (cardKey(a) < cardKey(b) ? -1 : 1)) }
}
