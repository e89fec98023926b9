/** Reads what a QTI 2 item says about its answers: which are right, what they earn, and what is said after them. */
import { childOf, childrenOf, findAll, innerHtml, textOf } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { joinTexts } from './question-drafts.ts'
import { readNumber } from './numbers.ts'
import type { Texts } from './texts.ts'

export interface QtiResponse {
  readonly identifier: string
  readonly cardinality: string
  readonly baseType: string
  /** Of a pair, both identifiers with a blank between them. */
  readonly correct: readonly string[]
  /** What an answer earns, in points. */
  readonly points: ReadonlyMap<string, number>
  readonly otherPoints: number
  /** How far off a number may be. */
  readonly tolerance: number
}

export function readResponse(item: XmlElement, identifier: string): QtiResponse {
  const declaration = childrenOf(item, 'responseDeclaration').find(
    ({ attributes }) => attributes['identifier'] === identifier,
  )
  const declared = childrenOf(childOf(declaration, 'correctResponse'), 'value').map(cleanText)
  const mapping = childOf(declaration, 'mapping')
  const points = new Map(
    childrenOf(mapping, 'mapEntry').map(({ attributes }) => [
      (attributes['mapKey'] ?? '').trim(),
      Number(attributes['mappedValue'] ?? 0) || 0,
    ]),
  )
  const correct = declared.length + points.size > 0 ? declared : comparedWith(item, identifier)
  return {
    identifier,
    cardinality: declaration?.attributes['cardinality'] ?? 'single',
    baseType: declaration?.attributes['baseType'] ?? '',
    correct,
    points,
    otherPoints: Number(mapping?.attributes['defaultValue'] ?? 0) || 0,
    tolerance: readTolerance(item, identifier, readNumber(correct[0] ?? '') ?? 0),
  }
}

/** Blackboard declares no right answer for what is typed, but compares with each. */
function comparedWith(item: XmlElement, identifier: string): readonly string[] {
  return findAll(item, 'stringMatch', 'match', 'equal')
    .filter((comparison) => compares(comparison, identifier))
    .flatMap((comparison) => childrenOf(comparison, 'baseValue').map(cleanText))
}

function compares(comparison: XmlElement, identifier: string): boolean {
  return childrenOf(comparison, 'variable').some(
    ({ attributes }) => attributes['identifier'] === identifier,
  )
}

function cleanText(element: XmlElement): string {
  return textOf(element).trim().replaceAll(/\s+/g, ' ')
}

function readTolerance(item: XmlElement, identifier: string, answer: number): number {
  const comparison = findAll(item, 'equal').find((equal) => compares(equal, identifier))
  if (comparison === undefined) return readBounds(item, identifier, answer)
  const [low = 0, high = low] = (comparison.attributes['tolerance'] ?? '')
    .split(/\s+/)
    .flatMap((part) => readNumber(part) ?? [])
  const widest = Math.max(Math.abs(low), Math.abs(high))
  if (comparison.attributes['toleranceMode'] === 'absolute') return widest
  if (comparison.attributes['toleranceMode'] !== 'relative') return 0
  return Number(((Math.abs(answer) * widest) / 100).toPrecision(12))
}

/** Where a number only has to lie between two others. */
function readBounds(item: XmlElement, identifier: string, answer: number): number {
  const [low, high] = [
    ['gte', 'gt'],
    ['lte', 'lt'],
  ].map((names) => {
    const comparison = findAll(item, ...names).find((each) => compares(each, identifier))
    return readNumber(cleanText(childOf(comparison, 'baseValue') ?? noElement))
  })
  if (low === undefined || high === undefined || answer < low || answer > high) return 0
  return Number(Math.max(high - answer, answer - low).toPrecision(12))
}

const noElement: XmlElement = { name: '', attributes: {}, children: [], line: 0 }

/** Returns what an answer earns; the best one, or all right ones together, earn 1. */
export function creditOf(
  response: QtiResponse,
  value: string,
  { several }: { readonly several: boolean },
): number {
  const { correct, points, otherPoints } = response
  const positive = [...points.values()].filter((each) => each > 0)
  if (positive.length === 0) {
    return correct.includes(value) ? (several ? 1 / correct.length : 1) : 0
  }
  const whole = several ? positive.reduce((sum, each) => sum + each, 0) : Math.max(...positive)
  return (points.get(value) ?? otherPoints) / whole
}

export interface ModalFeedback {
  readonly general: string
  readonly right: string
  readonly wrong: string
  /** By the identifier of a choice. */
  readonly byChoice: ReadonlyMap<string, string>
}

/** What all parts of one item need. */
export interface Parts {
  readonly said: ModalFeedback
  readonly texts: Texts
}

/** What is shown when is decided by rules; the names that programs choose say the same. */
export function readModalFeedback(item: XmlElement, texts: Texts): ModalFeedback {
  const said = { general: '', right: '', wrong: '' }
  const byChoice = new Map<string, string>()
  const choices = new Set(
    findAll(item, 'simpleChoice', 'inlineChoice', 'hottext').map(
      ({ attributes }) => attributes['identifier'],
    ),
  )
  const shown = [...childrenOf(item, 'modalFeedback'), ...findAll(item, 'feedbackBlock')]
  for (const feedback of shown) {
    const identifier = feedback.attributes['identifier'] ?? ''
    const text = texts.toText(innerHtml(feedback))
    if (choices.has(identifier)) byChoice.set(identifier, text)
    else {
      const when = whenShown(identifier)
      said[when] = joinTexts(said[when], text)
    }
  }
  return { ...said, byChoice }
}

function whenShown(identifier: string): 'general' | 'right' | 'wrong' {
  if (/incorrect|wrong|false/i.test(identifier)) return 'wrong'
  return /correct|right|true/i.test(identifier) ? 'right' : 'general'
}
