/** The kinds of Moodle’s questions: those that the bot can use, and why it can’t use the others. */
import { truncate } from '../../../core/reply/truncate.ts'

const maxKindLength = 40

const kinds = [
  'multichoice',
  'multichoiceset',
  'truefalse',
  'shortanswer',
  'numerical',
  'matching',
  'match',
  'ddmatch',
  'ordering',
  'essay',
  'cloze',
  'multianswer',
  'ddwtos',
  'gapselect',
] as const

export type MoodleKind = (typeof kinds)[number]

export function isMoodleKind(kind: string): kind is MoodleKind {
  return (kinds as readonly string[]).includes(kind)
}

const formula =
  'Its numbers are made by a formula when a student opens it. Write it once with fixed numbers.'
const picture =
  'It is answered by clicking on a picture, which isn’t possible in a chat. Ask for the parts in words.'
const drawn =
  'It’s only a placeholder for a random question. Export the category that Moodle draws it from.'

const reasons = new Map([
  ['description', 'This is only text and asks nothing. Put it into the questions that need it.'],
  ['calculated', formula],
  ['calculatedsimple', formula],
  ['calculatedmulti', formula],
  ['formulas', formula],
  ['stack', formula],
  ['ddimageortext', picture],
  ['ddmarker', picture],
  ['imagetarget', picture],
  ['random', drawn],
  ['randomsamatch', drawn],
  ['coderunner', 'Its answer is a program, which the bot can’t run.'],
  ['recordrtc', 'Its answer is a recording, which the bot can’t accept.'],
])

export function whyUnusable(kind: string): string {
  if (kind === '') return 'It doesn’t say what kind of question it is.'
  return (
    reasons.get(kind) ??
    `The bot can’t use questions of the kind “${truncate(kind, maxKindLength)}”.`
  )
}
