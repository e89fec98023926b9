/** `/pack add`: a teacher adds a question, a line or a term to the pack in use, for their class alone. */
import { type ActionHandlers, subcommand } from '../command/command.ts'
import { componentId, oldButtonError } from '../command/component-id.ts'
import type { CommandContext } from '../command/context.ts'
import { findItem, itemOption } from '../lookup/find-item.ts'
import { QuizItem, kindOf } from '../quiz/kinds/index.ts'
import {
  type Block,
  type Reply,
  bullets,
  button,
  buttons,
  privateReply,
  text,
} from '../reply/reply.ts'
import { UserError } from '../reply/user-error.ts'
import { type AddedItem, type AddedKind, addForm, addedKinds, readAdded } from './added-item.ts'
import type { Scene } from './pack.ts'
import { groupedAdviceBlocks } from './saved-view.ts'

export const addSubcommand = subcommand({
  summary: 'Add a question, a line or a term to the pack in use, for your class alone',
  audience: 'person',
  teachersOnly: true,
  options: {
    kind: {
      kind: 'choice',
      summary: 'What to add (a quiz question if left out)',
      choices: [
        { value: 'question', label: 'Quiz question' },
        { value: 'true-or-false', label: 'True or false' },
        { value: 'line', label: 'Line' },
        { value: 'term', label: 'Term' },
      ],
    },
    about: itemOption('The scene that it’s about', 'scene'),
  },
  async run({ options: { kind = 'question', about } }, context) {
    const { fullLibrary: library } = context
    const scene = await findScene(context, about)
    return addForm(kind, { library, scene })
  },
})

export const addActions = {
  compose: {
    teachersOnly: true,
    async run({ value }, context) {
      const { fullLibrary: library } = context
      if (value === '') {
        return addForm('question', { library, scene: await findScene(context, undefined) })
      }
      const { kind, scene } = readPlace(value, library.scenes)
      return addForm(kind, { library, scene })
    },
  },
  write: {
    teachersOnly: true,
    async run({ value, fields }, context) {
      const { classPacks, fullLibrary: library } = context
      const { kind, scene } = readPlace(value, library.scenes)
      const added = readAdded(kind, fields, { library, scene })
      const { id, title } = library.pack
      const result = await classPacks.add(id, added.section, [added.item])
      if (result.added === 0) {
        const problems = bullets(result.problems.map((problem) => [problem]))
        return { ...privateReply(text('It wasn’t added:'), problems), refused: true }
      }
      return addedView(
        added,
        { title, times: `${id}/${result.times.join('/')}`, again: value },
        result,
      )
    },
  },
} as const satisfies ActionHandlers

/** Where nothing is said, it is about where the class is. */
async function findScene(
  { fullLibrary: library, settings }: CommandContext,
  about: string | undefined,
): Promise<Scene> {
  if (about !== undefined) {
    const found = await findItem(library, ['scene'], about)
    const scene = 'id' in found ? library.scene(found.id) : undefined
    if (scene !== undefined) return scene
    throw new UserError(`I couldn’t find that ${library.units.name}. Choose it from the list.`)
  }
  const reached = library.scene(settings.applied.progress.value ?? '') ?? library.scenes.at(-1)
  if (reached === undefined) throw new UserError('There’s nothing yet in the pack to add to.')
  return reached
}

function readPlace(value: string, scenes: readonly Scene[]) {
  const [name, id] = value.split('/')
  const kind: AddedKind | undefined = addedKinds.find((each) => each === name)
  const scene = scenes.find((each) => each.id === id)
  if (kind === undefined || scene === undefined) throw oldButtonError()
  return { kind, scene }
}

function addedView(
  { section, item }: AddedItem,
  {
    title,
    times,
    again,
  }: { readonly title: string; readonly times: string; readonly again: string },
  { advice, ids: [id] }: { readonly advice: readonly string[]; readonly ids: readonly string[] },
): Reply {
  return privateReply(
    text('Added to ', { strong: title }, ', for your class alone.'),
    ...previewBlocks(section, { ...item, id }),
    ...groupedAdviceBlocks(advice),
    buttons(
      button('Add another…', componentId('pack', 'compose', again)),
      button('Take it back', componentId('pack', 'unadd', times)),
    ),
  )
}

function previewBlocks(section: AddedItem['section'], item: unknown): readonly Block[] {
  const parsed = section === 'quiz' ? QuizItem.safeParse(item).data : undefined
  return parsed === undefined
    ? []
    : [text({ strong: parsed.prompt }), kindOf(parsed).preview(parsed)]
}
