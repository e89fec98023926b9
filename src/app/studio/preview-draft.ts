/** Shows one item of a pack that somebody is writing, and lets them try a question of its quiz alone. */
import { createLibrary } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { PackItem } from '../../core/pack/section.ts'
import type { SectionName } from '../../core/pack/sections.ts'
import { createRandom } from '../../core/platform/random.ts'
import { correctAnswer, creditFor, isValidAnswer, toPlayItem } from '../../core/quiz/item.ts'
import type { FormValues } from '../../core/quiz/kinds/kind.ts'
import { type PlayItem, playModeOf } from '../../core/quiz/kinds/index.ts'
import { answerForm, labelledAnswer, parseAnswerForm } from '../../core/quiz/views/question.ts'
import type { Form } from '../../core/reply/form.ts'
import { type Reply, replyWith, text } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { viewOf } from '../pack-tools/preview-items.ts'
import { type DraftTexts, createDraftChecker } from './check-draft.ts'

/** An item of a draft. */
export interface DraftPlace {
  readonly texts: DraftTexts
  readonly section: SectionName
  readonly id: string
}

/** Returns the item as a class sees it once the whole work is open. Throws a UserError while the pack has mistakes. */
export function previewDraft({ texts, section, id }: DraftPlace): Reply {
  const pack = requirePack(texts)
  requireItem<PackItem>(pack[section], id)
  return viewOf(createLibrary(pack, { ceiling: 'mature' }), section, id)
}

export interface PlayRequest extends DraftPlace {
  /** Decides the order of the options, the same for the question and its answer. */
  readonly seed: number
  /** How the form was filled in; undefined to be asked. */
  readonly answer: FormValues | undefined
}

/** Returns the form with the question or, once it is answered, what a quiz would say. Throws a UserError for what is no answer. */
export function playDraft({ texts, id, seed, answer }: PlayRequest): Form | Reply {
  const pack = requirePack(texts)
  const item = toPlayItem(requireItem(pack.quiz, id), pack.language, createRandom(seed))
  if (answer !== undefined) return gradeAnswer(item, answer)
  const { intro = [], ...form } = answerForm(item, String(seed))
  const [question, ...options] = intro
  const line = playModeOf(item).blocks?.(item) ?? []
  return {
    ...form,
    title: 'Try it',
    press: `studio:${seed}`,
    intro: [...(question === undefined ? [] : [question]), ...line, ...options],
  }
}

function gradeAnswer(item: PlayItem, fields: FormValues): Reply {
  const answer = parseAnswerForm(item, fields)
  if (!isValidAnswer(item, answer)) throw new UserError('Choose an answer first.')
  const credit = creditFor(item, answer)
  const verdict = credit === 1 ? 'That’s right.' : credit > 0 ? 'Partly right.' : 'That isn’t it.'
  return replyWith(
    text({ strong: verdict }),
    ...labelledAnswer('Answer', item, correctAnswer(item)),
    text(item.explanation),
  )
}

function requirePack(texts: DraftTexts): Pack {
  const { pack } = createDraftChecker().check(texts)
  if (pack === undefined) {
    throw new UserError(
      'The pack still has mistakes. Mend them first; then you can see how it looks.',
    )
  }
  return pack
}

function requireItem<Item extends { readonly id: string }>(
  items: readonly Item[],
  id: string,
): Item {
  const item = items.find((each) => each.id === id)
  if (item === undefined) throw new UserError('Put the cursor into an item first.')
  return item
}
