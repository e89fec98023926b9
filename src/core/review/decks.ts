/** Decks that a student can start: the lines of a character, the terms of this part, the questions of a scene. */
import { findClosestName } from '../command/did-you-mean.ts'
import { UserError } from '../reply/user-error.ts'
import type { Library } from '../pack/library.ts'
import { type CardKind, type CardRef, cardKey } from './review-store.ts'

export interface Deck {
  readonly id: string
  readonly title: string
  /** What people call it, such as the character's name. */
  readonly name: string
  readonly refs: readonly CardRef[]
}

/** Every deck that has a card in this view. */
export function listDecks(library: Library): readonly Deck[] {
  const { quotes, terms, quiz, pack } = library
  const decks: readonly Deck[] = [
    deck('terms', `Terms of ${pack.part}`, 'terms', refs('term', terms)),
    deck('lines', `All lines of ${pack.part}`, 'lines', refs('quote', quotes)),
    deck('questions', `All quiz questions of ${pack.part}`, 'questions', refs('quiz', quiz)),
    ...library.characters.map(({ id, name }) =>
      deck(
        `character/${id}`,
        `Lines of ${name}`,
        name,
        refs(
          'quote',
          quotes.filter((quote) => quote.speaker === id),
        ),
      ),
    ),
    ...library.themes.map(({ id, name }) =>
      deck(
        `theme/${id}`,
        `Lines on ${name}`,
        name,
        refs(
          'quote',
          quotes.filter((quote) => quote.themes.includes(id)),
        ),
      ),
    ),
    ...library.scenes.map(({ id, title }) =>
      deck(`scene/${id}`, `Lines and questions of ${title}`, title, [
        ...refs(
          'quote',
          quotes.filter((quote) => quote.scene === id),
        ),
        ...refs(
          'quiz',
          quiz.filter((item) => item.scene === id),
        ),
      ]),
    ),
  ]
  return decks.filter((each) => each.refs.length > 0)
}

/** The deck that words such as `all quotes of Samantha` mean; throws a UserError with what there is. */
export function findDeck(library: Library, words: string): Deck {
  const decks = listDecks(library)
  const said = words.trim().toLowerCase()
  const exact = decks.find((each) => each.id === said || each.title.toLowerCase() === said)
  // The longest name, so that “the end of the tale” is not taken for “the end”.
  const [named] = decks
    .filter(({ name }) => said.includes(name.toLowerCase()))
    .toSorted((a, b) => b.name.length - a.name.length)
  const names = decks.map(({ name }) => name)
  const close = decks.find(({ name }) => name === findClosestName(words, names))
  const found = exact ?? named ?? close
  if (found !== undefined) return found
  throw new UserError(
    'No deck matches ',
    { em: words.slice(0, 80) },
    '. There are decks of ',
    'terms, lines and questions, and of every character, theme and scene by its name.',
  )
}

/**
 * The card for something that a student wants to keep. A question that a quiz has made from a line has no text in the pack,
 * so its line is kept instead. Nothing for what is not in view.
 */
export function findCardRef(library: Library, address: string): CardRef | undefined {
  const [, kind = '', id = ''] = /^([a-z]+)\/(.+)$/.exec(address) ?? []
  if (kind === 'quote' && library.quote(id) !== undefined) return { kind, id }
  if (kind === 'term' && library.term(id) !== undefined) return { kind, id }
  if (kind !== 'quiz') return undefined
  if (library.quiz.some((item) => item.id === id)) return { kind, id }
  const [line] = library.quotes
    .filter((quote) => id.startsWith('made-') && id.endsWith(`-${quote.id}`))
    .toSorted((a, b) => b.id.length - a.id.length)
  return line && { kind: 'quote', id: line.id }
}

/** A card's address in presses, read again. */
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
