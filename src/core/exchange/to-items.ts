/** Makes items of an existing pack of a file of questions. */
import type { Pack } from '../pack/pack.ts'
import { maxItems, maxTotalItems } from '../pack/pack-limits.ts'
import { sectionNames } from '../pack/sections.ts'
import { normaliseLook } from '../reply/normalise-words.ts'
import type { DraftSection } from './draft.ts'
import { type ImportResult, bySection } from './import-result.ts'
import {
  type Destination,
  type Note,
  type PlacedItem,
  placeQuestion,
  refuseQuestion,
  sameness,
} from './place-question.ts'
import type { ExchangeFile, ExchangeQuestion, Unusable } from './question.ts'

/**
 * Returns items about the scene with the id `about`; without one, about the scene of the pack that each question’s category
 * names. What finds no scene, and what the pack has no room for, is listed.
 */
export function toItems(file: ExchangeFile, pack: Pack, about?: string): ImportResult {
  const findScene = createSceneFinder(pack, about)
  const destination = destinationIn(pack)
  const placed: PlacedItem[] = []
  const unusable: Unusable[] = [...file.unusable]
  const notes: Note[] = []
  const room = createRoom(pack)
  for (const question of file.questions) {
    const scene = findScene(question)
    if (scene === undefined) {
      unusable.push(refuseQuestion(question, sceneReason(question, pack)))
      continue
    }
    const result = placeQuestion(question, {
      ...destination,
      scene: scene.id,
      source: scene.source,
    })
    unusable.push(...result.unusable)
    const full = result.items.find(({ section }) => room[section]() === false)
    if (full === undefined) {
      placed.push(...result.items)
      notes.push(...result.notes)
    } else unusable.push(refuseQuestion(question, fullReason(full.section)))
  }
  return { items: bySection(placed), unusable, notes }
}

function createSceneFinder({ scenes }: Pack, about: string | undefined) {
  const named = new Map(
    scenes.flatMap((scene) =>
      [scene.id, scene.title, ...scene.aliases].map(
        (name) => [normaliseLook(name), scene] as const,
      ),
    ),
  )
  // Where there is only one, nobody has to name it.
  const [only, ...others] = scenes
  const chosen =
    about === undefined && others.length === 0 ? only : scenes.find(({ id }) => id === about)
  return ({ category }: ExchangeQuestion) =>
    chosen === undefined && about === undefined
      ? category
          .map((name) => named.get(normaliseLook(name)))
          .findLast((found) => found !== undefined)
      : chosen
}

function sceneReason({ category }: ExchangeQuestion, { unit }: Pack): string {
  const [last] = category.slice(-1)
  return last === undefined
    ? `It doesn’t say which ${unit.name} it is about. Name one for the whole file.`
    : `The pack has no ${unit.name} “${last}”. Name the ${unit.name} for the whole file, or change this category.`
}

function destinationIn(pack: Pack): Omit<Destination, 'scene' | 'source'> {
  function ids(section: DraftSection): Set<string> {
    return new Set(pack[section].map(({ id }) => id))
  }
  const asked = (['quiz', 'questions', 'terms'] as const).flatMap((section) =>
    pack[section].map((item) => sameness(section, item)),
  )
  return {
    language: pack.language,
    taken: { quiz: ids('quiz'), questions: ids('questions'), terms: ids('terms') },
    asked: new Set(asked),
  }
}

/** Returns functions that take a place in a section, and return false if there is none left. */
function createRoom(pack: Pack) {
  let left = maxTotalItems - sectionNames.reduce((sum, name) => sum + pack[name].length, 0)
  const leftIn = {
    quiz: maxItems.quiz - pack.quiz.length,
    questions: maxItems.questions - pack.questions.length,
    terms: maxItems.terms - pack.terms.length,
  }
  function take(section: DraftSection) {
    return () => {
      if (left <= 0 || leftIn[section] <= 0) return false
      left -= 1
      leftIn[section] -= 1
      return true
    }
  }
  return { quiz: take('quiz'), questions: take('questions'), terms: take('terms') }
}

function fullReason(section: DraftSection): string {
  return `The pack is full: it can have ${maxItems[section].toLocaleString('en')} ${sectionWords[section]}. Make a new pack of the rest.`
}

const sectionWords: Readonly<Record<DraftSection, string>> = {
  quiz: 'quiz questions',
  questions: 'discussion questions',
  terms: 'terms',
}
