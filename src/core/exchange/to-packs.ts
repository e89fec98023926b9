/** Makes new packs of a file of questions: one, or several where one could not hold them all. */
import { packFormat } from '../pack/manifest.ts'
import { toId, uniqueId } from '../pack/new-id.ts'
import { maxItems, maxPackBytes } from '../pack/pack-limits.ts'
import { formatCount, joinWords } from '../reply/format.ts'
import { cutText, truncate } from '../reply/truncate.ts'
import { hasVisible } from '../reply/invisible.ts'
import { normaliseLook } from '../reply/normalise-words.ts'
import type { DraftSection, ItemFields } from './draft.ts'
import { guessLanguage } from './guess-language.ts'
import { type ImportResult, type NewItems, bySection } from './import-result.ts'
import { plainLine } from './plain-line.ts'
import { type Note, type PlacedItem, placeQuestion, refuseQuestion } from './place-question.ts'
import type { ExchangeFile, ExchangeQuestion, Unusable } from './question.ts'

/** What a new pack is called. */
export interface NewPack {
  readonly id: string
  readonly title: string
  /** Left out, it is guessed. */
  readonly language?: string | undefined
}

/** The files of a pack, as they are written: not yet filled in with defaults. */
export interface PackDraft extends NewItems {
  readonly pack: ItemFields & { readonly id: string; readonly title: string }
  readonly scenes: readonly ItemFields[]
}

export interface NewPacks extends Omit<ImportResult, 'items'> {
  readonly packs: readonly PackDraft[]
}

/** More packs than that are of no use to a class. */
const maxPacks = 10
const maxTitle = 75

/** A pack as it is filled. */
interface Filling {
  readonly scenes: Map<string, Topic>
  readonly taken: Readonly<Record<DraftSection, Set<string>>>
  readonly sceneIds: Set<string>
  readonly placed: PlacedItem[]
  readonly count: Record<DraftSection, number>
  bytes: number
}

interface Topic {
  readonly id: string
  readonly title: string
  readonly numbers: number[]
}

/** The categories of the file become the parts of the pack. Throws nothing: a file without one usable question makes no pack. */
export function toPacks(file: ExchangeFile, { id, ...given }: NewPack): NewPacks {
  const title = hasVisible(plainLine(given.title)) ? plainLine(given.title) : 'Questions'
  const language = given.language ?? guessLanguage(file.questions.map(({ prompt }) => prompt))
  const titleOf = createTopicTitles(file.questions, title)
  const asked = new Set<string>()
  const unusable: Unusable[] = [...file.unusable]
  const notes: Note[] = []
  const filled: Filling[] = []
  for (const [index, question] of file.questions.entries()) {
    const number = numberInFile(question) ?? index + 1
    const topic = titleOf(question)
    let filling = filled.at(-1)
    if (filling === undefined || isFull(filling, topic)) {
      if (filled.length === maxPacks) {
        unusable.push(refuseQuestion(question, tooMany()))
        continue
      }
      filling = emptyPack()
      filled.push(filling)
    }
    const scene = filling.scenes.get(topic)?.id ?? newSceneId(topic, filling)
    const result = placeQuestion(question, {
      scene,
      source: [`no. ${number}`],
      language,
      taken: filling.taken,
      asked,
    })
    unusable.push(...result.unusable)
    notes.push(...result.notes)
    if (result.items.length > 0) {
      fill(filling, { id: scene, title: topic, numbers: [number] }, result.items)
    }
  }
  const packs = filled.filter(({ placed }) => placed.length > 0)
  const made = packs.map((filling, index) =>
    completePack(filling, partOf({ id, title }, index, packs.length), language),
  )
  return { packs: made, unusable, notes }
}

/** What a program or a person would count it as; formats of text only know their lines. */
function numberInFile({ place }: ExchangeQuestion): number | undefined {
  const number = /^(?:question|note) (\d{1,9})\b/.exec(place)?.[1]
  return number === undefined ? undefined : Number(number)
}

function tooMany(): string {
  return `The questions before this one fill ${maxPacks} packs. Split the file, and import the rest by itself.`
}

function emptyPack(): Filling {
  const taken = { quiz: new Set<string>(), questions: new Set<string>(), terms: new Set<string>() }
  const count = { quiz: 0, questions: 0, terms: 0 }
  return { scenes: new Map(), taken, sceneIds: new Set(), placed: [], count, bytes: 0 }
}

