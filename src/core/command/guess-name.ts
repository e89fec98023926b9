/** Finds the name that somebody meant by a word that is none, and says whether that is sure. */
import { editDistance } from '../search/edit-distance.ts'
import { isStopWord } from '../search/stop-words.ts'
import { foldName } from './clean-line.ts'

interface Guess {
  readonly name: string
  /** Whether it can be taken for granted. If not, it can only be offered. */
  readonly isSure: boolean
}

/** Longer words than this are none of ours. */
const maxLength = 32
/** From this length a word may contain two typing mistakes. */
const lengthForTwo = 8

/** English words that are one slip away from the name of a command, and that somebody may well search for. */
const realWords = new Set(
  `back backs cores daddy dairy daisy dally discus disgust getting heap held hell helping hello helm hemp hero herd hype jack kelp
  lack lettings pace packed packing pact pain park path peck pick pock preview process profess prowess quest quick quid quiet quip
  quit quite quota quoted rack regress revue sack scared scares scarf scent scone scored scorn screen seen sense settling
  setting shores sitting snores sores spores starch stores tack thee theft then these thyme trackless`
    .trim()
    .split(/\s+/),
)

/**
 * Returns the closest of the names. Sure are another form of it and a single slip that makes no English word of it; a second
 * slip is sure only in a long name.
 */
export function guessName(typed: string, names: readonly string[]): Guess | undefined {
  const word = foldName(typed)
  if (word.length < 3 || word.length > maxLength) return undefined
  const ranked = names
    .map((name) => ({ name, distance: distanceTo(word, foldName(name)) }))
    .toSorted((a, b) => a.distance - b.distance)
  const [best, second] = ranked
  if (best === undefined || best.distance > 2) return undefined
  if (isStopWord(word) || realWords.has(word)) return undefined
  if (best.distance === 0) return { name: best.name, isSure: true }
  const maxSlips = Math.min(word.length, best.name.length) >= lengthForTwo ? 2 : 1
  const isSure =
    best.distance <= maxSlips && word.length > 3 && best.distance < (second?.distance ?? Infinity)
  return best.distance === 2 && word.length < 5 && word[0] !== best.name[0]
    ? undefined
    : { name: best.name, isSure }
}

function distanceTo(word: string, name: string): number {
  if (isInflected(word, name) || isInflected(name, word)) return 0
  return editDistance(word, name, 2)
}

/** Whether a word is the name with an ending: scenes, quizzes, searching, starten. */
function isInflected(inflected: string, word: string): boolean {
  const last = word.at(-1) ?? ''
  const endings = ['s', 'es', 'zes', `${last}es`, 'en', 'n', 'ed', 'd', 'ing', `${last}ing`]
  return endings.some((ending) => inflected === word + ending)
}
