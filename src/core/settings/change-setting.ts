/** The one way to change a setting: saves it, says where it does not apply and whose change it replaces, and offers to undo it. */
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { type Block, button, buttons, note } from '../reply/reply.ts'
import type { ChangeWordParts } from './change-sentence.ts'
import { replacedNotes } from './after-change.ts'
import { settingLabel } from './settings-view.ts'
import {
  type AppliedSettings,
  type SeenValue,
  type SettingChange,
  appliedName,
} from './settings.ts'

export interface ChangedSetting {
  /** What applies in this room after the change. */
  readonly applied: AppliedSettings
  /** Whether the class or room had a value of its own before. */
  readonly wasSet: boolean
  /** Says so if the change is for the class but this channel has its own value. */
  readonly notes: readonly Block[]
  /** A button that restores the old value; none if nothing has changed. */
  readonly undo: readonly Block[]
}

type WithSettings = Pick<CommandContext, 'settings' | 'history' | 'person'> & ChangeWordParts

/** `seen` is the value that the change is about, where it is about that one only. */
export async function changeSetting(
  context: WithSettings,
  change: SettingChange,
  seen?: SeenValue,
): Promise<ChangedSetting> {
  const { applied, previous, number } = await context.settings.change(change, seen)
  const own = number === undefined ? undefined : await context.history.find(number)
  const { scope, name } = change
  const affected = appliedName(name)
  const isOverridden =
    affected !== undefined &&
    scope === 'class' &&
    (applied[affected].from === 'room' ||
      (applied[affected].from === 'plan' && applied[affected].setting?.room !== ''))
  return {
    applied,
    wasSet: previous !== undefined,
    notes: [
      ...(isOverridden
        ? [note(`This channel keeps its own setting for “${settingLabel(affected)}”.`)]
        : []),
      ...(own === undefined ? [] : await replacedNotes(own, context)),
    ],
    undo:
      number === undefined
        ? []
        : [buttons(button('Undo', componentId('settings', 'undo-change', number)))],
  }
}

/**
 * Restores what an undo button remembers. A button may be old or forged, so what it holds is checked like everything that is
 * saved, and names only what this class has. Throws a UserError otherwise.
 */
export async function undoSetting(
  { settings, listPacks, person }: Pick<CommandContext, 'settings' | 'listPacks' | 'person'>,
  memory: string,
): Promise<void> {
  const [, scope, name, previous = ''] = /^(class|room) (\S+) (.*)$/s.exec(memory) ?? []
  if ((scope !== 'class' && scope !== 'room') || name === undefined) throw oldButtonError()
  const [kind = '', ...rest] = name.split('/')
  const id = rest.join('/')
  const packId = kind === 'progress' ? id : kind === 'pack' ? previous : ''
  if (packId !== '' && (await listPacks()).every((pack) => pack.id !== packId)) {
    throw oldButtonError()
  }
  // Everybody in a class has an id that begins like the ids of the others.
  const [start] = /^.*[:/]/.exec(person.id) ?? ['']
  if (
    kind === 'teacher' &&
    (scope === 'room' || (/^person\b/.test(previous) && !id.startsWith(start)))
  ) {
    throw oldButtonError()
  }
  await settings.change({ scope, name, value: previous === '' ? undefined : previous })
}
