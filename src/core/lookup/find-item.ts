/** Finds the one item that somebody means by a name, an id or half-remembered words, or else the closest ones. */
import { lineButtons } from '../command/line-button.ts'
import type { TextOption } from '../command/option.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import type { EntryKind } from '../pack/sections.ts'
import { type Reply, commandMention, note, privateReply, text } from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import type { Hit } from '../search/search.ts'
import { normaliseIn } from '../search/language.ts'
import { languageOf } from '../search/languages/language-of.ts'
import { hitRows } from './hit-list.ts'
import { kindNameOf } from './kind-label.ts'
import { openMenu } from './open-menu.ts'
import { readScenePlace, scenesAt } from './find-scene.ts'
import { searchableWords, typedWords } from './typed-words.ts'
import { suggestItems } from './suggest-items.ts'

/**
 * The most characters of a question or a line that somebody looks up. Slack’s inputs take no more
 * (https://docs.slack.dev/reference/block-kit/block-elements/plain-text-input-element); Discord takes 6,000.
 */
export const maxLookupLength = 3000

/** Discord’s menus have no more options. */
const maxScenesInList = 25
/** More rows do not fit on a phone’s screen. */
const maxRows = 8

/** Good matches besides the best. */
const maxOthers = 10

/** The closest hits, where none is sure enough; they can be empty. */
interface ClosestHits {
  readonly closest: readonly Hit[]
  /** Whether they are all that was asked for, such as scenes 1 to 5. */
  readonly isRange?: true
}

/** The item and other good matches, best first, or the closest hits. */
type LookupResult =
  | {
      readonly kind: EntryKind
      readonly id: string
      readonly others: readonly Hit[]
      /** Whether it goes by none of these words, but is what has most to do with them. */
      readonly isOnlyClosest?: boolean
    }
  | ClosestHits

/** An option for the name of an item of these kinds, or half-remembered words. */
export function itemOption(summary: string, ...kinds: readonly EntryKind[]): TextOption {
  return {
    kind: 'text',
    summary,
    maxLength: maxLookupLength,
    suggest: (typed, { library }) => suggestItems(library, typed, kinds),
  }
}

/**
 * Looks among items of the given kinds: by id, by `kind/id` as autocomplete sends it, by the number of a scene, or else by words.
 * Throws a UserError for a number that none of the class’s scenes has.
 */
export async function findItem(
  library: Library,
  kinds: readonly EntryKind[],
  words: string,
): Promise<LookupResult> {
  const [, prefix, rest = ''] = /^([a-z]+)\/(.+)$/.exec(words) ?? []
  const exactMatch = kinds
    .map((kind) => ({ kind, id: prefix === kind ? rest : words }))
    .find(({ kind, id }) => library[kind](id) !== undefined)
  if (exactMatch !== undefined) return { ...exactMatch, others: [] }
  const byPlace = kinds.includes('scene') ? findByPlace(library, words) : undefined
  if (byPlace !== undefined) return byPlace
  const hits = (await library.openSearch()).search(words, { kinds }, 1 + maxOthers)
  const [best, ...others] = hits
  if (best === undefined || !best.isStrong) return { closest: hits.slice(0, 5) }
  return {
    kind: best.kind,
    id: best.id,
    others: others.filter((hit) => hit.isStrong),
    isOnlyClosest: !best.isNamed,
  }
}

/** Returns what a number or place such as `6`, `1-5` or `6. Eyes closed` means, unless a scene has that name. */
function findByPlace(library: Library, words: string): LookupResult | undefined {
  const [, number, title = ''] =
    /^#?(\p{L}|\d{1,4}(?:\.\d{1,4})?)\s*[.:·)]\s+(.+)$/u.exec(words.trim()) ?? []
  const language = languageOf(library.pack.language)
  const place =
    readScenePlace(words, library.units, language) ??
    (number === undefined ? undefined : readScenePlace(number, library.units, language))
  if (place === undefined) return undefined
  function normaliseText(each: string): string {
    return normaliseIn(language, each)
  }
  const typed = normaliseText(words)
  const isName = library.scenes.some((scene) =>
    [scene.title, ...scene.aliases].some((name) => normaliseText(name) === typed),
  )
  if (isName) return undefined
  const scenes = scenesAt(library, place)
  const [scene, ...more] = scenes
  if (scene === undefined) return undefined
  if (more.length > 0) {
    return {
      closest: scenes.slice(0, maxScenesInList).map((each) => toHit(library, each)),
      isRange: true,
    }
  }
  const isOther = title !== '' && !normaliseText(scene.title).startsWith(normaliseText(title))
  return isOther ? undefined : { kind: 'scene', id: scene.id, others: [] }
}

/** Its place stands beside the title where a number alone does not tell scenes apart. */
function toHit({ units }: Library, { id, title }: Scene): Hit {
  const place = units.within === undefined ? '' : ` (${units.labelInSentence(id)})`
  return {
    kind: 'scene',
    id,
    label: title,
    markedLabel: [`${title}${place}`],
    excerpt: undefined,
    isNamed: true,
    isStrong: true,
  }
}

/** The reply when nothing is sure, of one kind or of any: the closest matches to choose from, or what else to try. */
export function notFoundView(
  library: Library,
  kind: EntryKind | undefined,
  words: string,
  found: ClosestHits,
): Reply {
  const { closest, isRange } = found
  if (kind === 'character' && !library.has('characters')) return noCharactersView(library, words)
  const name = kind === undefined ? 'entry' : kindNameOf(library, kind)
  const lead = text(`No ${name} matches `, { em: typedWords(words) }, '.')
  if (closest.length === 0) {
    return privateReply(
      lead,
      kind === undefined
        ? note('Try other words, or a name.')
        : note('Try other words, or a name. ', { command: 'search' }, ' looks everywhere.'),
      kind !== undefined &&
        lineButtons([`search ${searchableWords(words)}`, ...(isListed(kind) ? [kind] : [])]),
    )
  }
  return privateReply(
    isRange !== true && lead,
    text(isRange === true ? 'Which one would you like?' : 'Did you mean one of these?'),
    ...(closest.length <= maxRows
      ? hitRows(library, closest)
      : [openMenu(library, 'Open one of these', closest)]),
    kind !== undefined && isRange !== true && lineButtons([`search ${searchableWords(words)}`]),
  )
}

/** Returns whether the command of this kind lists them all where it is typed alone. */
function isListed(kind: EntryKind): kind is 'scene' | 'character' | 'theme' {
  return kind === 'scene' || kind === 'character' || kind === 'theme'
}

/** A chapter of science has no characters at all. */
export function noCharactersView({ pack }: Pick<Library, 'pack'>, words?: string): Reply {
  return privateReply(
    text({ em: pack.title }, ' has no characters.'),
    note('To look everywhere, use ', commandMention('search'), '.'),
    words !== undefined && lineButtons([`search ${words}`]),
  )
}

/**
 * Returns the item that an old button refers to, if it is still there. Throws the same UserError for hidden and removed
 * items, so that nothing leaks.
 */
export function requireItem<T>(item: T | undefined): T {
  if (item === undefined) throw new UserError('That isn’t available to your class at the moment.')
  return item
}
