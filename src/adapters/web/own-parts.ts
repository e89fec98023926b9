/** What each person sees in messages that are for everybody: what came of their presses, and what they have chosen. */
import { parseComponentId } from '../../core/command/component-id.ts'
import { toPlainText } from '../../core/reply/plain-text.ts'
import type { Block, Reply } from '../../core/reply/reply.ts'

export interface OwnPart {
  /** What their last press came to. */
  readonly receipt?: Pick<Reply, 'blocks'> | undefined
  /** The component ids of what they have chosen. */
  readonly chosen: ReadonlySet<string>
  /** The number of the last change. */
  readonly revision: number
}

export type OwnParts = ReturnType<typeof createOwnParts>

/** More would push the message away that it belongs to. */
const maxReceiptLength = 400

/** Whether an answer is short and plain enough to stand inside the message whose button was pressed. */
export function fitsInside(reply: Reply): boolean {
  const isPlain = ({ kind }: Block) => kind === 'text' || kind === 'note' || kind === 'buttons'
  return reply.blocks.every(isPlain) && toPlainText(reply).length <= maxReceiptLength
}

/** The first line of a message. If it changes, the message says something new. */
export function headlineOf({ blocks }: Pick<Reply, 'blocks'>): string {
  return toPlainText({ blocks: blocks.slice(0, 1) })
}

export function createOwnParts() {
  /** By message, then by person. */
  const parts = new Map<string, Map<string, OwnPart>>()

  return {
    get: (message: string, person: string) => parts.get(message)?.get(person),

    add(message: string, person: string, receipt: Reply, revision: number): void {
      const own = parts.get(message) ?? new Map<string, OwnPart>()
      parts.set(message, own)
      const before = own.get(person)?.chosen ?? new Set()
      own.set(person, { receipt, chosen: withChosen(before, receipt.chosen ?? []), revision })
    },

    /** What was said about an old question goes with it, but an answer still stands beside its solution. */
    messageChanged(message: string, before: Reply, after: Reply): void {
      const [old, fresh] = [headlineOf(before), headlineOf(after)]
      if (old === fresh) return
      for (const [person, own] of parts.get(message) ?? []) {
        const receipt = fresh.startsWith(old) ? withoutAdvice(own.receipt) : undefined
        parts.get(message)?.set(person, { ...own, receipt })
      }
    },

    deleteMessage(message: string): void {
      parts.delete(message)
    },

    deletePerson(person: string): void {
      for (const own of parts.values()) own.delete(person)
    },
  }
}

/** A new choice replaces the last one of the same action. */
function withChosen(before: ReadonlySet<string>, chosen: readonly string[]): ReadonlySet<string> {
  const actions = new Set(chosen.map((id) => actionOf(id)))
  return new Set([...[...before].filter((id) => !actions.has(actionOf(id))), ...chosen])
}

function actionOf(componentId: string): string {
  const { command, action } = parseComponentId(componentId)
  return `${command}:${action}`
}

/** Notes and buttons say what can be done next, which the change has ended. */
function withoutAdvice(receipt: OwnPart['receipt']): OwnPart['receipt'] {
  const blocks = receipt?.blocks.filter(({ kind }) => kind === 'text') ?? []
  return blocks.length === 0 ? undefined : { blocks }
}
