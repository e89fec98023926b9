/** Puts a preset of a class back as it was before a teacher changed or deleted it. */
import { UserError } from '../reply/user-error.ts'
import type { UndoKind } from '../settings/undo-kind.ts'
import { Preset } from './quiz-records.ts'

/** Returns a preset as the history keeps it. */
export function writePreset(preset: Preset | undefined): string | undefined {
  // Parsed, so that equal ones are written alike.
  return preset && JSON.stringify(Preset.parse(preset))
}

export const presetKind: UndoKind = {
  async current({ name }, { quiz }) {
    return writePreset((await quiz.presets()).get(nameOf(name)))
  },
  async restore({ name, before }, { quiz }, current) {
    const seen = { preset: current }
    const preset = readPreset(before)
    if (before !== undefined && preset === undefined) {
      throw new UserError('This can’t be undone any more.')
    }
    return preset
      ? quiz.savePreset(nameOf(name), preset, seen)
      : quiz.dropPreset(nameOf(name), seen)
  },
}

function readPreset(text: string | undefined): Preset | undefined {
  if (text === undefined) return undefined
  try {
    return Preset.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

function nameOf(name: string): string {
  return name.slice('preset/'.length)
}
