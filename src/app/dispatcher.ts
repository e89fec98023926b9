/** What adapters ask for: an answer to each event. */
import type { CommandIndex } from '../core/command/command.ts'
import type { MessageCommandIndex } from '../core/command/message-command.ts'
import type { Library } from '../core/pack/library.ts'
import type { Person, Room } from '../core/platform/room.ts'
import type { ReplyOrForm } from '../core/reply/form.ts'
import type { Suggestion } from '../core/search/suggestion.ts'
import type { ActionEvent, CommandEvent, LineEvent, MessageEvent, SuggestEvent } from './events.ts'

export interface Dispatcher {
  readonly commands: CommandIndex
  readonly messageCommands: MessageCommandIndex
  command(event: CommandEvent): Promise<ReplyOrForm>
  /** Runs a typed command line, as on Slack and in the terminal. */
  readonly line: (event: LineEvent) => Promise<ReplyOrForm>
  action(event: ActionEvent): Promise<ReplyOrForm>
  /** Runs a command from the menu of a message. */
  message(event: MessageEvent): Promise<ReplyOrForm>
  /** Never throws; an unknown option has no suggestions. */
  suggest(event: SuggestEvent): Promise<readonly Suggestion[]>
  /** Says before a command runs whether only this person will see the answer: yes if the settings cannot be read. Never throws. */
  isPrivate(event: Omit<CommandEvent, 'id' | 'at'>): Promise<boolean>
  /** Whether somebody has a teacher’s rights in a room: by the platform alone if the settings cannot be read. Never throws. */
  isTeacher(room: Room, person: Person): Promise<boolean>
  /** Returns the commands in the words of the pack that applies in a room, and whether somebody is a teacher. Never throws. */
  commandsIn(room: Room, person: Person): Promise<CommandsInRoom>
}

export interface CommandsInRoom {
  readonly commands: CommandIndex
  /** Undefined where no pack can be read. */
  readonly library: Library | undefined
  readonly isTeacher: boolean
}
