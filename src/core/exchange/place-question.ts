/** Makes whole items of a question: drafted, with a place in a pack, and in its form. */
import { toId, uniqueId } from '../pack/new-id.ts'
import { normaliseLook } from '../reply/normalise-words.ts'
import { truncate } from '../reply/truncate.ts'
import type { Draft, DraftSection, ItemFields } from './draft.ts'
import { draftQuestion } from './draft-question.ts'
import { fitItem } from './fit-item.ts'
import { plainLine } from './plain-line.ts'
import type { ExchangeQuestion, Unusable } from './question.ts'

export interface PlacedItem {
  readonly section: DraftSection
  /** As the pack’s file holds it. */
  readonly item: ItemFields
}

export interface Note {
  readonly place: string
  /** How the question begins, or its name. */
  readonly name: string
  /** A sentence each. */
  readonly texts: readonly string[]
}

export interface PlacedQuestion {
  readonly items: readonly PlacedItem[]
  readonly unusable: readonly Unusable[]
  readonly notes: readonly Note[]
}

/** Where items go. */
export interface Destination {
  /** The id of their scene. */
  readonly scene: string
  readonly source: readonly string[]
  /** Of the pack. */
  readonly language: string
  /** The ids of each section. Those of the new items are added. */
  readonly taken: Readonly<Record<DraftSection, Set<string>>>
  /** What is asked already, as `sameness` has it. What the new items ask is added. */
  readonly asked: Set<string>
}

const maxNameLength = 60

/** Returns the items, and what cannot be used. */
export function placeQuestion(question: ExchangeQuestion, to: Destination): PlacedQuestion {
  const name = nameOf(question)
  const drafts = draftQuestion(question, to.language)
  if (typeof drafts === 'string') {
    return { items: [], unusable: [refuseQuestion(question, drafts)], notes: [] }
  }
  const items: PlacedItem[] = []
  const unusable: Unusable[] = []
  const texts = new Set<string>()
  for (const draft of drafts) {
    const { section } = draft
    const fitted = fitItem(section, complete(draft, to), draft.notes)
    const reason = 'reason' in fitted ? fitted.reason : repeated(section, fitted.item, to)
    if ('reason' in fitted || reason !== undefined) {
      unusable.push(refuseQuestion(question, reason ?? ''))
      continue
    }
    items.push({ section, item: fitted.item })
    to.taken[section].add(String(fitted.item['id']))
    to.asked.add(sameness(section, fitted.item))
    for (const text of fitted.notes) texts.add(text)
  }
  const { place } = question
  return { items, unusable, notes: texts.size === 0 ? [] : [{ place, name, texts: [...texts] }] }
}

/** Returns the name of a question in its file, or how it begins. */
export function nameOf({ name = '', prompt }: ExchangeQuestion): string {
  return truncate(plainLine(prompt) || plainLine(name), maxNameLength)
}

/** Returns what is said of a question that cannot be used. One without words has no name. */
export function refuseQuestion(question: ExchangeQuestion, reason: string): Unusable {
  const name = nameOf(question)
  return { place: question.place, ...(name === '' ? {} : { name }), reason }
}

function complete({ section, fields }: Draft, to: Destination): ItemFields {
  const { explanation, look, ...others } = fields
  const words = String(fields['prompt'] ?? fields['term'])
  const { scene, source } = to
  return {
    id: uniqueId(toId(words) ?? 'question', to.taken[section]),
    ...others,
    ...(section === 'terms' ? {} : { scene }),
    ...(look === undefined ? {} : { evidence: [{ scene, look }] }),
    ...(explanation === undefined ? {} : { explanation }),
    rating: 'everyone',
    source,
  }
}

function repeated(
  section: DraftSection,
  item: ItemFields,
  { asked }: Destination,
): string | undefined {
  return asked.has(sameness(section, item))
    ? 'The pack asks this already, with the same answer.'
    : undefined
}

/** Returns what two items have in common that ask the same with the same answers. */
export function sameness(section: DraftSection, item: ItemFields): string {
  const { prompt, term, answer, answers, distractors, accept, pairs, events, definition } = item
  const words = JSON.stringify([answer, answers, distractors, accept, pairs, events, definition])
  // Signs count: 2 + 2 and 2 × 2 have the same answer, and so may two gaps of a text.
  return `${section}: ${normaliseLook(String(prompt ?? term))}: ${words}`
}
