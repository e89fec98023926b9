/** Where to go back to for a question: the line, the scene and the themes that it is about. */
import { lineOnOneLine } from '../pack/line-text.ts'
import type { Library } from '../pack/library.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { truncate } from '../reply/truncate.ts'
import type { PlayItem } from './kinds/index.ts'

export interface Place {
  readonly kind: 'quote' | 'scene' | 'theme'
  readonly id: string
}

export type PlacesOf = (item: PlayItem) => readonly Place[]

/** The places of nothing, for a pack that is gone. */
export function noPlaces(): readonly Place[] {
  return []
}

/** Returns a function that lists the places of a question, as far as the library shows them: the line first, then the scene. */
export function createPlacesOf(library: Library): PlacesOf {
  const written = new Map(library.quiz.map((item) => [item.id, item]))
  return ({ id, scene, quote: quoteId }) => {
    const item = written.get(id)
    const quote = quoteId === undefined ? undefined : library.quote(quoteId)
    // `scene` is the last one that a student has to know, wrong options included; what is asked may be earlier.
    const about = library.scene(item?.about ?? quote?.scene ?? scene)
    const themes = item?.themes ?? quote?.themes ?? []
    return [
      ...(quote === undefined ? [] : [{ kind: 'quote', id: quote.id } as const]),
      ...(about === undefined ? [] : [{ kind: 'scene', id: about.id } as const]),
      ...themes
        .filter((theme) => library.theme(theme) !== undefined)
        .map((theme) => ({ kind: 'theme', id: theme }) as const),
    ]
  }
}

export function placeKey({ kind, id }: Place): string {
  return `${kind}/${id}`
}

/** Returns the place that a key names, or undefined for anything else. */
export function parsePlace(key: string): Place | undefined {
  const [, kind, id = ''] = /^(quote|scene|theme)\/([a-z0-9-]+)$/.exec(key) ?? []
  return kind === 'quote' || kind === 'scene' || kind === 'theme' ? { kind, id } : undefined
}

const maxLineLength = 40

/** Returns what a place is called, such as “Scene 4: The carnival”; undefined if the library does not show it. */
export function placeName(library: Library, { kind, id }: Place): string | undefined {
  switch (kind) {
    case 'quote': {
      const quote = library.quote(id)
      return quote && quoteWords(lineOnOneLine(quote), maxLineLength)
    }
    case 'scene': {
      const scene = library.scene(id)
      return scene && `${library.units.label(id)}: ${truncate(scene.title, maxLineLength)}`
    }
    case 'theme': {
      const theme = library.theme(id)
      return theme && truncate(theme.name, maxLineLength)
    }
    default:
      return kind satisfies never
  }
}
