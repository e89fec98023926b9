/** Choosing a deck of flashcards, and what adding one did. */
import { componentId } from '../command/component-id.ts'
import { maxMenuOptions } from '../lookup/open-menu.ts'
import type { Library } from '../pack/library.ts'
import { pluralOf, withArticle } from '../pack/unit-label.ts'
import { capitalise } from '../reply/capitalise.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Block,
  type Reply,
  buttons,
  heading,
  note,
  privateReply,
  select,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { type Deck, listDecks } from './decks.ts'
import type { OpenReviews } from './review-service.ts'
import { reviewNowButton } from './review-views.ts'

function menusFor({ units, words }: Library) {
  return [
    { label: 'Choose a deck', prefixes: ['', 'character'] },
    { label: `${capitalise(pluralOf(words.quote))} about a theme`, prefixes: ['theme'] },
    { label: `Cards from ${withArticle(units.name)}`, prefixes: ['scene'] },
  ]
}

/** Slack’s labels are no longer. */
const maxLabelLength = 75

/** Asks which deck to add. */
export function decksView(library: Library): Reply {
  const decks = listDecks(library)
  if (decks.length === 0) {
    return privateReply(text('There are no flashcards in what your class has seen so far.'))
  }
  return privateReply(
    heading('Add flashcards'),
    text('Which cards would you like to learn?'),
    ...menusFor(library).flatMap(({ label, prefixes }) =>
      deckMenus(
        label,
        decks.filter(({ id }) => prefixes.some((each) => each === prefixOf(id))),
      ),
    ),
    note('Only you can see your cards.'),
  )
}

function prefixOf(id: string): string {
  return id.includes('/') ? (id.split('/')[0] ?? '') : ''
}

/** Returns as many menus as the decks need, each with a name of its own. */
function deckMenus(label: string, decks: readonly Deck[]): readonly Block[] {
  return Array.from({ length: Math.ceil(decks.length / maxMenuOptions) }, (_, index) => {
    const page = decks.slice(index * maxMenuOptions, (index + 1) * maxMenuOptions)
    return select(
      index === 0 ? label : `${label} (continued)`,
      componentId('review', 'add', `${prefixOf(page[0]?.id ?? '')}${index}`),
      page.map(({ id, title, refs }) => ({
        label: truncate(title, maxLabelLength),
        value: id,
        description: formatCount(refs.length, 'card'),
      })),
    )
  })
}

/** Adds the deck, and says how many of its cards are new. */
export async function addDeck(
  open: OpenReviews,
  { title, refs }: Deck,
  at: number,
): Promise<Reply> {
  const added = await open.add(refs, at)
  const others = refs.length - added
  return privateReply(
    heading(title),
    text(
      added === 0 ? 'You already have all of its cards.' : `Added ${formatCount(added, 'card')}.`,
      added > 0 && others > 0 ? ` You already had the other ${others === 1 ? 'one' : others}.` : '',
    ),
    buttons(reviewNowButton),
  )
}
