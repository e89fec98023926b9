// The result of something a person does: the app's acknowledgement, and what they see afterwards.
import type { Receipt } from './receipt.ts'
import { readableBy } from './messages.ts'
import type { Slack } from './slack.ts'
import type { Message, User, View, Workspace } from './state.ts'
import { until } from './until.ts'
import { stackOf } from './view-stack.ts'

export interface Act extends Receipt {
  /** The payload as sent, for a replay. */
  readonly payload: Readonly<Record<string, unknown>>
  /** The messages that arrived through this act's acknowledgement or response URL, in order. */
  readonly answers: readonly Message[]
  /** Resolves with the first of `answers`; throws if none comes, after a time that only ends what hangs. */
  answer(): Promise<Message>
  /** Every message visible to the person that was posted or edited since they acted. */
  readonly seen: readonly Message[]
  /** The person's open modal. */
  readonly modal: View | undefined
  /** The errors of a rejected submission, by block_id. */
  readonly errors: Readonly<Record<string, string>>
}

/** Collects the answers to one act: call before the delivery, and `finish` with its receipt. */
export function beginAct(slack: Slack, workspace: Workspace, user: User) {
  const since = slack.sequence()
  const answers: Message[] = []
  const first = Promise.withResolvers<Message>()

  return {
    answered: (message: Message) => {
      answers.push(message)
      first.resolve(message)
      slack.changed()
    },
    finish(receipt: Receipt, payload: Act['payload']): Act {
      return {
        ...receipt,
        payload,
        errors: {},
        answers,
        answer: () =>
          until(slack, () => answers.length > 0, { withinMs: 150_000 }).then(() => first.promise),
        get seen() {
          return seenSince(workspace, user.id, since)
        },
        get modal() {
          return stackOf(workspace, user.id).at(-1)
        },
      }
    },
  }
}

function seenSince(workspace: Workspace, user: string, since: number): Message[] {
  return [...workspace.channels.values()]
    .flatMap((channel) => readableBy(user, channel))
    .filter((message) => message.sequence > since)
    .toSorted((a, b) => a.sequence - b.sequence)
}
