/** Questions made from terms: which one a definition is of. */
import type { Library } from '../../pack/library.ts'
import type { Term } from '../../pack/pack.ts'
import { type RandomInt, shuffle } from '../../platform/random.ts'
import { contentStemsIn } from '../../search/languages/language-of.ts'
import type { QuizItem } from '../kinds/index.ts'
import { generatedId } from './generated-id.ts'
import { maxDistractors, minDistractors } from './line-items.ts'
import { shareAny } from './scenes-apart.ts'

/** Leaves room for the question within the 250 characters of a prompt. */
const maxDefinitionLength = 215

/** Wrong options are chosen from this many, the ones taught nearest to the right one. */
const nearestTerms = 6

/** How names of processes, actions and devices of style end: oxidation, hydrolysis, foreshadowing; Verbrennung, respiración. */
const processEnding = /(?:[ts]ion|[cs]ión|sis|lyse|ung|ing)$/iu

/**
 * Wrong options are terms that neither the definition nor the right term speaks of. The right one is not to be the only
 * process among substances, so those of its kind come first; and among them those of its field that a class met with it,
 * because a term from elsewhere is seldom a temptation.
 */
export function askForTerm(term: Term, view: Library, random: RandomInt): readonly QuizItem[] {
  const { rating, reasons, source, example } = term
  const definition = shorten(term.definition)
  const contentStems = contentStemsIn(view.pack.language)
  function namesOf(each: Term): readonly string[] {
    return contentStems([each.term, ...each.aliases].join(' '))
  }
  const own = namesOf(term)
  // Without an example nothing says which unit a class must know.
  if (example === undefined || definition === undefined) return []
  if (shareAny(own, contentStems(definition))) return []
  const taughtIn = view.sceneNumber(example.scene)
  const told = [...own, ...contentStems(`${term.definition} ${example.text}`)]
  function distance(other: Term): number {
    return Math.abs(view.sceneNumber(other.example?.scene ?? '') - taughtIn)
  }
  const possible = shuffle(view.terms, random)
    .filter(
      (other) =>
        other.id !== term.id &&
        !shareAny(namesOf(other), told) &&
        !shareAny(own, contentStems(other.definition)),
    )
    .toSorted((a, b) => distance(a) - distance(b))
  const ofField = possible.filter((other) => other.field === term.field)
  if (ofField.length < minDistractors) return []
  const ofKind = possible.filter((other) => isProcess(other) === isProcess(term))
  const tiers = [ofField.filter((other) => ofKind.includes(other)), ofKind, ofField]
  const ranked = new Set(tiers.flatMap((tier) => shuffle(tier.slice(0, nearestTerms), random)))
  const distractors = [...ranked].slice(0, maxDistractors).map((other) => other.term)
  return [
    {
      id: generatedId('term', term.id),
      kind: 'meaning',
      prompt: `Which term means this? “${definition}”`,
      answer: term.term,
      distractors,
      scene: example.scene,
      about: example.scene,
      fact: term.id,
      themes: view.scene(example.scene)?.themes ?? [],
      explanation: `${term.term}: ${term.definition}`,
      rating,
      reasons,
      source,
    },
  ]
}

function isProcess({ term }: Term): boolean {
  return processEnding.test(term)
}

/** Returns the definition, or its first sentence where the whole is too long for a prompt. */
function shorten(definition: string): string | undefined {
  const [first = ''] = definition.split(/(?<=[.!?])\s+(?=\p{Lu})/u)
  return [definition, first].find((text) => text.length <= maxDefinitionLength)
}
