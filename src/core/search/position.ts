/** Finds the scene that somebody means by its place in the story: “scene 16”, “the first scene”, “the ending”, “letter two”. */
import { cutText } from '../reply/truncate.ts'
import { editDistance } from './edit-distance.ts'
import { readNumber, readRoman } from './numbers.ts'
import { wordsIn } from './tokenise.ts'

export interface NumberedScene {
  /** Its number in the whole story, from 1. */
  readonly number: number
  /** Its title and its other names. */
  readonly names: readonly string[]
  /** What else is known of it, where “Stave Two” may stand. */
  readonly texts: readonly string[]
}

interface FoundScenes<Scene> {
  /** One, or all those of “stave two”, in order. */
  readonly scenes: readonly [Scene, ...Scene[]]
  /** What else was asked for, such as “quotes” in “quotes from scene 5”; empty if nothing was. */
  readonly rest: string
}

/** “Act two” is the second act, and “the last letter” is letter −1. */
interface Place {
  readonly unit: string
  readonly number: number
  /** Whether it was called by its number, as “scene 1” is and “the first scene with Catherine” is not. */
  readonly isNumbered: boolean
}

const maxCharacters = 300
/** The most scenes of one chapter that are listed. */
const maxScenes = 12

/** What the parts of works are called, with what people write for them. Only scenes are counted; the others stand in scenes’ names. */
const unitsByWord: ReadonlyMap<string, string> = new Map(
  `scene:scenes,szene,sc letter:letters,ltr chapter:chapters,chap,chp,ch act:acts book:books volume:vol part:pt stave:staves
  canto:cantos section:sections stanza:stanzas verse:verses episode:ep page:pages,pg entry:entries diary:diaries`
    .split(/\s+/)
    .flatMap((line) => {
      const [unit = '', others = ''] = line.split(':')
      return [unit, ...others.split(',')].map((word) => [word, unit] as const)
    }),
)

/** Words around a place that ask for nothing else. */
const fillers: ReadonlySet<string> = new Set(
  `a about actually all an and at be book by can could describe described did discuss do does during explain
  explained explanation film for from give go goes going happen happened happening happens her how i in info is it jump
  look me meaning movie no novel now nr number of on our out please play pls read say see set show so story
  summarise summarize summary tell text that the then there this to us very want was we what when where which who
  with work you`
    .trim()
    .split(/\s+/),
)

const firstWords: ReadonlySet<string> = new Set(
  'beginning begin begins began opening opens start starts started intro introduction'.split(' '),
)
const lastWords: ReadonlySet<string> = new Set(
  'ending end ends ended finale finish finishes finished conclusion'.split(' '),
)
/** What somebody may want of a scene. */
const partsOfScenes: ReadonlySet<string> = new Set(
  `quote quotes quotation quotations line lines said says dialogue character characters person people theme themes
  question questions discussion`
    .trim()
    .split(/\s+/),
)
const firstAdjectives: ReadonlySet<string> = new Set(['opening', 'starting', 'beginning'])
const lastAdjectives: ReadonlySet<string> = new Set(['last', 'final', 'closing', 'ending'])

/** @param scenes those that the class can see, in the order of the story */
export function createSceneFinder<Scene extends NumberedScene>(scenes: readonly Scene[]) {
  const placesByScene = new Map<Scene, readonly (readonly Place[])[]>()

  /** Returns the scenes at the place that the words name, or undefined if they name none or the class cannot see it. */
  return function findByPosition(words: string): FoundScenes<Scene> | undefined {
    const typed = wordsIn(cutText(words, maxCharacters)).flatMap((word) => splitUnit(word))
    const { places, others } = readPlaces(typed)
    const rest = others.filter((word) => !fillers.has(word))
    const edge = edgeOf(rest)
    if (places.length === 0) {
      const number = edge ?? bareNumber(rest)
      return found(number === undefined ? [] : scenesNumbered(number), [])
    }
    const isDescribed = edge === undefined && rest.some((word) => !partsOfScenes.has(word))
    if (isDescribed && places.every(({ isNumbered }) => !isNumbered)) return undefined
    const there = scenesAt(places)
    // “How does part two end”, where the pack is part two.
    if (there.length === 0 && edge !== undefined && places.every(({ unit }) => unit === 'part')) {
      return found(scenesNumbered(edge), [])
    }
    return edge === undefined ? found(there, rest) : found(there.slice(edge > 0 ? 0 : -1), [])
  }

  function found(
    [first, ...others]: readonly Scene[],
    rest: readonly string[],
  ): FoundScenes<Scene> | undefined {
    if (first === undefined) return undefined
    return { scenes: [first, ...others.slice(0, maxScenes - 1)], rest: rest.join(' ') }
  }

  function scenesNumbered(number: number): readonly Scene[] {
    const scene = number < 0 ? scenes.at(number) : scenes.find((each) => each.number === number)
    return scene === undefined ? [] : [scene]
  }

  function scenesAt(places: readonly Place[]): readonly Scene[] {
    const [place] = places
    if (places.length === 1 && place?.unit === 'scene') return scenesNumbered(place.number)
    if (places.length === 1 && place !== undefined && place.number < 0) {
      const inUnit = scenes.filter((scene) =>
        placesOf(scene).some((all) => all.some(({ unit }) => unit === place.unit)),
      )
      const last = inUnit.at(place.number)
      return last === undefined ? [] : [last]
    }
    return scenes.filter((scene) =>
      placesOf(scene).some((all) => places.every((one) => hasPlace(all, one))),
    )
  }

  function placesOf(scene: Scene): readonly (readonly Place[])[] {
    return placesByScene.getOrInsertComputed(scene, () =>
      [...scene.names, ...scene.texts].map((text) => readPlaces(wordsIn(text)).places),
    )
  }
}

