/** Shows one item of a pack that somebody is writing, and lets them try a question of its quiz alone. */
import { requireItem } from '../../core/lookup/find-item.ts'
import { createLibrary } from '../../core/pack/library.ts'
import type { Pack } from '../../core/pack/pack.ts'
import type { PackItem } from '../../core/pack/section.ts'
import type { SectionName } from '../../core/pack/sections.ts'
import { createRandom } from '../../core/platform/random.ts'
import { creditFor, isScored, isValidAnswer, toPlayItem } from '../../core/quiz/item.ts'
import type { FormValues } from '../../core/quiz/kinds/kind.ts'
import { type PlayItem, playModeOf } from '../../core/quiz/kinds/index.ts'
import { answerForm, parseAnswerForm, rightAnswer } from '../../core/quiz/views/question.ts'
import type { Form } from '../../core/reply/form.ts'
import { type Reply, replyWith, text } from '../../core/reply/reply.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { viewOf } from '../pack-tools/preview-items.ts'
import { type DraftTexts, createDraftChecker } from './check-draft.ts'
import { soundPart } from './sound-part.ts'

/** An item of a draft. */
export interface DraftPlace {
  readonly texts: DraftTexts
  readonly section: SectionName
  readonly id: string
}

/** Returns the item as a class sees it once the whole work is open. Throws a UserError while it has mistakes itself. */
export function previewDraft(place: DraftPlace): Reply {
  const { section, id } = place
  const pack = requireSound(place)
  return viewOf(createLibrary(pack, { ceiling: 'mature' }), section, id)
}

export interface PlayRequest extends DraftPlace {
  /** Decides the order of the options, the same for the question and its answer. */
  readonly seed: number
  /** How the form was filled in; undefined to be asked. */
  readonly answer: FormValues | undefined
}

/** Returns the form with the question or, once it is answered, what a quiz would say. Throws a UserError for what is no answer. */
export function playDraft({ seed, answer, ...place }: PlayRequest): Form | Reply {
  const pack = requireSound({ ...place, section: 'quiz' })
  const found = requireItem(pack.quiz.find(({ id }) => id === place.id))
  const item = toPlayItem(found, pack, createRandom(seed))
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
  if (!isScored(item)) return replyWith(...rightAnswer(item), text(item.explanation))
  const verdict = credit === 1 ? 'That’s right.' : credit > 0 ? 'Partly right.' : 'That isn’t it.'
  return replyWith(text({ strong: verdict }), ...rightAnswer(item), text(item.explanation))
}

/** Returns what is sound of the draft, if the item is. */
function requireSound({ texts, section, id }: DraftPlace): Pack {
  const checker = createDraftChecker()
  const checked = checker.check(texts)
  const pack = soundPart(checked, checker.readable())
  const items: readonly PackItem[] = pack[section]
  if (items.some((item) => item.id === id)) return pack
  throw new UserError(
    checked.items[section].some((item) => item.id === id)
      ? 'This item still has mistakes. Mend them first; then you can see how it looks.'
      : 'Put the cursor into an item first.',
  )
}
