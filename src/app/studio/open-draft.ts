/** Takes the one file that is kept of a pack apart into the texts that the studio shows. */
import { packFiles } from '../../core/pack/sections.ts'
import { splitPack } from '../pack/join-pack.ts'
import type { DraftTexts } from './check-draft.ts'

/** Throws a UserError if it holds no pack. */
export function openDraft(content: string): DraftTexts {
  const parts = splitPack(content)
  return Object.fromEntries(
    packFiles.map((file) => [file, withoutSchemaLine(parts.get(file) ?? '')]),
  ) as DraftTexts
}

/** Only editors on a computer understand it. */
export function withoutSchemaLine(text: string): string {
  return text.replace(/^# yaml-language-server:[^\n]*\n/, '')
}
