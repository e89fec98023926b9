/** Checks that quiz items have one right answer that agrees with their line, and only options that their class may see. */
import { createNameFinder, didYouMean } from '../../command/did-you-mean.ts'
import { type QuizItem, kindOf } from '../../quiz/kinds/index.ts'
import type { LineFacts, SingleChoice } from '../../quiz/kinds/kind.ts'
import { normaliseLook } from '../../reply/normalise-words.ts'
import type { Pack, ReportProblem } from '../pack.ts'
import type { PackPath } from '../section.ts'
import { type Rating, isRatingAtMost, ratings } from '../rating.ts'

type NameKind = NonNullable<SingleChoice['names']>

/** A name, and where and for whom it may be seen. A theme has one for each piece of its evidence. */
interface OptionName {
  readonly name: string
  readonly sceneIndex: number
  readonly rating: Rating
}

/** What a kind has said of an item, and of which line. */
interface ItemCheck {
  readonly line: LineFacts | undefined
  readonly found: readonly { readonly path: PackPath; readonly message: string | (() => string) }[]
}

/** The studio checks a pack at every key, with the same object for each item whose text has not changed. */
const known = new WeakMap<QuizItem, ItemCheck>()

/** Has each item’s kind check it, unless neither the item nor its line has changed since the last time. */
export function checkQuiz(pack: Pack, report: ReportProblem): void {
  const lineOf = createLineFinder(pack)
  for (const [index, item] of pack.quiz.entries()) {
    for (const { path, message } of checkItem(item, lineOf(item.quote ?? ''))) {
      report('quiz', [index, ...path], message)
    }
  }
}

function checkItem(item: QuizItem, line: LineFacts | undefined): ItemCheck['found'] {
  const before = known.get(item)
  if (before !== undefined && isSameLine(before.line, line)) return before.found
  const found: ItemCheck['found'][number][] = []
  kindOf(item).check(item, line, (path, message) => found.push({ path, message }))
  known.set(item, { line, found })
  return found
}

function isSameLine(one: LineFacts | undefined, other: LineFacts | undefined): boolean {
  return one === other || JSON.stringify(one) === JSON.stringify(other)
}

function createLineFinder(pack: Pack): (quoteId: string) => LineFacts | undefined {
  const quotes = new Map(pack.quotes.map((quote) => [quote.id, quote]))
  const characters = new Map(pack.characters.map(({ id, name }) => [id, name]))
  const scenes = new Map(pack.scenes.map(({ id, title }) => [id, title]))
  const themes = new Map(pack.themes.map(({ id, name }) => [id, name]))
  return (quoteId) => {
    const quote = quotes.get(quoteId)
    if (quote === undefined) return undefined
    return {
      id: quote.id,
      line: quote.line,
      speaker: characters.get(quote.speaker ?? ''),
      addressee: characters.get(quote.addressee ?? ''),
      scene: scenes.get(quote.scene),
      themes: quote.themes.flatMap((id) => themes.get(id) ?? []),
    }
  }
}

/** An option above the item's ceiling or past its gate would spoil it, and would look odd where it is hidden. */
export function checkOptions(pack: Pack, report: ReportProblem): void {
  const sceneIndexes = new Map(pack.scenes.map((scene, index) => [scene.id, index]))
  const names = indexOptionNames(pack, sceneIndexes)

  for (const [index, item] of pack.quiz.entries()) {
    const choice = kindOf(item).singleChoice?.(item)
    if (choice?.names === undefined) continue
    for (const { path, option } of [choice.right, ...choice.wrong]) {
      const message = problemOf(option, choice.names, item)
      if (message !== undefined) report('quiz', [index, ...path], message)
    }
  }

  function problemOf(
    option: string,
    kind: NameKind,
    item: QuizItem,
  ): string | (() => string) | undefined {
    const { byName, closest } = names[kind]
    const named = byName.get(normaliseLook(option))
    if (named === undefined) {
      return () => {
        const hint = didYouMean(closest(option), `Use one from ${kind}s.yaml.`)
        return `No ${kind} is called “${option}”. ${hint}`
      }
    }
    const allowed = named.filter(({ rating }) => isRatingAtMost(rating, item.rating))
    if (allowed.length === 0) {
      return `“${option}” is rated ${named[0]?.rating}, above the item; choose another ${kind}.`
    }
    const gate = sceneIndexes.get(item.scene)
    if (gate === undefined || allowed.some(({ sceneIndex }) => sceneIndex <= gate)) return undefined
    return `“${option}” is not known yet at “${item.scene}”; choose another ${kind} or a later scene.`
  }
}

function indexOptionNames(pack: Pack, sceneIndexes: ReadonlyMap<string, number>) {
  function at(scene: string): number {
    return sceneIndexes.get(scene) ?? Infinity
  }
  const names: Readonly<Record<NameKind, readonly OptionName[]>> = {
    character: pack.characters.map(({ name, first, rating }) => {
      return { name, sceneIndex: at(first), rating }
    }),
    scene: pack.scenes.map(({ title, rating }, sceneIndex) => ({
      name: title,
      sceneIndex,
      rating,
    })),
    theme: pack.themes.flatMap(({ name, rating, evidence }) =>
      evidence.map((moment) => ({
        name,
        sceneIndex: at(moment.scene),
        rating: stronger(rating, moment.rating),
      })),
    ),
  }
  function index(kind: NameKind) {
    return {
      byName: Map.groupBy(names[kind], ({ name }) => normaliseLook(name)),
      closest: createNameFinder(() => [...new Set(names[kind].map(({ name }) => name))]),
    }
  }
  return { character: index('character'), scene: index('scene'), theme: index('theme') }
}

function stronger(a: Rating, b: Rating): Rating {
  return ratings.indexOf(a) > ratings.indexOf(b) ? a : b
}
