/** What people may type for the units of a work, in the languages that packs and classes use. */
import { pluralOf } from '../pack/unit-label.ts'

/** Each row is one unit: English first, then German, French and Spanish, singular and plural. */
const families = [
  'scene scenes sc szene szenen scène scènes escena escenas',
  'act acts akt akte aufzug aufzüge acte actes acto actos',
  'chapter chapters ch chap kapitel chapitre chapitres capítulo capítulos capitulo capitulos',
  'section sections sec sect abschnitt abschnitte sección secciones seccion',
  'stanza stanzas strophe strophen strophes estrofa estrofas',
  'paragraph paragraphs par para absatz absätze paragraphe paragraphes párrafo párrafos parrafo',
  'part parts pt teil teile partie parties parte partes',
  'book books buch bücher livre livres libro libros',
  'canto cantos gesang gesänge chant chants',
  'letter letters brief briefe lettre lettres carta cartas',
  'episode episodes ep folge folgen épisode épisodes episodio episodios',
].map((row) => row.split(' '))

/** Returns the words for a unit, the longest first, so that “scenes” is not read as “scene” and an “s”. */
export function wordsForUnit(unit: string): readonly string[] {
  const name = unit.toLowerCase()
  const family = families.find((words) => words.includes(name)) ?? [name, pluralOf(name)]
  return family.toSorted((a, b) => b.length - a.length)
}

/** All of them, the longest first. */
export const allUnitWords: readonly string[] = families
  .flat()
  .toSorted((a, b) => b.length - a.length)
