/** Generates questions from a pack's data, using only what the view shows and only where exactly one answer is right. */
import { LRUCache } from 'lru-cache'
import type { Library } from '../pack/library.ts'
import type { Quote, Scene } from '../pack/pack.ts'
import { finishInstruction } from './kinds/finish.ts'
import type { QuizItem } from './kinds/index.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import { truncate } from '../reply/truncate.ts'
import { type RandomInt, shuffle } from '../platform/random.ts'

/** Ids of generated questions are such as `made-who-said-ninety`: the kind, then the line or scenes it is about. */
const quoteKinds = ['who-said', 'which-scene', 'finish', 'match'] as const
type QuoteQuestionKind = (typeof quoteKinds)[number]
type SceneQuestionKind = 'place' | 'order'

const quotePattern = new RegExp(`^made-(?:${quoteKinds.join('|')})-(.+)$`)

export function generatedId(
  kind: QuoteQuestionKind | SceneQuestionKind,
  ...sources: readonly string[]
): string {
  return ['made', kind, ...sources].join('-')
}

/** Returns the id of the line that a question was generated from, or undefined if it was not generated from a line. */
export function generatedFromQuote(id: string): string | undefined {
  return quotePattern.exec(id)?.[1]
}

/** Every line is compared with every other, so what each is compared by is kept. In characters: a pack of the largest size. */
const normalised = new LRUCache<string, string>({
  maxSize: 1_000_000,
  sizeCalculation: (value, text) => 1 + value.length + text.length,
})

function normalise(text: string): string {
  const known = normalised.get(text)
  if (known !== undefined) return known
  const value = normaliseText(text)
  normalised.set(text, value)
  return value
}

/** Leaves room for the words around a line within the 250 characters of a prompt. */
const maxLineLength = 200
const maxOptionLength = 75
const maxExplanationLength = 600
const distractorCount = 3

/**
 * Returns every question that can be made from these lines and scenes; wrong options come from the whole view. An id says
 * what its question was made from, so the same question always has the same id.
 */
export function generateItems(
  view: Library,
  from: { readonly quotes: readonly Quote[]; readonly scenes: readonly Scene[] },
  random: RandomInt,
): readonly QuizItem[] {
  const quotes = from.quotes.filter((quote) => isUnmistakable(quote, view))
  return [
    ...quotes.flatMap((quote) => askWhoSaid(quote, view, random)),
    ...quotes.flatMap((quote) => askWhichScene(quote, view, random)),
    ...quotes.flatMap((quote) => askToFinish(quote, view)),
    ...from.scenes.flatMap((scene) => askWhere(scene, view)),
    ...askOrder(from.scenes, view, random),
    ...askToMatch(quotes, view, random),
  ]
}

/** Whether no other line of the view repeats or contains this one. */
function isUnmistakable(quote: Quote, view: Library): boolean {
  const words = normalise(quote.line)
  return (
    quote.line.length <= maxLineLength &&
    words.split(' ').length >= 3 &&
    view.quotes.every((other) => {
      if (other.id === quote.id) return true
      const otherWords = normalise(other.line)
      return !otherWords.includes(words) && !words.includes(otherWords)
    })
  )
}

function askWhoSaid(quote: Quote, view: Library, random: RandomInt): readonly QuizItem[] {
  const speaker = view.character(quote.speaker)
  const scene = view.scene(quote.scene)
  if (speaker === undefined || scene === undefined) return []
  const line = ` ${normalise(quote.line)} `
  const isNamedInLine = [speaker.name, ...speaker.aliases].some((name) =>
    line.includes(` ${normalise(name)} `),
  )
  // Characters named in the line would be poor distractors, since people seldom name themselves.
  const others = view.characters
    .map((character) => character.name)
    .filter((name) => name !== speaker.name && !line.includes(` ${normalise(name)} `))
  const distractors = pickDistractors([...new Set(others)], random)
  if (isNamedInLine || distractors.length < 2) return []
  return [
    {
      ...lineFields('who-said', quote),
      kind: 'who-said',
      prompt: `Who says this line? “${quote.line}”`,
      answer: speaker.name,
      distractors,
      explanation: `${speaker.name} says it in “${scene.title}”. ${quote.context}`,
    },
  ]
}

function askWhichScene(quote: Quote, view: Library, random: RandomInt): readonly QuizItem[] {
  const scene = view.scene(quote.scene)
  if (scene === undefined || countScenesTitled(view, scene.title) > 1) return []
  const others = view.scenes.filter(
    (other) => other.id !== scene.id && countScenesTitled(view, other.title) === 1,
  )
  const distractors = pickDistractors(
    others.map((other) => other.title),
    random,
  )
  if (distractors.length < 2) return []
  return [
    {
      ...lineFields('which-scene', quote),
      kind: 'which-scene',
      prompt: `In which scene is this line? “${quote.line}”`,
      answer: scene.title,
      distractors,
      explanation: `It is in “${scene.title}”. ${quote.context}`,
    },
  ]
}

