/** Which changes can be undone, and how what was there before is put back. */
import type { CommandContext } from '../command/context.ts'
import { UserError } from '../reply/user-error.ts'
import { type RecordedChange, kindOfChange } from './change-history.ts'
import { isValidSetting, progressSetting, settingNames, teacherSetting } from './settings.ts'

export interface UndoKind {
  /** Returns what is stored now, written as `before` and `after` of the change are; undefined where there is nothing. */
  current(change: RecordedChange, context: CommandContext): Promise<string | undefined>
  /**
   * Puts back what was there before, which is noted as another change. `current` is what it replaces: throws a UserError where
   * something else is there by now, or where what was there before can’t be put back any more.
   */
  restore(
    change: RecordedChange,
    context: CommandContext,
    current: string | undefined,
  ): Promise<void>
}

const settingKind: UndoKind = {
  async current({ room, name }, { settings }) {
    return settings.all.find((each) => each.name === name && each.room === room)?.value
  },
  async restore({ room, name, before }, { settings, listPacks }, current) {
    const packId =
      name === 'pack'
        ? before
        : name.startsWith(progressSetting(''))
          ? name.slice(progressSetting('').length)
          : undefined
    if (packId !== undefined && (await listPacks()).every((pack) => pack.id !== packId)) {
      throw new UserError('That study pack isn’t there any more, so this can’t be undone.')
    }
    if (!isValidSetting(name, before)) throw new UserError('This can’t be undone any more.')
    const place = room === '' ? { scope: 'class' as const } : { scope: 'room' as const, room }
    await settings.change({ ...place, name, value: before }, { value: current })
  },
}

/** A line for each kind of change that can be undone, by the part of its name before the slash. */
const undoKinds: Readonly<Record<string, UndoKind>> = {
  ...Object.fromEntries(settingNames.map((name) => [name, settingKind])),
  [kindOfChange(progressSetting(''))]: settingKind,
  [kindOfChange(teacherSetting(''))]: settingKind,
}

/** Returns how a change is undone; undefined if it can’t be. */
export function undoKindOf({ name, before, after }: RecordedChange): UndoKind | undefined {
  if (before === undefined && after === undefined) return undefined
  const kind = kindOfChange(name)
  return Object.hasOwn(undoKinds, kind) ? undoKinds[kind] : undefined
}
