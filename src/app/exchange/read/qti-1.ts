/** Reads the quizzes and question banks of QTI 1.2, as Canvas, Blackboard, Respondus and Common Cartridges have them. */
import { childrenOf, findAll, textAt, textOf } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { type Draft, addDrafts, joinTexts } from './question-drafts.ts'
import { readQti1Item } from './qti-1-item.ts'
import { htmlOf } from './qti-1-material.ts'
import { readConditions, readFeedback } from './qti-1-scoring.ts'
import type { QtiResult } from './qti-package.ts'
import { createTexts } from './texts.ts'
import { UnusableError } from './unusable-error.ts'
import { describeProblem } from './xml-problem.ts'

/** Adds what is in a `questestinterop`. */
export function readQti1(quiz: XmlElement, result: QtiResult): void {
  readPart(quiz, [], result)
}

function readPart(part: XmlElement, category: readonly string[], result: QtiResult): void {
  for (const child of childrenOf(part)) {
    switch (child.name) {
      case 'assessment':
      case 'section':
      case 'objectbank': {
        const title = titleOf(child)
        readPart(child, title === '' ? category : [...category, title], result)
        break
      }
      case 'item':
        readItem(child, category, result)
        break
      case 'selection_ordering':
        noteBank(child, category, result)
        break
    }
  }
}

/** Canvas puts the title of a bank into its metadata. */
function titleOf(part: XmlElement): string {
  const bank = childrenOf(part, 'qtimetadata').map((data) => fieldsOf(data).get('bank_title'))[0]
  const title = (part.attributes['title'] ?? bank ?? '').trim()
  return /^(?:root|main)[ _]?section$|^untitled$/i.test(title) ? '' : title
}

function fieldsOf(element: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    findAll(element, 'qtimetadatafield', 'qti_metadatafield').map((field) => [
      textAt(field, 'fieldlabel'),
      textAt(field, 'fieldentry'),
    ]),
  )
}

/** What a program calls the kind of a question. */
function kindOf(item: XmlElement): string {
  const fields = fieldsOf(item)
  const [own] = findAll(item, 'bbmd_questiontype', 'qmd_itemtype')
  return (
    fields.get('question_type') ??
    fields.get('cc_profile') ??
    fields.get('qmd_questiontype') ??
    textOf(own)
  ).trim()
}

function readItem(item: XmlElement, category: readonly string[], result: QtiResult): void {
  const place = `question ${++result.number}`
  const texts = createTexts()
  const title = texts.toText(item.attributes['title'] ?? '', 'plain')
  const name = /^question(?: ?\d+)?$/i.test(title) ? '' : title
  const conditions = readConditions(item)
  const said = readFeedback(item, conditions, texts)
  addDrafts(
    (): readonly Draft[] => {
      if (item.problem !== undefined) throw new UnusableError(describeProblem(item.problem))
      const key = findAll(item, 'answer_key_material').map((each) => texts.toText(htmlOf(each)))
      return readQti1Item(item, kindOf(item), { conditions, said, texts, key: joinTexts(...key) })
    },
    () => ({ place, name, category, tags: [], feedback: said.general, notes: texts.notes }),
    result,
  )
}

function noteBank(element: XmlElement, category: readonly string[], result: QtiResult): void {
  if (findAll(element, 'sourcebank_ref').length === 0) return
  const name = category.at(-1)
  result.unusable.push({
    place: `after question ${result.number}`,
    ...(name === undefined ? {} : { name }),
    reason: 'It draws questions from a bank that isn’t in the file. Export the bank as well.',
  })
}