/** Asks for the last words of a line whose sentence is long enough to be recognised by its beginning. */
function askToFinish(quote: Quote, view: Library): readonly QuizItem[] {
  const words = quote.line.split(' ')
  const sentence = quote.line.split(/(?<=[.?!…])\s+/u).at(-1) ?? ''
  const ending = words.slice(-3).join(' ')
  const beginning = words.slice(0, -3).join(' ')
  const isLongEnough = sentence.split(' ').length >= 7 && normalise(ending).length >= 8
  const isBeginningShared = view.quotes.some(
    (other) => other.id !== quote.id && normalise(other.line).includes(normalise(beginning)),
  )
  if (!isLongEnough || isBeginningShared) return []
  const answer = ending.replace(/[.,;:!?…]+$/u, '')
  return [
    {
      ...lineFields('finish', quote),
      kind: 'finish',
      prompt: `${finishInstruction} with its last three words: “${beginning} …”`,
      accept: [answer],
      explanation: truncate(`“${quote.line}” ${quote.significance}`, maxExplanationLength),
    },
  ]
}

function askWhere(scene: Scene, view: Library): readonly QuizItem[] {
  const last = view.scenes.at(-1)
  const max = last === undefined ? 0 : view.sceneNumber(last.id)
  if (max < 5 || countScenesTitled(view, scene.title) > 1) return []
  const number = view.sceneNumber(scene.id)
  return [
    {
      ...sceneFields('place', [scene]),
      kind: 'estimate',
      prompt: `Where in the story is “${scene.title}”? The first scene is 1, the last one so far is ${max}.`,
      answer: number,
      min: 1,
      max,
      tolerance: max >= 8 ? 1 : 0,
      explanation: truncate(
        `“${scene.title}” is scene ${number}. ${scene.summary}`,
        maxExplanationLength,
      ),
    },
  ]
}

/** Asks for the order of three scenes; each scene is used once. */
function askOrder(scenes: readonly Scene[], view: Library, random: RandomInt): readonly QuizItem[] {
  const unique = scenes.filter((scene) => countScenesTitled(view, scene.title) === 1)
  return groupsOfThree(shuffle(unique, random)).map((group) => {
    const order = group.toSorted((a, b) => view.sceneNumber(a.id) - view.sceneNumber(b.id))
    const titles = order.map((scene) => scene.title)
    return {
      ...sceneFields('order', order),
      kind: 'order',
      prompt: 'Put these three scenes in the order of the story.',
      events: titles,
      explanation: `The order is: ${titles.join(', then ')}.`,
    }
  })
}

/** Asks who says which of three short lines. */
function askToMatch(
  quotes: readonly Quote[],
  view: Library,
  random: RandomInt,
): readonly QuizItem[] {
  const short = shuffle(
    quotes.filter((quote) => quote.line.length <= maxOptionLength && view.character(quote.speaker)),
    random,
  )
  const bySpeaker = new Map(short.map((quote) => [quote.speaker, quote]))
  return groupsOfThree([...bySpeaker.values()]).flatMap((group) => {
    const pairs = group.map((quote) => ({
      left: quote.line,
      right: view.character(quote.speaker)?.name ?? '',
    }))
    if (new Set(pairs.map((pair) => pair.right)).size < 3) return []
    const last = group
      .toSorted((a, b) => view.sceneNumber(a.scene) - view.sceneNumber(b.scene))
      .at(-1)
    if (last === undefined) return []
    return [
      {
        ...lineFields('match', last),
        kind: 'match' as const,
        prompt: 'Who says which line?',
        pairs,
        explanation: pairs.map(({ left, right }) => `${right}: “${left}”`).join(' '),
      },
    ]
  })
}

function lineFields(kind: QuoteQuestionKind, quote: Quote) {
  const { id, scene, themes, rating, reasons, source } = quote
  return { id: generatedId(kind, id), quote: id, scene, themes, rating, reasons, source }
}

function sceneFields(kind: SceneQuestionKind, scenes: readonly Scene[]) {
  const last = scenes.at(-1)
  return {
    id: generatedId(kind, ...scenes.map((scene) => scene.id)),
    scene: last?.id ?? '',
    themes: scenes.flatMap((scene) => scene.themes),
    rating: last?.rating ?? ('everyone' as const),
    reasons: scenes.flatMap((scene) => scene.reasons),
    source: scenes.flatMap((scene) => scene.source),
  }
}

function countScenesTitled(view: Library, title: string): number {
  return view.scenes.filter((scene) => normalise(scene.title) === normalise(title)).length
}

function pickDistractors(options: readonly string[], random: RandomInt): string[] {
  return shuffle(options, random).slice(0, distractorCount)
}

function groupsOfThree<T>(items: readonly T[]): readonly (readonly T[])[] {
  const count = Math.floor(items.length / 3)
  return Array.from({ length: count }, (_, nth) => items.slice(3 * nth, 3 * nth + 3))
}
