/** What a command may ask for: ports in the class's words, already bound to the person and the room of the invocation. */
import type { CommandIndex } from './command.ts'
import type { LibraryView } from './library.ts'

export interface Services {
  /** The pack that applies in this room, seen through its rating ceiling and progress gate. */
  readonly library: LibraryView
  /** All commands, for help. */
  readonly commands: CommandIndex
}
