/** Drafts a study pack from a text by rules: what the text says is filled in, what a person has to say is a blank. */
import type { DraftMaterial, TextKind } from './draft-material.ts'
import type { DraftFile } from './draft-fields.ts'
import { type DraftLimits, writeFiles } from './draft-files.ts'
import { recogniseKind, recogniseLanguage } from './recognise-kind.ts'
import { findCueStyle } from './read-cue.ts'
import { readPlay } from './read-play.ts'
import { readProse } from './read-prose.ts'
import { stripGutenberg } from './strip-gutenberg.ts'
import { splitIntoBlocks } from './text-block.ts'

export interface PackDraft {
  readonly kind: TextKind
  /** Why the text was taken for this kind, if nobody said what it is. */
  readonly reason: string | undefined
  readonly material: DraftMaterial
  readonly files: readonly DraftFile[]
  /** How many of each kind the text has and the draft leaves out. */
  readonly left: {
    readonly units: number
    readonly lines: number
    readonly people: number
    readonly terms: number
  }
}

export interface DraftRequest extends DraftLimits {
  readonly id: string
  readonly kind?: TextKind | undefined
  /** What to call the pack if the text has no title. */
  readonly fallbackTitle: string
}

export function draftPack(source: string, { kind: given, ...request }: DraftRequest): PackDraft {
  const text = stripGutenberg(clean(source))
  const blocks = splitIntoBlocks(text)
  const { style, cues } = findCueStyle(text)
  const recognised = given === undefined ? recogniseKind(blocks, cues) : undefined
  const kind = given ?? recognised?.kind ?? 'chapter'
  const language = recogniseLanguage(text)
  const material =
    kind === 'play' ? readPlay(text, style, language) : readProse(blocks, kind, language)
  return { kind, reason: recognised?.reason, material, ...writeFiles(material, request) }
}

/** Without what nobody sees, and without gaps and lines so long that no one typed them. */
function clean(text: string): string {
  return text
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u00AD\u200B\u2060\uFEFF\uE000\uE001]/g, '')
    .replaceAll(/[^\S\n]{100,}/g, ' ')
    .replaceAll(/(\S{100})(?=\S)/g, '$1 ')
}
