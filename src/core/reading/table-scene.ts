/** Finds the scene up to which the class has read, in the words of a reading plan; or that there is nothing to read. */
import { foldTyped } from '../calendar/typed-text.ts'
import { findReached } from '../lookup/find-reached.ts'
import { readScenePlace } from '../lookup/find-scene.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import { editDistance, maxTypos } from '../search/edit-distance.ts'
import { languageOf } from '../search/languages/language-of.ts'

/** In English, German, French and Spanish; accents are left out. */
const nothingToRead = new RegExp(
  `^(?:${[
    '[-./]*|none|nothing|no (?:reading|school|class(?:es)?|lessons?)|(?:days? )?off|study leave|snow days?',
    '(?:[a-z]+ )?(?:holidays?|breaks?|vacations?|recess)|(?:half|mid)[- ]?term(?: holidays?| break)?|easter|christmas',
    'inset(?: days?)?|(?:staff |teacher )?training(?: day)?|catch[- ]?up|buffer|revision|review|assessments?',
    '(?:[a-z]+ )?(?:exams?|mocks?|tests?)(?: week)?',
    '(?:[a-z]+)?ferien|frei|unterrichtsfrei|feiertag|kein unterricht|wiederholung|(?:klassen|schul)arbeit|klausur(?:en)?',
    'vacances|ferie|revisions?|controle|vacaciones|festivo|puente|repaso|examen(?:es)?|nada|rien|nichts|free',
  ].join('|')})$`,
)
const theRest =
  /^(?:(?:all |to )?(?:the )?(?:rest|end)(?: of (?:it|the [a-z]+))?|everything(?: else)?|(?:der |bis zum )?(?:rest|schluss)|el resto|le reste)$/

/** `sc. 1-3`, `S1-S3` and `ch. 4` say what the numbers are; `pp.` would be something else. */
const shortUnit = /(^|[-–,;&]\s*)(?:sc|sz|esc|ch|chap|kap|cap|sec|s|c|k|u)\.?\s*(?=\d)/giu

/** More words would not be compared. */
const maxNameWords = 20
const minNameLength = 4
const lengthForTwoTypos = 8

interface PlanContext {
  readonly library: Library
  /** The scene that “next” follows. */
  readonly reached: string | undefined
  /** Whether the cells are a spreadsheet’s, not parts of a sentence. */
  readonly hasColumns: boolean
}

/** Returns undefined where nothing is read. `cells` are those of a table’s row beside the day, or one. */
export async function findPlannedScene(
  cells: readonly string[],
  { library, reached, hasColumns }: PlanContext,
): Promise<Scene | undefined> {
  const [first = ''] = cells
  const whole = cells.join(', ')
  if (isNothing(first, library) || isNothing(whole, library)) return undefined
  // Beside what is read, a table has the homework. In a work with larger parts, act and scene may have a cell each.
  const isFirstAlone = hasColumns && library.units.within === undefined
  const words = isFirstAlone ? [first, whole] : [whole, first]
  try {
    return await findScene(library, words[0] ?? '', reached)
  } catch (error) {
    if (!(error instanceof UserError) || cells.length < 2) throw error
    return findScene(library, words[1] ?? '', reached).catch(() => {
      throw error
    })
  }
}

function isNothing(words: string, library: Library): boolean {
  const folded = foldTyped(words.replace(/(?<=\S)\s*\([^()]*\)\s*$/, ''))
  return (
    nothingToRead.test(folded) &&
    !library.scenes.some(({ title }) => foldTyped(title) === foldTyped(words))
  )
}

/** Several scenes mean the last of them: “scenes 1, 2 and 3”. */
async function findScene(
  library: Library,
  words: string,
  reached: string | undefined,
): Promise<Scene> {
  const last = library.scenes.at(-1)
  if (last !== undefined && theRest.test(foldTyped(words))) return last
  const wanted = words
    .replace(/^(?:read(?:ing)?|finish|up to|until|to the end of|bis)\s+/i, '')
    .replaceAll(shortUnit, '$1')
    .replace(/^(\d{1,3})\. (\p{L}+)$/u, '$2 $1')
  // In a work that counts in larger parts, 1, 5 is scene 5 of act 1.
  const [, listed] = /\d\s*(?:[,;&+]|\band\b|\bund\b)\s*(\d{1,4})$/i.exec(wanted) ?? []
  if (listed !== undefined && library.units.within === undefined) {
    return findReached(library, listed, reached)
  }
  try {
    return await findNamed(library, wanted, reached)
  } catch (error) {
    const end = wanted.split(/\s*(?:[,;&+]|\band\b|\bund\b)\s*/).at(-1) ?? ''
    if (!(error instanceof UserError) || end === wanted || end === '') throw error
    return findNamed(library, end, reached).catch(() => {
      throw error
    })
  }
}

/** A scene that merely has to do with the words is not what a plan means. */
async function findNamed(
  library: Library,
  words: string,
  reached: string | undefined,
): Promise<Scene> {
  const found = await findReached(library, words, reached)
  const isPlace =
    readScenePlace(words, library.units, languageOf(library.pack.language)) !== undefined
  if (isPlace || isNamed(words, found, library)) return found
  throw new UserError(
    `No ${library.units.name} is called `,
    { em: truncate(words, 80) },
    `. Do you mean ${library.units.labelInSentence(found.id)}, ${found.title}? Then write its number.`,
  )
}

/** Whether most words that say something are in the name of the scene. */
function isNamed(words: string, { title, id, aliases }: Scene, { units }: Library): boolean {
  const names = toWords([title, id, units.label(id), ...aliases].join(' '))
  const typed = toWords(words)
    .filter((word) => word.length >= minNameLength)
    .slice(0, maxNameWords)
  const found = typed.filter((word) => hasWord(names, word))
  return found.length > 0 && found.length * 2 > typed.length
}

function toWords(words: string): readonly string[] {
  return foldTyped(words).split(/[^\p{L}\p{N}]+/u)
}

function hasWord(names: readonly string[], word: string): boolean {
  const max = maxTypos(word.length, lengthForTwoTypos)
  return names.some((each) => each.startsWith(word) || editDistance(word, each, max) <= max)
}
