/** The class’s flashcards as replies: for students who may join, and for the teachers who choose them. */
import { componentId } from '../command/component-id.ts'
import type { Library } from '../pack/library.ts'
import { formatCount } from '../reply/format.ts'
import {
  type Reply,
  type RichText,
  button,
  buttons,
  fact,
  facts,
  heading,
  note,
  numberedList,
  privateReply,
  shareableReply,
  text,
} from '../reply/reply.ts'
import { truncate } from '../reply/truncate.ts'
import { type ClassCard, minStudents, mostForgotten } from './class-deck.ts'
import type { CardRef } from './review-store.ts'
import { reviewNowButton } from './review-views.ts'

const maxShown = 5
const maxTitleLength = 80

const joinButton = button('Join', componentId('review', 'join-deck'), 'primary')

const whatTeachersSee =
  'Your teachers see how many have joined, and which cards are forgotten most once five students have studied them. They never see who.'

/** Returns what a card is about in a few words, or undefined if its item is not in view. */
function cardTitle(library: Library, { kind, id }: CardRef): string | undefined {
  switch (kind) {
    case 'quote':
      return shorten(library.quote(id)?.line)
    case 'term':
      return library.term(id)?.term
    case 'quiz':
      return shorten(library.quiz.find((each) => each.id === id)?.prompt)
    default:
      return kind satisfies never
  }
}

function shorten(words: string | undefined): string | undefined {
  return words === undefined ? undefined : truncate(words.replaceAll('\n', ' '), maxTitleLength)
}

function visibleTitles(library: Library, refs: readonly CardRef[]): readonly string[] {
  return refs.flatMap((ref) => cardTitle(library, ref) ?? [])
}

/** The deck as a student sees it. */
export function classDeckView(
  library: Library,
  { cards, hasJoined }: { readonly cards: readonly CardRef[]; readonly hasJoined: boolean },
): Reply {
  const titles = visibleTitles(library, cards)
  if (titles.length === 0 && !hasJoined) {
    return privateReply(
      heading('The class’s flashcards'),
      text('There aren’t any yet. Your teacher can choose some.'),
      note('For cards of your own, use ', { command: 'review start' }, '.'),
    )
  }
  return privateReply(
    heading('The class’s flashcards'),
    text(
      hasJoined
        ? `You’ve joined. You have ${formatCount(titles.length, 'card')} from here, and new ones come by themselves.`
        : `Your teacher chose ${formatCount(titles.length, 'card')}. If you join, they come into your own cards, a few each day.`,
    ),
    ...newestTitles(titles),
    buttons(
      ...(hasJoined
        ? [reviewNowButton, button('Leave', componentId('review', 'leave-deck'))]
        : [joinButton]),
    ),
    note(whatTeachersSee),
  )
}

function newestTitles(titles: readonly string[]) {
  return titles.length === 0
    ? []
    : [numberedList(titles.slice(-maxShown).map((title): RichText => [title]))]
}

export function joinedView(received: number): Reply {
  return privateReply(
    heading('You’ve joined'),
    text(
      received === 0
        ? 'You already have all of the class’s cards. New ones will come by themselves.'
        : `${formatCount(received, 'card')} came into your flashcards. You get a few each day.`,
    ),
    buttons(reviewNowButton),
    note(whatTeachersSee),
  )
}

export function leftView(): Reply {
  return privateReply(
    text('You’ve left. You keep the cards that you have, and no new ones come.'),
    buttons(joinButton),
  )
}

export function notInDeckView(): Reply {
  return privateReply(text('You weren’t getting the class’s cards.'), buttons(joinButton))
}

/** The deck as a teacher sees it; `done` says what has just changed. */
export function teacherDeckView(
  library: Library,
  { joined, cards }: { readonly joined: number; readonly cards: readonly ClassCard[] },
  done?: string,
): Reply {
  const titles = visibleTitles(
    library,
    cards.map(({ ref }) => ref),
  )
  const forgotten = mostForgotten(cards)
    .flatMap((card) => {
      const title = cardTitle(library, card.ref)
      return title === undefined ? [] : [[title, ': ', { strong: shareInWords(card) }]]
    })
    .slice(0, maxShown)
  return privateReply(
    heading('The class’s flashcards'),
    done !== undefined && text(done),
    facts(fact('Cards', String(titles.length)), fact('Joined', formatCount(joined, 'student'))),
    forgotten.length > 0 && text({ strong: 'Forgotten most' }),
    forgotten.length > 0 && numberedList(forgotten),
    titles.length > 0 && text({ strong: 'Added last' }),
    ...newestTitles(titles),
    buttons(
      titles.length > 0 &&
        button('Show it to the class', componentId('review', 'post-deck'), 'primary'),
      button('Add what the class missed', componentId('review', 'deck-missed')),
    ),
    note(
      `Once ${minStudents} students have studied a card, you’ll see here how many forgot it, without names. To add cards, use `,
      { command: 'review deck', words: 'add:terms' },
      '; to take some out, ',
      { command: 'review deck', words: 'remove:terms' },
      '.',
    ),
  )
}

/** In tenths, so that one more student does not tell who it was. */
function shareInWords({ students, forgotten }: ClassCard): string {
  const tenths = Math.round((forgotten / students) * 10)
  if (tenths >= 9) return 'forgotten by nearly everybody'
  return tenths <= 1 ? 'forgotten by a few' : `forgotten by about ${tenths} in 10`
}

/** What a teacher shares with everybody. */
export function deckInvitation(library: Library, refs: readonly CardRef[]): Reply {
  const count = visibleTitles(library, refs).length
  return shareableReply(
    componentId('review', 'post-deck'),
    heading('Flashcards for the class'),
    text(
      `${formatCount(count, 'card')} on what we’re reading. Join if you like: they come into your own flashcards, a few each day, and you can leave at any time.`,
    ),
    buttons(joinButton),
    note('Only you see how well you know them.'),
  )
}
