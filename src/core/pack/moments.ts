/** Every fact of a pack that has a place in the story of its own, wherever it is kept. */
import type { Moment, Pack } from './pack.ts'
import type { PackFile, PackPath } from './problem.ts'

export interface LocatedMoment {
  readonly file: PackFile
  readonly path: PackPath
  readonly moment: Moment & {
    readonly quote?: string | undefined
    readonly with?: string | undefined
  }
}

/** Arcs and relationships of characters, evidence of themes, examples of terms. */
export function listMoments(pack: Pack): readonly LocatedMoment[] {
  function list(file: PackFile, path: PackPath, moments: readonly LocatedMoment['moment'][]) {
    return moments.map((moment, at) => ({ file, path: [...path, at], moment }))
  }
  return [
    ...pack.characters.flatMap((character, index) => [
      ...list('characters', [index, 'arc'], character.arc),
      ...list('characters', [index, 'relationships'], character.relationships),
    ]),
    ...pack.themes.flatMap((theme, index) => list('themes', [index, 'evidence'], theme.evidence)),
    ...pack.terms.map((term, index) => ({
      file: 'terms' as const,
      path: [index, 'example'],
      moment: term.example,
    })),
  ]
}
