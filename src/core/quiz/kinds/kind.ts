/** What a kind of quiz item defines. Each kind is one module beside this file and one line in index.ts. */
import { z } from 'zod'
import { Id, multiLineText, ratingFields, singleLineText } from '../../pack/fields.ts'
import { maxReferences } from '../../pack/pack-limits.ts'
import { imageFile } from '../../picture/pack-image.ts'
import type { PackPath } from '../../pack/section.ts'
import type { RandomInt } from '../../platform/random.ts'
import type { FormField } from '../../reply/form.ts'
import type { Block } from '../../reply/reply.ts'

/** Part of an order or a pair fits the shorter of the platforms' option labels: 75 characters, by Slack. */
export const optionText = singleLineText(75)

/** An option of a choice stands in the message as text; a menu has its letter and its beginning. */
export const choiceText = singleLineText(200)

/** A bitmap that comes with the pack. */
const QuestionPicture = z.strictObject({
  file: z
    .string()
    .max(70)
    .regex(
      imageFile,
      'should be a PNG, JPEG or WebP file in the folder pictures, such as pictures/cell.png',
    )
    .describe(
      'A PNG, JPEG or WebP file in the folder `pictures` of the pack, such as pictures/cell.png.',
    ),
  alt: singleLineText(1000).describe(
    'What it shows, for everyone who cannot see it, without the answer.',
  ),
})

/** What an item of every kind has in a pack. */
export const itemFields = {
  id: Id.describe('Its own name; it never changes.'),
  scene: Id.describe('The last scene a student has to know, wrong options included.'),
  about: Id.optional().describe(
    'The scene that it asks about, where that is not `scene` but an earlier one.',
  ),
  fact: Id.optional().describe(
    'A name for what it asks. Two items with the same one never meet in a quiz.',
  ),
  quote: Id.optional().describe('The line it is about.'),
  themes: z.array(Id).max(maxReferences).default([]).describe('Themes that it is about.'),
  explanation: multiLineText(600).describe('Why the answer is right; shown after the round.'),
  hint: singleLineText(160)
    .optional()
    .describe('What helps to find the answer without saying it; shown in a quiz with hints.'),
  picture: QuestionPicture.optional().describe('A picture that the question shows.'),
  author: singleLineText(60)
    .optional()
    .describe('Who wrote it, where that is somebody of the class; shown after the round.'),
  ...ratingFields,
} as const

/** Returns the schema of a kind's items in a pack, `names` being the values of their `kind`. */
export function itemSchema<const Name extends string, Fields extends z.ZodRawShape>(
  names: readonly Name[],
  prompt: string,
  fields: Fields,
) {
  return z.strictObject({
    kind: z.literal(names).describe('What is asked.'),
    prompt: singleLineText(250).describe(prompt),
    ...fields,
    ...itemFields,
  })
}

/** What a question has while it is played, whatever its kind. */
const PlayFields = z.object({
  id: z.string(),
  scene: z.string(),
  quote: z.string().optional(),
  /** The pack's, in which typed answers are read; English in quizzes that were stored before it was. */
  language: z.string().optional(),
  prompt: z.string(),
  explanation: z.string(),
  /** Shown to whoever asks for it, in a quiz with hints. */
  hint: z.string().optional(),
  /** Named and not held, since a running quiz is written with every answer. */
  picture: z.object({ pack: z.string(), file: z.string(), alt: z.string() }).optional(),
  /** Shown after the round, never before. */
  author: z.string().optional(),
})

/** What a student answered: indexes of options, a single number, or typed words. */
export const QuizAnswer = z.union([z.array(z.int()), z.string()])
export type QuizAnswer = z.infer<typeof QuizAnswer>

/** Reports a problem at a path inside the item. */
export type ReportItemProblem = (path: PackPath, message: string) => void

/** The line an item is about, its references replaced by names. */
export interface LineFacts {
  readonly id: string
  readonly line: string
  readonly speaker: string | undefined
  readonly addressee: string | undefined
  readonly scene: string | undefined
  readonly themes: readonly string[]
}

export interface ItemOption {
  readonly path: PackPath
  readonly option: string
}

/** One right option among wrong ones. */
export interface SingleChoice {
  readonly right: ItemOption
  readonly wrong: readonly ItemOption[]
  /** What the options are names of. */
  readonly names: 'character' | 'scene' | 'theme' | undefined
}

