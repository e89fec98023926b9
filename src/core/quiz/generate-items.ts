/** Questions made from a pack's data. Only what the view shows goes in, and only where one answer alone is right. */
import type { Library } from '../pack/library.ts'
import type { Quote, Scene } from '../pack/pack.ts'
import type { QuizItem } from './kinds/index.ts'
import { normaliseText } from '../reply/normalise-words.ts'
import { type RandomInt, shuffle } from '../platform/random.ts'
import { type QuoteQuestionKind, type SceneQuestionKind, generatedId } from './generated-id.ts'

/** Room for the words around a line within the 250 characters of a prompt. */
const maxLineLength = 200
const maxOptionLength = 75
const distractorCount = 3

/**
 * Every question that can be made from these lines and scenes; the wrong options come from the whole view. The ids say what
 * they were made from, so that a question is known again.
 */
export function generateItems(
  view: Library,
  from: { readonly quotes: readonly Quote[]; readonly scenes: readonly Scene[] },
  chance: RandomInt,
): readonly QuizItem[] {
  const quotes = from.quotes.filter((quote) => unmistakable(quote, view))
  return [
    ...quotes.flatMap((quote) => whoSaid(quote, view, chance)),
    ...quotes.flatMap((quote) => whichScene(quote, view, chance)),
    ...quotes.flatMap((quote) => finishLine(quote, view)),
    ...from.scenes.flatMap((scene) => estimate(scene, view)),
    ...orders(from.scenes, view, chance),
    ...matches(quotes, view, chance),
  ]
}

/** A line that no other line of the view repeats or holds within it. */
function unmistakable(quote: Quote, view: Library): boolean {
  const words = normaliseText(quote.line)
  return (
    quote.line.length <= maxLineLength &&
    words.split(' ').length >= 3 &&
    view.quotes.every((other) => {
      if (other.id === quote.id) return true
      const others = normaliseText(other.line)
      return !others.includes(words) && !words.includes(others)
    })
  )
}

function whoSaid(quote: Quote, view: Library, chance: RandomInt): readonly QuizItem[] {
  const speaker = view.character(quote.speaker)
  const scene = view.scene(quote.scene)
  if (speaker === undefined || scene === undefined) return []
  const line = ` ${normaliseText(quote.line)} `
  const named = [speaker.name, ...speaker.aliases].some((name) =>
    line.includes(` ${normaliseText(name)} `),
  )
  // Whoever is in the scene could say it; names that stand in the line would only be noise.
  const others = view.characters
    .map((character) => character.name)
    .filter((name) => name !== speaker.name && !line.includes(` ${normaliseText(name)} `))
  const distractors = pickDistractors([...new Set(others)], chance)
  if (named || distractors.length < 2) return []
  return [
    {
      ...basis('who-said', quote),
      kind: 'who-said',
      prompt: `Who says this line? “${quote.line}”`,
      answer: speaker.name,
      distractors,
      explanation: `${speaker.name} says it in “${scene.title}”. ${quote.context}`,
    },
  ]
}

function whichScene(quote: Quote, view: Library, chance: RandomInt): readonly QuizItem[] {
  const scene = view.scene(quote.scene)
  if (scene === undefined || countScenesTitled(view, scene.title) > 1) return []
  const others = view.scenes.filter(
    (other) => other.id !== scene.id && countScenesTitled(view, other.title) === 1,
  )
  const distractors = pickDistractors(
    others.map((other) => other.title),
    chance,
  )
  if (distractors.length < 2) return []
  return [
    {
      ...basis('which-scene', quote),
      kind: 'which-scene',
      prompt: `In which scene is this line? “${quote.line}”`,
      answer: scene.title,
      distractors,
      explanation: `It is in “${scene.title}”. ${quote.context}`,
    },
  ]
}

/** Asks for the last words of a sentence that is long enough to have a beginning of its own. */
function finishLine(quote: Quote, view: Library): readonly QuizItem[] {
  const words = quote.line.split(' ')
  const sentence = quote.line.split(/(?<=[.?!…])\s+/u).at(-1) ?? ''
  const ending = words.slice(-3).join(' ')
  const beginning = words.slice(0, -3).join(' ')
  const clear = sentence.split(' ').length >= 7 && normaliseText(ending).length >= 8
  const shared = view.quotes.some(
    (other) =>
      other.id !== quote.id && normaliseText(other.line).includes(normaliseText(beginning)),
  )
  if (!clear || shared) return []
  const accepted = ending.replace(/[.,;:!?…]+$/u, '')
  return [
    {
      ...basis('finish', quote),
      kind: 'finish',
      prompt: `Finish the line with its last three words: “${beginning} …”`,
      accept: [accepted],
      explanation: `“${quote.line}” ${quote.significance}`.slice(0, 600),
    },
  ]
}

function estimate(scene: Scene, view: Library): readonly QuizItem[] {
  const last = view.scenes.at(-1)
  const max = last === undefined ? 0 : view.sceneNumber(last.id)
  if (max < 5 || countScenesTitled(view, scene.title) > 1) return []
  const place = view.sceneNumber(scene.id)
  return [
    {
      ...sceneBasis('place', [scene]),
      kind: 'estimate',
      prompt: `Where in the story is “${scene.title}”? The first scene is 1, the last one so far is ${max}.`,
      answer: place,
      min: 1,
      max,
      tolerance: max >= 8 ? 1 : 0,
      explanation: `“${scene.title}” is scene ${place}. ${scene.summary}`.slice(0, 600),
    },
  ]
}

/** Three scenes to be put in order, each scene used once. */
function orders(scenes: readonly Scene[], view: Library, chance: RandomInt): readonly QuizItem[] {
  const clear = scenes.filter((scene) => countScenesTitled(view, scene.title) === 1)
  return groupsOfThree(shuffle(clear, chance)).map((group) => {
    const order = group.toSorted((a, b) => view.sceneNumber(a.id) - view.sceneNumber(b.id))
    const titles = order.map((scene) => scene.title)
    return {
      ...sceneBasis('order', order),
      kind: 'order',
      prompt: 'Put these three scenes in the order of the story.',
      events: titles,
      explanation: `The order is: ${titles.join(', then ')}.`,
    }
  })
}

/** Three short lines to be matched with the three people who say them. */
function matches(quotes: readonly Quote[], view: Library, chance: RandomInt): readonly QuizItem[] {
  const short = shuffle(
    quotes.filter((quote) => quote.line.length <= maxOptionLength && view.character(quote.speaker)),
    chance,
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
        ...basis('match', last),
        kind: 'match' as const,
        prompt: 'Who says which line?',
        pairs,
        explanation: pairs.map(({ left, right }) => `${right}: “${left}”`).join(' '),
      },
    ]
  })
}

function basis(kind: QuoteQuestionKind, quote: Quote) {
  const { id, scene, themes, rating, reasons, source } = quote
  return { id: generatedId(kind, id), quote: id, scene, themes, rating, reasons, source }
}

function sceneBasis(kind: SceneQuestionKind, scenes: readonly Scene[]) {
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
  return view.scenes.filter((scene) => normaliseText(scene.title) === normaliseText(title)).length
}

function pickDistractors(options: readonly string[], chance: RandomInt): string[] {
  return shuffle(options, chance).slice(0, distractorCount)
}

function groupsOfThree<T>(items: readonly T[]): readonly (readonly T[])[] {
  return items.flatMap((_, at) =>
    at % 3 === 0 && at + 2 < items.length ? [items.slice(at, at + 3)] : [],
  )
}
