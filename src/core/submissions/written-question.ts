/** The form in which a question is written, and how it becomes an item of the pack. */
import { kindOf, QuizItem } from '../quiz/kinds/index.ts'
import { createHiddenLines } from '../pack/hidden-lines.ts'
import type { Library } from '../pack/library.ts'
import type { Scene } from '../pack/pack.ts'
import type { Form, FormField } from '../reply/form.ts'
import { hasWords, tidyText } from '../reply/tidy-text.ts'
import { quoteWords } from '../reply/quote-words.ts'
import { truncate } from '../reply/truncate.ts'
import { UserError } from '../reply/user-error.ts'
import type { Submission, WrittenQuestion } from './submission.ts'

export const questionLimits = { prompt: 250, answer: 150, wrong: 5, explanation: 600 }

/** Discord’s menus have no more options. */
const maxScenes = 25
/** Slack’s labels are no longer. */
const maxSceneLabel = 75

interface FormParts {
  readonly title: string
  readonly press: string
  readonly submit: string
  /** The component id that opens it again after a refusal. */
  readonly opener?: string
  /** What stands in the form already. */
  readonly question?: WrittenQuestion
  /** The scene that is chosen in a new one. */
  readonly scene?: string
}

export function questionForm(library: Library, parts: FormParts): Form {
  const { title, press, submit, opener, question } = parts
  const { prompt, answer, wrong, explanation } = questionLimits
  return {
    title,
    press,
    submit,
    ...(opener === undefined ? {} : { opener }),
    fields: [
      textField('prompt', 'Your question', prompt, question?.prompt),
      { ...textField('answer', 'The right answer', answer, question?.answer), long: false },
      {
        ...textField(
          'wrong',
          'Wrong answers, each on a line of its own',
          wrong * (answer + 1),
          question?.wrong.join('\n'),
        ),
        required: false,
        hint: `Up to ${wrong}. Leave it empty for an answer that has to be typed.`,
      },
      textField('explanation', 'Why is that right?', explanation, question?.explanation),
      sceneField(library, question?.scene ?? parts.scene, { isNew: question === undefined }),
    ],
  }
}

function textField(name: keyof WrittenQuestion, label: string, maxLength: number, value = '') {
  return { kind: 'text', name, label, required: true, long: true, maxLength, value } as const
}

/**
 * Long works offer the scenes around the one that is meant, or else the last that the class has reached.
 * `isNew`: whether a command opened the form, which takes another scene as `about`
 */
export function sceneField(
  { scenes, units }: Library,
  chosen: string | undefined,
  { isNew = false }: { readonly isNew?: boolean } = {},
): FormField {
  const at = scenes.findIndex(({ id }) => id === chosen)
  const middle = at === -1 ? scenes.length - 1 : at
  const from = Math.max(0, Math.min(middle - Math.floor(maxScenes / 2), scenes.length - maxScenes))
  const offered = scenes.slice(from, from + maxScenes)
  return {
    kind: 'one',
    name: 'scene',
    label: `Which ${units.name} is it about?`,
    required: true,
    ...(isNew &&
      offered.length < scenes.length && {
        hint: `Is yours not in the list? Start again, and choose it as “about”.`,
      }),
    options: offered.map(({ id, title }) => ({
      label: truncate(`${units.number(id)}. ${title}`, maxSceneLabel),
      value: id,
    })),
    value: at === -1 ? [] : [chosen ?? ''],
  }
}

type Fields = Readonly<Record<string, readonly string[]>>

/** Reads the form. Throws a UserError for what is no question yet, and for what the class may not see. */
export function readQuestion(library: Library, fields: Fields): WrittenQuestion {
  const [prompt, answer, explanation] = (['prompt', 'answer', 'explanation'] as const).map((name) =>
    tidyText(fields[name]?.[0] ?? '').replaceAll(/\n+/g, name === 'explanation' ? '\n' : ' '),
  ) as [string, string, string]
  const wrong = tidyText(fields['wrong']?.[0] ?? '')
    .split('\n')
    .map((line) => line.replace(/^[-–•*] /, ''))
    .filter((line) => line !== '')
  const scene = library.scene(fields['scene']?.[0] ?? '')
  requireWords(prompt, 'Your question', questionLimits.prompt)
  requireWords(answer, 'The right answer', questionLimits.answer)
  for (const each of wrong) requireWords(each, quoteWords(each, 40), questionLimits.answer)
  requireWords(explanation, 'Why it’s right', questionLimits.explanation)
  if (wrong.length > questionLimits.wrong) {
    throw new UserError(
      `That’s ${wrong.length} wrong answers, and ${questionLimits.wrong} is the limit. Keep the best ones.`,
    )
  }
  if (scene === undefined) {
    throw new UserError(`Choose the ${library.units.name} that your question is about.`)
  }
  const question = { prompt, answer, wrong, explanation, scene: scene.id }
  requireVisible(library, question)
  return question
}

/** Throws a UserError for a line that the class may not see, or that comes after the scene, with which the question opens. */
export function requireVisible(library: Library, question: WrittenQuestion): void {
  const { prompt, answer, wrong, explanation, scene } = question
  const texts = [prompt, answer, explanation, ...wrong]
  if (texts.some((words) => library.hidesLineIn(words))) {
    throw new UserError(
      'There’s a line in it that your class can’t see yet. Leave the line out, or write the question once your class has got there.',
    )
  }
  const reached = library.sceneNumber(scene)
  const before = library.quotes.filter((quote) => library.sceneNumber(quote.scene) <= reached)
  if (texts.some(createHiddenLines(library.quotes, before))) {
    const unit = library.units.name
    throw new UserError(
      `There’s a line in it from a later ${unit}. Choose that ${unit}, so that nobody reads the line too early.`,
    )
  }
}

function requireWords(text: string, label: string, max: number): void {
  if (!hasWords(text)) throw new UserError(`${label} has no words in it yet.`)
  if (text.length > max) {
    throw new UserError(`${label} is too long: keep it to ${max} characters.`)
  }
}

/** Returns the id of the item that a student’s question becomes. */
export function itemIdOf({ id }: Pick<Submission, 'id'>): string {
  return `student-${id}`
}

/** Returns the item as the pack’s file would hold it. Throws a UserError that says what still stops it from being one. */
export function toQuizItem(
  { id, question }: Pick<Submission, 'id' | 'question'>,
  { rating, reasons, source, id: scene }: Pick<Scene, 'id' | 'rating' | 'reasons' | 'source'>,
): QuizItem {
  const { prompt, answer, wrong, explanation } = question
  const parsed = QuizItem.safeParse({
    kind: wrong.length === 0 ? 'typed' : 'detail',
    prompt,
    ...(wrong.length === 0 ? { accept: [answer] } : { answer, distractors: wrong }),
    id: itemIdOf({ id }),
    scene,
    explanation,
    rating,
    reasons,
    source,
  })
  if (!parsed.success) throw new UserError(notAnItem)
  kindOf(parsed.data).check(parsed.data, undefined, (_, message) => {
    throw new UserError(message)
  })
  return parsed.data
}

const notAnItem = 'This can’t be asked in a quiz as it is. Shorten it, or write it in plain words.'
