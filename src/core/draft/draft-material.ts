/** What the rules find in a text: the material that a pack is drafted from. */
import type { Gender } from './speech-words.ts'
import type { SpeakerClue } from './spoken-line.ts'

/** What a text can be taken for. */
export const textKinds = ['play', 'guide', 'chapter', 'novel'] as const
export type TextKind = (typeof textKinds)[number]

export interface DraftSection {
  readonly key: string
  readonly name: string
  readonly paragraphs: number
}

export interface DraftUnit {
  readonly title: string
  readonly within?: number | undefined
  readonly number?: number | undefined
  readonly source: string
  /** Names of the people in it. */
  readonly people: readonly string[]
  readonly keywords: readonly string[]
}

export interface DraftPerson {
  readonly name: string
  readonly aliases: readonly string[]
  readonly gender: Gender
  /** From the cast of a play, where it is a few words. */
  readonly role: string | undefined
  /** How often they are named or speak. */
  readonly weight: number
  /** The index of the unit where they are first named. */
  readonly first: number
  readonly source: string
}

export interface DraftLine {
  /** Verse has a line break after each of its lines. */
  readonly text: string
  readonly speaker: string | undefined
  readonly clue: SpeakerClue | undefined
  /** Names of those who may have said it. */
  readonly perhaps: readonly string[]
  /** Undefined where the text does not say to which unit it belongs. */
  readonly unit: number | undefined
  readonly sources: readonly string[]
  readonly at: { readonly lines: string } | { readonly paragraph: string } | undefined
  /** How well it stands alone; more is better. */
  readonly score: number
}

export interface DraftTerm {
  readonly term: string
  readonly source: string
  readonly score: number
}

export interface DraftMaterial {
  readonly kind: TextKind
  readonly language: string
  readonly title: string | undefined
  readonly unitName: string
  readonly withinName: string | undefined
  /** What sources such as S3 refer to; empty where they are other places. */
  readonly sections: readonly DraftSection[]
  readonly units: readonly DraftUnit[]
  readonly people: readonly DraftPerson[]
  readonly lines: readonly DraftLine[]
  readonly terms: readonly DraftTerm[]
  readonly themes: readonly { readonly name: string; readonly source: string }[]
}
