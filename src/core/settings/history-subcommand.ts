/** `/settings history`: who has changed what in this class and when, and how to undo it. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import {
  type Block,
  type Reply,
  button,
  buttons,
  heading,
  note,
  privateReply,
  row,
  text,
} from '../reply/reply.ts'
import { type HistoryTopic, historyTopics, topicChoices } from './history-topics.ts'
import { type ChangeWords, changeSentence, openChangeWords } from './change-sentence.ts'
import type { RecordedChange } from './change-history.ts'
import { undoButton, undoChange } from './undo-change.ts'

const changesPerPage = 8

export const historySubcommand = subcommand({
  summary: 'See who changed what in this class and when, and undo it',
  audience: 'person',
  teachersOnly: true,
  options: {
    what: { kind: 'choice', summary: 'Only changes of this kind', choices: topicChoices },
  },
  run: ({ options, room }, context) =>
    historyView({ topic: options.what, olderThan: undefined }, room.id, context),
})

export const historyActions = {
  history: {
    teachersOnly: true,
    run({ value, room }, context) {
      const [, number = '', name = ''] = /^(\d{0,15})\/([a-z]*)$/.exec(value) ?? []
      const topic = Object.hasOwn(historyTopics, name) ? (name as HistoryTopic) : undefined
      if (topic === undefined && name !== '') throw oldButtonError()
      const olderThan = number === '' ? undefined : Number(number)
      return historyView({ topic, olderThan }, room.id, context)
    },
  },
  'undo-change': { teachersOnly: true, run: undoChange },
} as const satisfies ActionHandlers

interface ShownPage {
  readonly topic: HistoryTopic | undefined
  /** Undefined for the newest changes. */
  readonly olderThan: number | undefined
}

async function historyView(
  { topic, olderThan }: ShownPage,
  room: string,
  context: CommandContext,
): Promise<Reply> {
  const kinds = topic === undefined ? undefined : historyTopics[topic].kinds
  // One more than is shown, to know whether there are older ones.
  const found = await context.history.list({ olderThan, kinds, limit: changesPerPage + 1 })
  const changes = found.slice(0, changesPerPage)
  const oldest = changes.at(-1)?.number
  const words = await openChangeWords(room, context)
  function page(number: number | undefined): string {
    return componentId('settings', 'history', `${number ?? ''}/${topic ?? ''}`)
  }
  const isFirst = olderThan === undefined
  const hasOlder = found.length > changes.length
  return privateReply(
    heading(
      topic === undefined
        ? 'What was changed here'
        : `What was changed: ${historyTopics[topic].label}`,
    ),
    changes.length === 0 &&
      text(isFirst ? 'Nothing has been changed yet.' : 'There’s nothing earlier.'),
    ...changes.map((change) => changeRow(change, words)),
    (!isFirst || hasOlder) &&
      buttons(
        !isFirst && button('◀ Newest', page(undefined)),
        hasOlder && button('Earlier ▶', page(oldest)),
      ),
    note('Only teachers see this. It goes back two years.'),
  )
}

function changeRow(change: RecordedChange, words: ChangeWords): Block {
  const undo = undoButton(change)
  const sentence = changeSentence(change, words)
  return undo === undefined ? text(...sentence) : row(undo, ...sentence)
}
