/** The kinds of Moodle’s questions: those that the bot can use, and why it can’t use the others. */
import { truncate } from '../../../core/reply/truncate.ts'
import { sharedReasons } from './unusable-error.ts'

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

const drawn =
  'It’s only a placeholder for a random question. Export the category that Moodle draws it from.'

const reasons = new Map([
  ['description', sharedReasons.text],
  ['calculated', sharedReasons.formula],
  ['calculatedsimple', sharedReasons.formula],
  ['calculatedmulti', sharedReasons.formula],
  ['formulas', sharedReasons.formula],
  ['stack', sharedReasons.formula],
  ['ddimageortext', sharedReasons.picture],
  ['ddmarker', sharedReasons.picture],
  ['imagetarget', sharedReasons.picture],
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
