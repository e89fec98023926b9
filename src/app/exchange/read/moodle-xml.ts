/** Reads questions that Moodle exported as “Moodle XML”. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { cutText } from '../../../core/reply/truncate.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import { decodeXml } from '../decode-xml.ts'
import { splitMoodleCategory } from '../moodle-category.ts'
import { childrenOf, findAll, findFirst, textAt } from '../xml-query.ts'
import { type XmlElement, notXml, parseXml } from '../xml-tree.ts'
import { type Draft, addDrafts } from './question-drafts.ts'
import { readMoodleGaps } from './moodle-gaps.ts'
import { htmlAt, moodleText, readMoodleBody } from './moodle-body.ts'
import { isMoodleKind, whyUnusable } from './moodle-kinds.ts'
import { type Texts, createTexts } from './texts.ts'
import { UnusableError } from './unusable-error.ts'
import { describeProblem } from './xml-problem.ts'

/** Of a category with all those around it. */
const maxPathLength = 2000

/** Throws a UserError if the file is no Moodle XML. */
export function readMoodleXml(file: {
  readonly name: string
  readonly bytes: Uint8Array
}): ExchangeFile {
  const { top, problems } = parseXml(decodeXml(file.bytes))
  const quiz = findFirst(top, 'quiz')
  if (quiz === undefined) {
    if (problems.length > 0) throw notXml(problems[0])
    throw new UserError(
      'The file is XML, but not from Moodle. In Moodle’s question bank choose Export, then Moodle XML.',
    )
  }
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  let category: readonly string[] = []
  let number = 0
  // A question that is not closed swallows the next ones, so they are looked for at any depth.
  const found = findAll(top, 'question')
  for (const question of found) {
    if (question.attributes['type'] === 'category') {
      category = splitMoodleCategory(cutText(htmlAt(question, 'category'), maxPathLength))
      continue
    }
    readQuestion(question, { place: `question ${++number}`, category }, { questions, unusable })
  }
  const outside = problems.find(({ line }) => found.every(({ problem }) => problem?.line !== line))
  if (outside !== undefined) {
    unusable.push({ place: `line ${outside.line}`, reason: describeProblem(outside) })
  }
  return { questions, unusable }
}

function readQuestion(
  question: XmlElement,
  { place, category }: Pick<ExchangeQuestion, 'place' | 'category'>,
  file: { readonly questions: ExchangeQuestion[]; readonly unusable: Unusable[] },
): void {
  const texts = createTexts()
  const name = htmlAt(question, 'name') || htmlAt(question, 'idnumber')
  const feedback = moodleText(texts, question, 'generalfeedback')
  const tags = findAll(question, 'tag').flatMap((tag) => {
    const text = htmlAt(tag)
    return text === '' ? [] : [text]
  })
  addDrafts(
    () => readDrafts(question, texts),
    () => {
      const notes = [...texts.notes, ...notePicture(question), ...noteHints(question)]
      return { place, name, category, tags, feedback, notes }
    },
    file,
  )
}

function readDrafts(question: XmlElement, texts: Texts): readonly Draft[] {
  if (question.problem !== undefined) throw new UnusableError(describeProblem(question.problem))
  const kind = question.attributes['type'] ?? ''
  if (!isMoodleKind(kind)) throw new UnusableError(whyUnusable(kind))
  return readMoodleGaps(kind, question, texts) ?? readMoodleBody(kind, question, texts)
}

function noteHints(question: XmlElement): readonly string[] {
  const hints = childrenOf(question, 'hint').filter((hint) => htmlAt(hint) !== '').length
  if (hints === 0) return []
  return [hints === 1 ? 'Its hint was left out.' : `Its ${hints} hints were left out.`]
}

/** Moodle 1 kept the picture of a question beside its text. */
function notePicture(question: XmlElement): readonly string[] {
  return textAt(question, 'image') === '' ? [] : ['A picture was left out.']
}
