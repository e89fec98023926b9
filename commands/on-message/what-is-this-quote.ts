import { defineMessageCommand } from '../../src/core/command/message-command.ts'
import { bestQuote } from '../../src/core/lookup/best-quote.ts'
import { showsPictures } from '../../src/core/picture/shows-pictures.ts'

/** *What is this quote?*: who says the line in a message, and where. */
export default defineMessageCommand({
  id: 'what-is-this-quote',
  name: 'What is this quote?',
  localNames: { de: 'Was ist das für ein Zitat?' },
  summary: 'Find the line, who says it, and where',
  followsPerson: true,
  run: ({ words, room }, context) =>
    bestQuote(context, words, {
      filter: {},
      asPicture: showsPictures(room, context.settings.applied),
    }),
})
