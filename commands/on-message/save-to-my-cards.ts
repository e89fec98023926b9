import { componentId } from '../../src/core/command/component-id.ts'
import { defineMessageCommand } from '../../src/core/command/message-command.ts'
import { findItem, requireItem } from '../../src/core/lookup/find-item.ts'
import { button, buttons, note, privateReply, text } from '../../src/core/reply/reply.ts'
import { truncate } from '../../src/core/reply/truncate.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { findCardRef } from '../../src/core/review/decks.ts'
import { saveCard } from '../../src/core/review/save-card.ts'
import { toFlashcard } from '../../src/core/review/to-flashcard.ts'

const maxOffers = 5

/** *Save to my cards*: the line or term in a message becomes one of the person’s own flashcards. */
export default defineMessageCommand({
  id: 'save-to-my-cards',
  name: 'Save to my cards',
  localNames: { de: 'In meine Karten übernehmen' },
  summary: 'Add the line or term in this message to your flashcards',
  followsPerson: true,
  async run({ words, at }, { review }) {
    const open = await review.open()
    const { library } = open
    const found = await findItem(library, ['quote', 'term'], words)
    if (!('closest' in found)) {
      const ref = requireItem(findCardRef(library, `${found.kind}/${found.id}`))
      return saveCard(open, ref, at, toFlashcard(library, ref)?.answer)
    }
    const offers = found.closest.slice(0, maxOffers).map(({ kind, id, label }) => {
      return button(truncate(label, 70), componentId('review', 'save', `${kind}/${id}`))
    })
    if (offers.length === 0) {
      throw new UserError(
        'No line or term that you’ve reached is in that message. To choose cards, use ',
        { command: 'review start' },
        '.',
      )
    }
    return privateReply(
      text('I’m not sure which line that is. Which one would you like to save?'),
      buttons(...offers),
      note('Only you can see your cards.'),
    )
  },
})
