/** The views of a pack’s items as a class with certain limits would see them. */
import { didYouMean, findClosestName } from '../../core/command/did-you-mean.ts'
import { requireItem } from '../../core/lookup/find-item.ts'
import { itemView } from '../../core/lookup/item-view.ts'
import { exemplarBlock } from '../../core/lookup/question-view.ts'
import { type Library, createLibrary } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import { type SectionName, sectionNames, sections } from '../../core/pack/sections.ts'
import type { VisibilityLimits } from '../../core/pack/visible-content.ts'
import { type QuizItem, kindOf } from '../../core/quiz/kinds/index.ts'
import { writtenBy } from '../../core/quiz/views/question.ts'
import { type Reply, heading, note, replyWith, text } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'

/** Returns views of the items with this id, or of all that the limits allow. Throws a UserError if there are none. */
export function previewItems(pack: Pack, limits: VisibilityLimits, id?: string): readonly Reply[] {
  const sceneIds = pack.scenes.map((scene) => scene.id)
  if (limits.gate !== undefined && !sceneIds.includes(limits.gate)) {
    throw new UserError(
      `The pack has no scene “${limits.gate}” for --gate. ${didYouMean(findClosestName(limits.gate, sceneIds), '')}`.trimEnd(),
    )
  }
  const library = createLibrary(pack, limits)
  const views = sectionNames.flatMap((section) =>
    library[section]
      .filter((item) => id === undefined || item.id === id)
      .map((item) => viewOf(library, section, item.id)),
  )
  if (views.length > 0 || id === undefined) return views
  const ids = sectionNames.flatMap((section) => pack[section].map((item) => item.id))
  if (!ids.includes(id)) {
    throw new UserError(
      `The pack has no item “${id}”. ${didYouMean(findClosestName(id, ids), '')}`.trimEnd(),
    )
  }
  throw new UserError(
    `A class with these limits doesn’t see “${id}”: its rating is too high, or its scene comes after --gate.`,
  )
}

/** Returns the view of one item; a quiz item with its answer, for its author to proof-read. */
export function viewOf(library: Library, section: SectionName, id: string): Reply {
  const { lookup } = sections[section]
  if (lookup !== undefined) {
    const view = itemView(library, lookup.kind, id)
    const question = section === 'questions' ? library.question(id) : undefined
    return question === undefined
      ? view
      : { ...view, blocks: [...view.blocks, exemplarBlock(question)] }
  }
  return quizItemView(library, requireItem(library.quiz.find((item) => item.id === id)))
}

/** With its answer, for its author to proof-read. A class sees it shuffled, and the answer only afterwards. */
function quizItemView(library: Library, item: QuizItem): Reply {
  const scene = library.scene(item.scene)?.title ?? item.scene
  return replyWith(
    heading(item.prompt),
    note(`Quiz item ${item.id} (${item.kind}), to be asked from “${scene}” on`),
    kindOf(item).preview(item),
    text({ strong: 'Afterwards: ' }, item.explanation),
    item.author !== undefined && note(writtenBy(item.author)),
  )
}
