/** Brings a draft into the form of its section: shortens and leaves out what may be, and says of the rest why it cannot be used. */
import type { z } from 'zod'
import { Question } from '../pack/sections/questions.ts'
import { terms } from '../pack/sections/terms.ts'
import { QuizItem, kindOf } from '../quiz/kinds/index.ts'
import { formatCount } from '../reply/format.ts'
import { truncateToSentence } from '../reply/truncate.ts'
import { type DraftSection, type ItemFields, quoted } from './draft.ts'

/** An item as the pack’s file holds it, with what was changed, or why there can be none. */
export type Fitted =
  | { readonly item: ItemFields; readonly notes: readonly string[] }
  | { readonly reason: string }

const schemas: Readonly<Record<DraftSection, z.ZodType>> = {
  quiz: QuizItem,
  questions: Question,
  terms: terms.schema,
}

/** Each round mends one thing, and no question has more to mend than this. */
const maxRounds = 100

/** `given` is the whole item of a section. */
export function fitItem(
  section: DraftSection,
  given: ItemFields,
  before: readonly string[],
): Fitted {
  const notes = [...before]
  let item = given
  for (let round = 0; round < maxRounds; round += 1) {
    const parsed = schemas[section].safeParse(item)
    if (parsed.success) {
      const problem = section === 'quiz' ? checkOf(parsed.data as QuizItem) : undefined
      return problem === undefined ? { item, notes } : { reason: problem }
    }
    const issues = parsed.error.issues
    const mended = mendFirst(item, issues)
    if (mended === undefined) {
      // What was left out to make it fit may be why it does not.
      const own = notes.slice(before.length)
      return { reason: [...own, describe(issues[0], item)].join(' ') }
    }
    item = mended.item
    notes.push(mended.note)
  }
  return { reason: 'It has too many options.' }
}

function checkOf(item: QuizItem): string | undefined {
  const problems: string[] = []
  kindOf(item).check(item, undefined, (_, message) => problems.push(message))
  return problems[0]
}

/** What stands in lists of these may be left out, as long as enough remain. */
const lists: Readonly<Record<string, readonly [one: string, several?: string]>> = {
  distractors: ['wrong option'],
  answers: ['right option'],
  accept: ['answer that counts', 'answers that count'],
  events: ['step'],
}

/** Mends the first issue, if all there are can be mended: what is left out of a question that is refused is of no interest. */
function mendFirst(item: ItemFields, issues: readonly z.core.$ZodIssue[]) {
  const all = issues.map((issue) => mend(item, issue))
  return all.every((each) => each !== undefined) ? all[0] : undefined
}

function mend(
  item: ItemFields,
  issue: z.core.$ZodIssue,
): { item: ItemFields; note: string } | undefined {
  if (issue.code !== 'too_big') return undefined
  const [field = '', index] = issue.path.map(String)
  const maximum = Number(issue.maximum)
  const value = item[field]
  const words = lists[field]
  if (field === 'explanation' && typeof value === 'string') {
    const note = 'Its explanation was shortened.'
    return { item: { ...item, explanation: truncateToSentence(value, maximum) }, note }
  }
  if (words === undefined || !Array.isArray(value)) return undefined
  if (index === undefined) {
    const rest = formatCount(value.length - maximum, ...words)
    const isOne = value.length - maximum === 1
    const note = `Its last ${rest} ${isOne ? 'was' : 'were'} left out, since it can have ${maximum}.`
    return { item: { ...item, [field]: value.slice(0, maximum) }, note }
  }
  // The order of events has no gaps.
  if (field === 'events' || value.length === 1) return undefined
  const note = `${quoted(String(value[Number(index)]))} was left out, since it is longer than ${maximum} characters.`
  return { item: { ...item, [field]: value.filter((_, at) => at !== Number(index)) }, note }
}

/** How texts are called in a reason. */
const texts: Readonly<Record<string, string>> = {
  prompt: 'Its text',
  answer: 'Its right answer',
  answers: 'One of its right answers',
  distractors: 'One of its wrong options',
  accept: 'One of its answers',
  events: 'One of its steps',
  pairs: 'One half of its pairs',
  term: 'Its front',
  definition: 'Its back',
  exemplar: 'Its answer',
}

function describe(issue: z.core.$ZodIssue | undefined, item: ItemFields): string {
  const [field = '', ...rest] = (issue?.path ?? []).map(String)
  const name = texts[field] ?? 'Something in it'
  if (issue?.code === 'too_big') {
    const length = rest.length === 0 ? lengthOf(item[field]) : undefined
    const has = length === undefined ? 'is too long' : `has ${length} characters`
    return `${name} ${has}, and only ${formatCount(Number(issue.maximum), 'character')} fit. Shorten it.`
  }
  if (issue?.code === 'too_small' && rest.length === 0 && field in lists) {
    const [one, several] = lists[field] ?? ['']
    const count = Array.isArray(item[field]) ? item[field].length : 0
    return count === 0
      ? `It has no ${one}. Add ${issue.minimum === 1 ? 'one' : `at least ${issue.minimum}`}.`
      : `It has ${formatCount(count, one, several)} and needs ${issue.minimum}. Add more.`
  }
  if (issue?.code === 'too_small' && issue.origin === 'string') {
    return `${name} is empty. Write it, and import it again.`
  }
  // The format’s own checks say what is wrong as the rest of a sentence.
  if (issue?.code === 'custom') return `${name} ${issue.message}.`
  return `${name} isn’t what a pack can hold. Check it, and import it again.`
}

function lengthOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value.length.toLocaleString('en') : undefined
}