/** Returns 1 or −1 where the words ask for the beginning or the end, and for nothing else. */
function edgeOf(words: readonly string[]): 1 | -1 | undefined {
  if (words.length === 0) return undefined
  if (words.every((word) => firstWords.has(word))) return 1
  return words.every((word) => lastWords.has(word)) ? -1 : undefined
}

function bareNumber(words: readonly string[]): number | undefined {
  return words.length === 1 && /^\d/.test(words[0] ?? '') ? readNumber(words, 0)?.value : undefined
}

function hasPlace(places: readonly Place[], { unit, number }: Place): boolean {
  return places.some((place) => place.unit === unit && place.number === number)
}

/** Takes the places out of the words: “scene 16”, “the 16th scene”, “act two”, “letter II”, “the second to last scene”. */
function readPlaces(words: readonly string[]) {
  const places: Place[] = []
  const others: string[] = []
  for (let at = 0; at < words.length;) {
    const read = readPlaceAfterUnit(words, at) ?? readPlaceBeforeUnit(words, at)
    if (read === undefined) others.push(words[at] ?? '')
    else places.push(read.place)
    at = read?.next ?? at + 1
  }
  return { places, others }
}

interface ReadPlace {
  readonly place: Place
  readonly next: number
}

/** “Scene 16”, “scene number 16”, “act two”, “letter II”. */
function readPlaceAfterUnit(words: readonly string[], at: number): ReadPlace | undefined {
  const unit = unitOf(words[at])
  if (unit === undefined) return undefined
  const from = /^(?:number|no|nr|num)$/.test(words[at + 1] ?? '') ? at + 2 : at + 1
  const number = readNumber(words, from)
  if (number !== undefined)
    return { place: { unit, number: number.value, isNumbered: true }, next: number.next }
  const word = words[from] ?? ''
  const roman = readRoman(word)
  // A single letter is a numeral only where nothing but another part follows: “the scene I liked” is none.
  const isSure =
    word.length > 1 || from === words.length - 1 || unitOf(words[from + 1]) !== undefined
  return roman !== undefined && isSure
    ? { place: { unit, number: roman, isNumbered: true }, next: from + 1 }
    : undefined
}

/** “The first scene”, “16th scene”, “the last letter”, “second to last scene”, “opening scene”. */
function readPlaceBeforeUnit(words: readonly string[], at: number): ReadPlace | undefined {
  const word = words[at] ?? ''
  const ordinal = readNumber(words, at)
  const afterOrdinal = ordinal?.next ?? at
  const afterTo = words[afterOrdinal] === 'to' ? afterOrdinal + 1 : afterOrdinal
  function place(number: number, next: number): ReadPlace | undefined {
    const unit = unitOf(words[next])
    if (unit === undefined) return undefined
    return { place: { unit, number, isNumbered: false }, next: next + 1 }
  }
  if (ordinal?.isOrdinal === true) {
    if (lastAdjectives.has(words[afterTo] ?? '')) return place(-ordinal.value, afterTo + 1)
    return place(ordinal.value, afterOrdinal)
  }
  if (word === 'penultimate') return place(-2, at + 1)
  if (word === 'next' && words[at + 1] === 'to' && words[at + 2] === 'last')
    return place(-2, at + 3)
  if (lastAdjectives.has(word)) return place(-1, at + 1)
  return firstAdjectives.has(word) ? place(1, at + 1) : undefined
}

function unitOf(word = ''): string | undefined {
  const unit = unitsByWord.get(word)
  if (unit !== undefined) return unit
  const isMisspelt = word.length >= 4 && word.startsWith('s') && editDistance(word, 'scene', 1) <= 1
  return isMisspelt ? 'scene' : undefined
}

/** “scene16” is two words, and so is “sc.3”. */
function splitUnit(word: string): readonly string[] {
  const [, unit = '', number = ''] = /^([a-z]+)(\d{1,3})$/.exec(word) ?? []
  if (unit === 's') return ['scene', number]
  return unitOf(unit) === undefined ? [word] : [unit, number]
}
