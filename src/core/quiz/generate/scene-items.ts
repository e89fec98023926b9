/** Questions made from scenes: the order of what happens in one, and the order of three. */
import type { Library } from '../../pack/library.ts'
import type { Scene } from '../../pack/pack.ts'
import { type RandomInt, shuffle } from '../../platform/random.ts'
import { truncate } from '../../reply/truncate.ts'
import type { QuizItem } from '../kinds/index.ts'
import { generatedId } from './generated-id.ts'
import type { SceneFacts } from './scenes-apart.ts'
import { tellsStory } from './work-kind.ts'

const optionCount = 3
const maxOptionLength = 75
const maxExplanationLength = 600

/** Words that say that one thing follows another. Without a story, only they make an order clear. */
const marksSequence =
  /\b(?:then|next|after|afterwards|before|finally|lastly?|the (?:second|third)|until|once|begins?|starts?|ends?)\b/i

/** What goes on beside something else, or was so before, has no clear place. */
const hasNoPlace =
  /\b(?:also|too|as well|meanwhile|still|explains?|sounds?|seems?|has|had|is an?|are|(?:as|while) (?:he|she|it|we|they))\b/i

/** Asks for the order of three things that happen in a scene, the first and the last among them. */
export function askOrderOfEvents(scene: Scene, view: Library): readonly QuizItem[] {
  const { events } = scene
  const isClear = tellsStory(view) || events.slice(1).some((event) => marksSequence.test(event))
  const clear = events.filter((event) => event.length <= maxOptionLength && !hasNoPlace.test(event))
  if (!isClear || clear.length < optionCount) return []
  const [first = '', ...rest] = clear
  const middle = clear[Math.floor(clear.length / 2)] ?? ''
  const chosen = [first, middle, rest.at(-1) ?? '']
  if (new Set(chosen).size < optionCount) return []
  return [
    {
      ...sceneFields(generatedId('events', scene.id), [scene]),
      kind: 'order',
      prompt: `Put these ${tellsStory(view) ? 'moments' : 'steps'} of “${scene.title}” in order.`,
      events: chosen,
      explanation: truncate(scene.summary, maxExplanationLength),
    },
  ]
}

/** Asks for the order of three scenes that are well apart; each scene is used once. */
export function askOrderOfScenes(
  scenes: readonly Scene[],
  view: Library,
  random: RandomInt,
  { areApart }: SceneFacts,
): readonly QuizItem[] {
  const groups: Scene[][] = []
  for (const scene of shuffle(scenes, random)) {
    const group = groups.find(
      (each) => each.length < optionCount && each.every((other) => areApart(scene, other)),
    )
    if (group === undefined) groups.push([scene])
    else group.push(scene)
  }
  return groups
    .filter((group) => group.length === optionCount)
    .map((group) => {
      const order = group.toSorted((a, b) => view.sceneNumber(a.id) - view.sceneNumber(b.id))
      const titles = order.map(({ title }) => title)
      const id = generatedId('order', ...order.map((scene) => scene.id))
      return {
        ...sceneFields(id, order),
        kind: 'order',
        prompt: `Put these three ${view.units.plural} in the order of the ${view.words.whole}.`,
        events: titles,
        explanation: `The order is: ${titles.join(', then ')}.`,
      }
    })
}

function sceneFields(id: string, scenes: readonly Scene[]) {
  const last = scenes.at(-1)
  return {
    id,
    scene: last?.id ?? '',
    about: last?.id ?? '',
    fact: id,
    themes: [...new Set(scenes.flatMap(({ themes }) => themes))],
    rating: last?.rating ?? ('everyone' as const),
    reasons: [...new Set(scenes.flatMap(({ reasons }) => reasons))],
    source: [...new Set(scenes.flatMap(({ source }) => source))],
  }
}
