/** How a kind of change is undone. */
import type { CommandContext } from '../command/context.ts'
import type { RecordedChange } from './change-history.ts'

export interface UndoKind {
  /** Whether this change can be undone; all can, if left out. */
  canUndo?(change: RecordedChange): boolean
  /** Returns what is stored now, written as `before` and `after` of the change are; undefined where there is nothing. */
  current(change: RecordedChange, context: CommandContext): Promise<string | undefined>
  /**
   * Puts back what was there before, which is noted as another change. `current` is what it replaces: returns false, and changes
   * nothing, where something else is there by now. Throws a UserError where what was there before can’t be put back any more.
   */
  restore(
    change: RecordedChange,
    context: CommandContext,
    current: string | undefined,
  ): Promise<boolean>
}
