/** What a command in the menu of a message is. A file in commands/on-message/ makes one with `defineMessageCommand`. */
import type { ReplyOrForm } from '../reply/form.ts'
import type { RequestContext, UseLimit } from './command.ts'
import type { CommandContext } from './context.ts'

export interface MessageRequest extends RequestContext {
  /** What the message says, without its formatting: some words at least, and at most `maxLookupLength` characters. */
  readonly words: string
}

export interface MessageCommand {
  /** The name of its file. */
  readonly id: string
  /** What the menu says: at most 32 characters on Discord. */
  readonly name: string
  /** What the menu says where it has room for only 24 characters, as on Slack. */
  readonly shortName?: string
  /** Its name in other languages, by their codes, such as `de`. */
  readonly localNames?: Readonly<Record<string, string>>
  readonly summary: string
  /** Only teachers may run it. */
  readonly teachersOnly?: true
  readonly limit?: UseLimit
  /** As for a command (core/command/command.ts). */
  readonly followsPerson?: true
  /** Only the person who asks sees the answer. */
  run(request: MessageRequest, context: CommandContext): ReplyOrForm | Promise<ReplyOrForm>
}

/** By id, in alphabetical order. */
export type MessageCommandIndex = ReadonlyMap<string, MessageCommand>

const brand = new WeakSet<MessageCommand>()

export function defineMessageCommand(definition: MessageCommand): MessageCommand {
  brand.add(definition)
  return definition
}

/** Whether a value was made by `defineMessageCommand`; the loader refuses anything else. */
export function isMessageCommand(value: unknown): value is MessageCommand {
  return typeof value === 'object' && value !== null && brand.has(value as MessageCommand)
}