/** The two sides of an item's flashcard, without its prompt and its explanation. */
export interface CardSides {
  readonly question: readonly Block[]
  readonly answer: readonly Block[]
  /** Words that count where the answer can be typed. */
  readonly accept?: readonly string[]
}

/** A kind as packs hold it. Methods, not functions in properties, so that the table can hold every kind as one type. */
export interface QuizKind<Item, Play extends Mode> extends KindMethods<Item, Play> {
  /** The item in a pack. Its `kind` is a literal with one value or several. */
  readonly schema: z.ZodObject<{ kind: z.ZodLiteral<string> }>
  readonly play: PlayMode<Play>
}

interface KindMethods<Item, Play extends Mode> {
  /** What people who write packs call each name of the kind. */
  readonly labels: Readonly<Record<string, string>>
  /** Makes the item ready to play: options shuffled, the key beside them. */
  toPlayItem(item: Item, fields: SharedFields<Play>, random: RandomInt): Play
  toCard(item: Item): CardSides
  /** Everything that counts and everything that does not, for the item's author. */
  preview(item: Item): Block
  /** Reports what its schema cannot see. `line` is the quote it is about, where it names one that exists. */
  check(item: Item, line: LineFacts | undefined, report: ReportItemProblem): void
  /** For kinds whose options a class could guess from. */
  singleChoice?(item: Item): SingleChoice
  /** Whether it asks for an opinion or for words of one’s own, so that no answer is right. If left out, one is. */
  isOpinion?(item: Item): boolean
}

interface Mode {
  readonly by: string
}

/** What a question has whatever its kind, and the name of its mode. */
type SharedFields<Play extends Mode> = z.infer<typeof PlayFields> & Pick<Play, 'by'>

export function defineKind<
  Schema extends z.ZodObject,
  Play extends { readonly schema: z.ZodObject<{ by: z.ZodLiteral<string> }> },
>(schema: Schema, play: Play, methods: KindMethods<z.infer<Schema>, z.infer<Play['schema']>>) {
  return { schema, play, ...methods }
}

/** How a question is played and answered. Kinds that are answered alike share one. */
export interface PlayMode<Play extends Mode> extends PlayMethods<Play> {
  /** As it is stored with a running quiz. Its `by` is a literal with one value. */
  readonly schema: z.ZodObject<{ by: z.ZodLiteral<Play['by']> }>
}

interface PlayMethods<Play> {
  /** Whether the answer has the form that the question asks for. */
  isValid(item: Play, answer: AnswerParts): boolean
  /**
   * Grades a valid answer from −1 to 1: 1 is completely right, and blind guesses average 0 where something can be guessed.
   * Choosing everything is a guess too.
   */
  grade(item: Play, answer: AnswerParts): number
  /** The answer in words. */
  format(item: Play, answer: AnswerParts): string
  /** The answer in several lines, where one would be too long. */
  lines?(item: Play, answer: AnswerParts): readonly string[] | undefined
  /** The right answer; undefined where none is. */
  correct(item: Play): QuizAnswer | undefined
  /** What stands between the prompt and the options. */
  blocks?(item: Play): readonly Block[]
  /** What people answer with, where it is not the form; `at` names the quiz and the round. */
  controls?(item: Play, at: string): readonly Block[]
  /** The fields of the form. */
  fields(item: Play): readonly FormField[]
  /** Reads the form. Throws a UserError for what is not an answer. */
  parse(item: Play, fields: FormValues): QuizAnswer
  /** What is counted one by one in results and reports, such as options. */
  countedOptions?(item: Play): readonly string[]
  /** Which of these an answer counts for. If left out, its indexes. */
  countedAs?(item: Play, answer: AnswerParts): readonly number[]
}

/** An answer as indexes or numbers, and as words; one of the two is empty. */
export interface AnswerParts {
  readonly indexes: readonly number[]
  readonly words: string
}

export type FormValues = Readonly<Record<string, readonly string[]>>

/** Defines how questions are played that are stored with these fields. */
export function definePlayMode<const By extends string, Fields extends z.ZodRawShape>(
  by: By,
  fields: Fields,
  methods: PlayMethods<z.infer<z.ZodObject<PlayShape<By, Fields>>>>,
) {
  const schema: z.ZodObject<PlayShape<By, Fields>> = z.object({
    by: z.literal(by),
    ...fields,
    ...PlayFields.shape,
  })
  return { schema, ...methods }
}

type PlayShape<By extends string, Fields> = { by: z.ZodLiteral<By> } & Fields &
  typeof PlayFields.shape