/** One question can become a dozen items. */
const maxItemsPerQuestion = 12
/** YAML adds its signs and indents to what JSON takes. */
const maxBytes = maxPackBytes * 0.7
const encoder = new TextEncoder()

function isFull({ count, scenes, bytes }: Filling, topic: string): boolean {
  const sections: readonly DraftSection[] = ['quiz', 'questions', 'terms']
  const hasRoom = sections.every(
    (section) => count[section] + maxItemsPerQuestion <= maxItems[section],
  )
  return !hasRoom || bytes > maxBytes || (scenes.size >= maxItems.scenes && !scenes.has(topic))
}

function newSceneId(topic: string, { sceneIds }: Filling): string {
  return uniqueId(toId(topic) ?? 'topic', sceneIds)
}

function fill(filling: Filling, topic: Topic, items: readonly PlacedItem[]): void {
  const known = filling.scenes.get(topic.title)
  if (known === undefined) {
    filling.scenes.set(topic.title, topic)
    filling.sceneIds.add(topic.id)
  } else known.numbers.push(...topic.numbers)
  for (const each of items) {
    filling.placed.push(each)
    filling.count[each.section] += 1
    filling.bytes += encoder.encode(JSON.stringify(each.item)).length
  }
}

/** Returns a function that names the part of a question: its narrowest category, with the one around it where two are called the same. */
function createTopicTitles(questions: readonly ExchangeQuestion[], fallback: string) {
  const paths = new Map<string, Set<string>>()
  function pathOf({ category }: ExchangeQuestion): readonly string[] {
    return category.map((name) => plainLine(name)).filter((name) => hasVisible(name))
  }
  for (const question of questions) {
    const path = pathOf(question)
    const look = normaliseLook(path.at(-1) ?? '')
    paths.set(look, (paths.get(look) ?? new Set()).add(normaliseLook(path.join('\n'))))
  }
  const byLook = new Map<string, string>()
  return (question: ExchangeQuestion): string => {
    const path = pathOf(question)
    const last = path.at(-1) ?? ''
    const isAmbiguous = path.length > 1 && (paths.get(normaliseLook(last))?.size ?? 0) > 1
    const title = cutText((isAmbiguous ? path.slice(-2).join(': ') : last) || fallback, maxTitle)
    // Titles that look the same are the same part.
    const look = normaliseLook(title)
    const known = byLook.get(look) ?? title.trim()
    byLook.set(look, known)
    return known
  }
}

/** Of several packs, each is counted. */
function partOf({ id, title }: NewPack, index: number, count: number) {
  if (count === 1) return { id, title: truncate(title, maxTitle), part: truncate(title, maxTitle) }
  const [number, ending] = [index + 1, ` (${index + 1} of ${count})`]
  return {
    id: `${cutText(id, 37).replace(/-$/, '')}-${number}`,
    title: `${truncate(title, maxTitle - ending.length)}${ending}`,
    part: `Part ${number} of ${count}`,
  }
}

function completePack(
  { scenes, placed }: Filling,
  { id, title, part }: { readonly id: string; readonly title: string; readonly part: string },
  language: string,
): PackDraft {
  const topics = [...scenes.values()]
  const items = bySection(placed)
  const hasTopics = topics.length > 1 || topics[0]?.title !== title
  const names = topics.slice(0, 5).map((topic) => topic.title)
  const about = hasTopics ? ` on ${joinWords(names)}${topics.length > 5 ? ' and more' : ''}` : ''
  return {
    pack: {
      format: packFormat,
      id,
      version: '1.0.0',
      title,
      part,
      summary: truncate(`${countQuestions(placed.length)}${about}.`, 600),
      language,
      unit: hasTopics ? 'topic' : 'part',
      work: { title: truncate(title, 100), kind: 'non-fiction' },
    },
    scenes: topics.map(({ id: scene, title: name, numbers }) => ({
      id: scene,
      title: name,
      summary: `${countQuestions(numbers.length)} on ${name}.`,
      events: [truncate(`Questions on ${name}.`, 150)],
      rating: 'everyone',
      source: [placeOf(numbers)],
    })),
    ...items,
  }
}

function countQuestions(count: number): string {
  return formatCount(count, 'question')
}

/** The first and the last of its questions in the file. */
function placeOf(numbers: readonly number[]): string {
  const [first, last] = [numbers[0], numbers.at(-1)]
  return first === last ? `no. ${first}` : `no. ${first}-${last}`
}
