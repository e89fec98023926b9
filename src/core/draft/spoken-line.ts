/** A quotation with whoever says it. */
import type { Person } from './person.ts'
import type { Gender } from './speech-words.ts'

/** How a speaker was found: named beside the line, by a pronoun, by what they do beside it, or by whose turn it is. */
export type SpeakerClue = 'name' | 'pronoun' | 'beside' | 'turn'

export interface SpokenLine {
  readonly text: string
  /** The index of its paragraph. */
  readonly paragraph: number
  readonly speaker: Person | 'narrator' | undefined
  readonly clue: SpeakerClue | undefined
  /** Who it may be, where that is in doubt. */
  readonly perhaps: readonly Person[]
  /** What it is, if no speech. */
  readonly kind: 'speech' | 'title' | 'words'
  /** Whether the text says by a verb of saying that it is spoken. */
  readonly isTagged: boolean
  /** Whom a pronoun means that nobody named before fits. */
  readonly wanted?: Gender | undefined
  /** Whether the text says that several people, or somebody without a name, speak. */
  readonly isNobody?: boolean | undefined
}
