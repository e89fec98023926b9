/** What the form of an answer has besides the question: how to begin, the writer's part in a group, and whether the class may see it. */
import type { Library } from '../pack/library.ts'
import type { FormField } from '../reply/form.ts'
import { type Block, note } from '../reply/reply.ts'
import type { Answer } from './answer.ts'
import type { Discussion } from './discussion.ts'
import { roleTexts } from './groups.ts'
import type { DiscussionPlace } from './moderation-service.ts'
import { sentenceStarters } from './sentence-starters.ts'

const consentField = 'may-show'

/** Returns ways to begin, by what the question asks, in the language of the class's pack. */
export function starterBlock(library: Library, { item }: Pick<Discussion, 'item'>): Block {
  const question = library.questions.find(({ id }) => id === item)
  const general = sentenceStarters(question?.level ?? 'own', library.pack.language)
  const scene = library.scene(question?.evidence[0]?.scene ?? '')
  const starters = scene === undefined ? general : [...general, `In ‘${scene.title}’, …`]
  return note(`You could begin with: ${starters.map((starter) => `“${starter}”`).join(' or ')}`)
}

/** Returns what only the writer is told of their group and role. */
export function placeBlocks({ group, role, isAlone }: DiscussionPlace): readonly Block[] {
  if (group === undefined || isAlone === true) return []
  if (role === undefined) return [note(`You’re in group ${group} and read its answers first.`)]
  const { name, task } = roleTexts[role]
  return [note(`You’re in group ${group}, and its ${name} today: ${task}`)]
}

/** Asks whether the whole class may be shown the answer at the end. */
export function consentFormField(own: Pick<Answer, 'mayBeShown'> | undefined): FormField {
  return {
    kind: 'several',
    name: consentField,
    label: 'At the end',
    hint: 'A few answers are posted in the channel, only with their writers’ consent.',
    required: false,
    options: [{ label: 'May be shown to the class', value: 'yes' }],
    value: own?.mayBeShown === true ? ['yes'] : [],
  }
}

export function readConsent(fields: Readonly<Record<string, readonly string[]>>): boolean {
  return fields[consentField]?.includes('yes') === true
}
