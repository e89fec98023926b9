/** Which changes can be undone, and how what was there before is put back. */
import { calendarKind } from '../calendar/undo-calendar.ts'
import { dailyKind } from '../daily/undo-daily.ts'
import { planKind } from '../daily/undo-plan.ts'
import { homeworkKind } from '../homework/undo-homework.ts'
import { presetKind } from '../quiz/undo-preset.ts'
import { readingKind } from '../reading/undo-reading.ts'
import { UserError } from '../reply/user-error.ts'
import { type RecordedChange, kindOfChange } from './change-history.ts'
import type { UndoKind } from './undo-kind.ts'
import {
  isValidSetting,
  logSetting,
  progressSetting,
  settingNames,
  teacherSetting,
} from './settings.ts'

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
    return true
  },
}

/** A line for each kind of change that can be undone, by the part of its name before the slash. */
const undoKinds: Readonly<Record<string, UndoKind>> = {
  ...Object.fromEntries(settingNames.map((name) => [name, settingKind])),
  [kindOfChange(progressSetting(''))]: settingKind,
  [kindOfChange(teacherSetting(''))]: settingKind,
  [logSetting]: settingKind,
  calendar: calendarKind,
  daily: dailyKind,
  plan: planKind,
  reading: readingKind,
  homework: homeworkKind,
  preset: presetKind,
}

/** Returns how a change is undone; undefined if it can’t be. */
export function undoKindOf(change: RecordedChange): UndoKind | undefined {
  const { name, before, after } = change
  const kind = kindOfChange(name)
  if ((before ?? after) === undefined || !Object.hasOwn(undoKinds, kind)) return undefined
  const found = undoKinds[kind]
  return found?.canUndo?.(change) === false ? undefined : found
}
