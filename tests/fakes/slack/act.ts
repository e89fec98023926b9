// What comes of something a person does: the app's acknowledgement, and what she then sees.
import type { Receipt } from './receipt.ts'
import { readableBy } from './messages.ts'
import type { Slack } from './slack.ts'
import type { Message, User, View, Workspace } from './state.ts'
import { stackOf } from './view-stack.ts'

export interface Act extends Receipt {
  /** As it was sent, for a replay. */
  readonly payload: Readonly<Record<string, unknown>>
  /** The messages given through this act's own acknowledgement or response URL, in order. */
  readonly answers: readonly Message[]
  /** The first of `answers`, as soon as it is there. */
  answer(): Promise<Message>
  /** Every message she can see that was posted or edited since she acted. */
  readonly seen: readonly Message[]
  /** The modal in front of her now. */
  readonly modal: View | undefined
  /** What a submitted modal was refused with, by block_id. */
  readonly errors: Readonly<Record<string, string>>
}

/** Collects the answers to one act; `begin` before the delivery, `finish` with its receipt. */
export function beginAct(slack: Slack, workspace: Workspace, user: User) {
  const since = slack.sequence()
  const answers: Message[] = []
  const first = Promise.withResolvers<Message>()

  return {
    answered: (message: Message) => {
      answers.push(message)
      first.resolve(message)
    },
    finish(receipt: Receipt, payload: Act['payload']): Act {
      return {
        ...receipt,
        payload,
        errors: {},
        answers,
        answer: () => first.promise,
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
