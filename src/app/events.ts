/** What adapters tell the dispatcher. */
import type { GivenOptions, RequestContext } from '../core/command/command.ts'
import type { AttachedFile } from '../core/command/attached-file.ts'
import type { OptionResolver } from '../core/command/option.ts'
import type { MessageRef } from '../core/platform/room.ts'

export type PlatformEvent = Omit<RequestContext, 'seed'>

export interface CommandEvent extends PlatformEvent {
  readonly command: string
  /** The subcommand, or '' where the command has none. */
  readonly subcommand: string
  readonly given: GivenOptions
  readonly resolver?: OptionResolver
}

export interface LineEvent extends PlatformEvent {
  readonly line: string
  readonly resolver?: OptionResolver
}

export interface ActionEvent extends PlatformEvent {
  readonly componentId: string
  readonly chosen?: readonly string[]
  readonly fields?: Readonly<Record<string, readonly string[]>>
  readonly files?: Readonly<Record<string, AttachedFile>>
  /** Whether the form stays open if it is refused, so that it needs no button to open it again. */
  readonly keepsForm?: boolean
  readonly message?: MessageRef
  /** Names the message that the button is on, where `message` does not: one that only this person sees. */
  readonly pressedOn?: string
  /** For a button that runs a whole line, such as “Did you mean …?”. */
  readonly resolver?: OptionResolver
}

/** A command from the menu of a message. */
export interface MessageEvent extends PlatformEvent {
  /** The id of the message command. */
  readonly command: string
  /** What the message says; it is read for this one answer and kept nowhere. */
  readonly words: string
}

export interface SuggestEvent extends Pick<
  CommandEvent,
  'person' | 'room' | 'command' | 'subcommand'
> {
  readonly option: string
  readonly typed: string
}
