/** What each person sees in messages that are for everybody: what came of their presses, and what they have chosen. */
import { parseComponentId } from '../../core/command/component-id.ts'
import { toPlainText } from '../../core/reply/plain-text.ts'
import type { Block, Reply } from '../../core/reply/reply.ts'

/** What came of a press; another press of the same action replaces it. */
export interface Receipt extends Pick<Reply, 'blocks'> {
  readonly action: string
  /** Whether it says what the person has chosen. */
  readonly isChoice: boolean
}

export interface OwnPart {
  /** The newest last. */
  readonly receipts: readonly Receipt[]
  /** The component ids of what they have chosen. */
  readonly chosen: ReadonlySet<string>
  /** The number of the last change. */
  readonly revision: number
}

export type OwnParts = ReturnType<typeof createOwnParts>

/** More would push the message away that it belongs to. */
const maxReceiptLength = 400

const plainKinds: ReadonlySet<Block['kind']> = new Set(['text', 'note', 'list', 'buttons'])

/** Whether an answer is short and plain enough to stand inside the message whose button was pressed. */
export function fitsInside(reply: Reply): boolean {
  const isPlain = reply.blocks.every(({ kind }) => plainKinds.has(kind))
  return isPlain && toPlainText(reply).length <= maxReceiptLength
}

/** The first line of a message. If it changes, the message says something new. */
export function headlineOf({ blocks }: Pick<Reply, 'blocks'>): string {
  return toPlainText({ blocks: blocks.slice(0, 1) })
}

/** Whether a question has become its solution, beside which an answer still stands. */
export function isSolutionOf(before: Reply, after: Reply): boolean {
  const [old, fresh] = [headlineOf(before), headlineOf(after)]
  return old !== fresh && fresh.startsWith(old)
}

export function createOwnParts() {
  /** By message, then by person. */
  const parts = new Map<string, Map<string, OwnPart>>()

  return {
    /** A message with what only this person sees in it. */
    seenBy<Message extends { readonly id: string; readonly revision: number }>(
      message: Message,
      person: string,
    ): Message & { readonly own?: OwnPart } {
      const own = parts.get(message.id)?.get(person)
      const revision = Math.max(message.revision, own?.revision ?? 0)
      return own === undefined ? message : { ...message, own, revision }
    },

    /** `pressed` is the component id of what was pressed. */
    add(message: string, person: string, pressed: string, reply: Reply, revision: number): void {
      const own = parts.get(message) ?? new Map<string, OwnPart>()
      parts.set(message, own)
      const { receipts = [], chosen = new Set<string>() } = own.get(person) ?? {}
      // What was refused does not hide what was done before.
      const action = `${actionOf(pressed)}${reply.refused === true ? ':refused' : ''}`
      const others = receipts.filter((receipt) => !receipt.action.startsWith(action))
      own.set(person, {
        receipts: [
          ...others,
          { action, blocks: reply.blocks, isChoice: reply.chosen !== undefined },
        ],
        chosen: withChosen(chosen, reply.chosen ?? []),
        revision,
      })
    },

    /** What was said about an old question goes with it, but an answer still stands beside its solution. */
    messageChanged(message: string, before: Reply, after: Reply): void {
      if (headlineOf(before) === headlineOf(after)) return
      const isSolution = isSolutionOf(before, after)
      for (const [person, own] of parts.get(message) ?? []) {
        const receipts = isSolution
          ? own.receipts.filter(({ isChoice }) => isChoice).map(withoutAdvice)
          : []
        parts.get(message)?.set(person, { ...own, receipts })
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

/** Notes and buttons say what can be done next, which the change has ended. An answer of several parts is a list. */
function withoutAdvice(receipt: Receipt): Receipt {
  return {
    ...receipt,
    blocks: receipt.blocks.filter(({ kind }) => kind === 'text' || kind === 'list'),
  }
}
