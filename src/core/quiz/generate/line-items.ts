/** Questions made from one line: who says it, where it is, how it ends. */
import type { Library } from '../../pack/library.ts'
import type { Character, Quote } from '../../pack/pack.ts'
import { type RandomInt, shuffle } from '../../platform/random.ts'
import { truncate } from '../../reply/truncate.ts'
import { contentStemsIn } from '../../search/languages/language-of.ts'
import { finishInstruction } from '../kinds/finish.ts'
import type { QuizItem } from '../kinds/index.ts'
import { normalise, onOneLine } from './distinct-lines.ts'
import { type QuoteQuestionKind, generatedId } from './generated-id.ts'
import { type SceneFacts, shareAny } from './scenes-apart.ts'
import { cutAtWordGroup } from './word-groups.ts'

const maxPromptLength = 250
const maxExplanationLength = 600
export const minDistractors = 2
export const maxDistractors = 3
/** People who are in a scene this far away could have said a line, too. */
const nearbyScenes = 2

/** Undefined for a line that nobody says. */
export function speakerOf(
  { speaker }: { readonly speaker?: string | undefined },
  view: Library,
): Character | undefined {
  return speaker === undefined ? undefined : view.character(speaker)
}

export function askWhoSaid(quote: Quote, view: Library, random: RandomInt): readonly QuizItem[] {
  const speaker = speakerOf(quote, view)
  const scene = view.scene(quote.scene)
  if (speaker === undefined || scene === undefined || isNamedIn(quote, speaker)) return []
  const others = speakersNear(quote, view, random).filter(
    (other) => other.name !== speaker.name && !isNamedIn(quote, other),
  )
  const distractors = others.slice(0, maxDistractors).map(({ name }) => name)
  if (distractors.length < minDistractors) return []
  return [
    {
      ...lineFields('who-said', quote),
      kind: 'who-said',
      prompt: `Who says this? “${onOneLine(quote.line)}”`,
      answer: speaker.name,
      distractors,
      explanation: `${speaker.name} says it in “${scene.title}”. ${quote.context}`,
    },
  ]
}

/** Returns those who speak somewhere in view and are in the line's scene or near it, those in the scene first. */
function speakersNear(quote: Quote, view: Library, random: RandomInt): readonly Character[] {
  const speakers = new Set(view.quotes.map(({ speaker }) => speaker))
  const at = view.scenes.findIndex(({ id }) => id === quote.scene)
  const nearby = view.scenes.slice(Math.max(0, at - nearbyScenes), at + nearbyScenes + 1)
  const ids = [
    ...shuffle(view.scenes[at]?.characters ?? [], random),
    ...shuffle([...new Set(nearby.flatMap(({ characters }) => characters))], random),
  ]
  return [...new Set(ids)]
    .filter((id) => speakers.has(id))
    .flatMap((id) => view.character(id) ?? [])
}

/** Whether a line has somebody's name or a part of it, which would point at them or away from them. */
export function isNamedIn({ line }: Pick<Quote, 'line'>, { name, aliases }: Character): boolean {
  const words = ` ${normalise(line)} `
  const parts = name.split(/\s+/).filter((part) => /^\p{Lu}\p{L}{2}/u.test(part) && part !== 'The')
  const calledThat = [name, ...aliases].map((each) => each.replace(/^the /i, ''))
  return [...calledThat, ...parts].some((each) => words.includes(` ${normalise(each)} `))
}

export function askWhichScene(
  quote: Quote,
  view: Library,
  random: RandomInt,
  { areApart, couldHold }: SceneFacts,
): readonly QuizItem[] {
  const scene = view.scene(quote.scene)
  const contentStems = contentStemsIn(view.pack.language)
  const lineStems = contentStems(quote.line)
  // A title that repeats a word of the line gives it away.
  if (scene === undefined || shareAny(contentStems(scene.title), lineStems)) return []
  const titles = shuffle(view.scenes, random)
    .values()
    .filter(
      (other) =>
        areApart(scene, other) &&
        !couldHold(other, lineStems) &&
        !shareAny(contentStems(other.title), lineStems),
    )
    .map(({ title }) => title)
    .take(maxDistractors)
  const distractors = [...titles]
  if (distractors.length < minDistractors) return []
  return [
    {
      ...lineFields('which-scene', quote),
      kind: 'which-scene',
      prompt: `In which ${view.units.name} is this ${view.words.quote}? “${onOneLine(quote.line)}”`,
      answer: scene.title,
      distractors,
      explanation: `It is in “${scene.title}”. ${quote.context}`,
    },
  ]
}

/** Asks for the last group of words of a line. */
export function askToFinish(quote: Quote, view: Library): readonly QuizItem[] {
  const line = onOneLine(quote.line)
  const cut = cutAtWordGroup(line, view.pack.language)
  if (cut === undefined) return []
  const { beginning, ending } = cut
  const isBeginningShared = view.quotes.some(
    (other) => other.id !== quote.id && normalise(other.line).includes(normalise(beginning)),
  )
  if (isBeginningShared) return []
  const told = whereItIs(quote, view, ending)
  const long = `${finishInstruction}${told}: “${beginning} …”`
  return [
    {
      ...lineFields('finish', quote),
      kind: 'finish',
      prompt: long.length <= maxPromptLength ? long : `${finishInstruction}: “${beginning} …”`,
      accept: [ending],
      explanation: truncate(`“${line}” ${quote.significance}`, maxExplanationLength),
    },
  ]
}

/** Returns who says a line and where, as far as that does not have a word of its ending. */
function whereItIs(quote: Quote, view: Library, ending: string): string {
  const contentStems = contentStemsIn(view.pack.language)
  const parts = [speakerOf(quote, view)?.name, view.scene(quote.scene)?.title]
  const told = parts
    .filter((part) => part !== undefined)
    .filter((part) => !shareAny(contentStems(part), contentStems(ending)))
  return told.length === 0 ? '' : ` (${told.join(', ')})`
}

export function lineFields(kind: QuoteQuestionKind, quote: Quote) {
  const { id, scene, themes, rating, reasons, source } = quote
  return {
    id: generatedId(kind, id),
    quote: id,
    scene,
    about: scene,
    fact: `line-${id}`,
    themes,
    rating,
    reasons,
    source,
  }
}
