/** The cards of a pack as a class with certain limits would see them. */
import { itemView } from '../../core/lookup/item-view.ts'
import { findClosestName } from '../../core/command/did-you-mean.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type Library, createLibrary } from '../../core/pack/library.ts'
import { type VisibilityLimits } from '../../core/pack/visible-content.ts'
import type { Pack } from '../../core/pack/pack.ts'
import { packLists } from '../../core/pack/problem.ts'
import type { Reply } from '../../core/reply/reply.ts'
import type { EntryKind } from '../../core/search/entries.ts'
import { quizItemView } from './quiz-item-view.ts'

const entryKindByFile = {
  scenes: 'scene',
  quotes: 'quote',
  characters: 'character',
  themes: 'theme',
  questions: 'question',
  terms: 'term',
} as const satisfies Record<string, EntryKind>

/** The cards of the items with this id, or of all that the limits let through. Throws a UserError where there is none. */
export function previewItems(pack: Pack, limits: VisibilityLimits, id?: string): readonly Reply[] {
  const scenes = pack.scenes.map((scene) => scene.id)
  if (limits.gate !== undefined && !scenes.includes(limits.gate)) {
    throw new UserError(
      `There is no scene “${limits.gate}” to stop at.${hint(limits.gate, scenes)}`,
    )
  }
  const cards = packLists.flatMap((list) => itemViews(createLibrary(pack, limits), list, id))
  if (cards.length > 0 || id === undefined) return cards
  const ids = packLists.flatMap((list) => pack[list].map((item) => item.id))
  if (!ids.includes(id)) throw new UserError(`The pack has no item “${id}”.${hint(id, ids)}`)
  throw new UserError(
    `A class with these limits does not see “${id}”; it is above the ceiling or past the gate.`,
  )
}

function itemViews(
  view: Library,
  list: (typeof packLists)[number],
  id: string | undefined,
): readonly Reply[] {
  if (list === 'quiz') {
    return view.quiz
      .filter((item) => id === undefined || item.id === id)
      .map((item) => quizItemView(view, item))
  }
  return view[list]
    .filter((item) => id === undefined || item.id === id)
    .map((item) => itemView(view, entryKindByFile[list], item.id))
}

function hint(typed: string, names: readonly string[]): string {
  const close = findClosestName(typed, names)
  return close === undefined ? '' : ` Did you mean “${close}”?`
}
