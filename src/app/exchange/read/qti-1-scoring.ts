/** Reads which answers of a QTI 1.2 item earn or cost something, and what is said after them. */
import { childrenOf, findAll, textOf } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { joinTexts } from './question-drafts.ts'
import { htmlOf } from './qti-1-material.ts'
import type { Texts } from './texts.ts'

export interface Comparison {
  /** The response that is compared, by its ident. */
  readonly response: string
  readonly value: string
}

export interface Condition {
  readonly equals: readonly Comparison[]
  /** The bounds of a number. */
  readonly bounds: readonly (Comparison & { readonly isLower: boolean })[]
  /** Undefined where it sets no score. */
  readonly score: number | undefined
  readonly feedback: readonly string[]
  readonly isOther: boolean
}

export function readConditions(item: XmlElement): readonly Condition[] {
  const responses = responsesByEntry(item)
  return findAll(item, 'respcondition').map((condition) => {
    const found: Found = { equals: [], bounds: [], responses }
    for (const variable of childrenOf(condition, 'conditionvar')) gather(variable, found)
    const { equals, bounds } = found
    const feedback = findAll(condition, 'displayfeedback').map(
      ({ attributes }) => attributes['linkrefid'] ?? '',
    )
    return {
      equals,
      bounds,
      // Blackboard sets no score for what is typed; it only shows what is said after a right answer.
      score: readScore(condition) ?? (feedback.includes('correct') ? 1 : undefined),
      feedback,
      isOther: findAll(condition, 'other').length > 0,
    }
  })
}

/** Brightspace compares what is typed by the name of its entry, not by that of the response around it. */
function responsesByEntry(item: XmlElement): ReadonlyMap<string, string> {
  return new Map(
    findAll(item, 'response_str', 'response_num').flatMap((response) =>
      findAll(response, 'response_label').map(
        ({ attributes }) =>
          [attributes['ident'] ?? '', response.attributes['ident'] ?? ''] as const,
      ),
    ),
  )
}

interface Found {
  readonly equals: Comparison[]
  readonly bounds: Condition['bounds'][number][]
  /** By the ident of an entry. */
  readonly responses: ReadonlyMap<string, string>
}

/** What must not be chosen is left out: whatever is not named as right is wrong. */
function gather(element: XmlElement, found: Found): void {
  for (const child of childrenOf(element)) {
    const ident = child.attributes['respident'] ?? ''
    const comparison = {
      response: found.responses.get(ident) ?? ident,
      value: textOf(child).trim(),
    }
    switch (child.name) {
      case 'varequal':
      case 'varsubset':
      case 'varsubstring':
        found.equals.push(comparison)
        break
      case 'vargte':
      case 'vargt':
        found.bounds.push({ ...comparison, isLower: true })
        break
      case 'varlte':
      case 'varlt':
        found.bounds.push({ ...comparison, isLower: false })
        break
      case 'and':
      case 'or':
        gather(child, found)
        break
    }
  }
}

/** Of all points; Blackboard writes it instead of a number. */
const fullScore = /^SCORE\.max$/i

function readScore(condition: XmlElement): number | undefined {
  let score: number | undefined
  for (const element of findAll(condition, 'setvar')) {
    const name = element.attributes['varname'] ?? element.attributes['variablename'] ?? 'SCORE'
    const text = textOf(element).trim()
    if (/incorrect/i.test(name)) continue
    if (/correct/i.test(name)) score = Math.max(score ?? 0, /^(?:true|1)$/i.test(text) ? 1 : 0)
    else if (fullScore.test(text)) score = 1
    else if (text !== '' && Number.isFinite(Number(text))) {
      const points =
        Number(text) * (/^subtract$/i.test(element.attributes['action'] ?? '') ? -1 : 1)
      score = score === undefined || points !== 0 ? points : score
    }
  }
  const title = condition.attributes['title']?.trim().toLowerCase()
  return score ?? (title === 'correct' ? 1 : undefined)
}

/** Returns what each value of a response earns; the best one, or all right ones together, earn 1. */
export function creditsOf(
  conditions: readonly Condition[],
  response: string,
  { several }: { readonly several: boolean },
): ReadonlyMap<string, number> {
  const points = new Map<string, number>()
  for (const { equals, score = 0 } of conditions) {
    const values = new Set(equals.filter((each) => each.response === response).map(valueOf))
    // One condition for several choices gives its points for all of them together.
    const share = several ? score / Math.max(1, values.size) : score
    for (const value of values) {
      const before = points.get(value) ?? 0
      points.set(value, Math.abs(share) > Math.abs(before) ? share : before)
    }
  }
  const positive = [...points.values()].filter((each) => each > 0)
  const whole = several ? positive.reduce((sum, each) => sum + each, 0) : Math.max(0, ...positive)
  return new Map([...points].map(([value, each]) => [value, whole === 0 ? 0 : each / whole]))
}

export function valueOf({ value }: Comparison): string {
  return value
}

export interface Said {
  /** After whatever answer. */
  readonly general: string
  readonly right: string
  readonly wrong: string
  /** By the value of an answer. */
  readonly byValue: ReadonlyMap<string, string>
}

/** Programs tell by the names of their feedback when it is shown, or else by the condition that shows it. */
export function readFeedback(
  item: XmlElement,
  conditions: readonly Condition[],
  texts: Texts,
): Said {
  const said = { general: '', right: '', wrong: '' }
  // The first condition that shows a feedback says when it is shown.
  const shownBy = new Map(
    conditions.toReversed().flatMap((each) => each.feedback.map((ident) => [ident, each] as const)),
  )
  const byValue = new Map<string, string>()
  const labels = new Set(
    findAll(item, 'response_label').map(({ attributes }) => attributes['ident']),
  )
  for (const element of findAll(item, 'itemfeedback')) {
    const ident = element.attributes['ident'] ?? ''
    const text = texts.toText(htmlOf(element))
    if (text === '') continue
    // Blackboard calls what is said about an option like the option.
    if (labels.has(ident)) {
      byValue.set(ident, text)
      continue
    }
    const condition = shownBy.get(ident)
    const values = new Set(condition?.equals.map(valueOf))
    const when = whenShown(ident, condition)
    if (when === undefined) for (const value of values) byValue.set(value, text)
    else said[when] = joinTexts(said[when], text)
  }
  return { ...said, byValue }
}

function whenShown(
  ident: string,
  condition: Condition | undefined,
): 'general' | 'right' | 'wrong' | undefined {
  if (/incorrect|wrong/i.test(ident)) return 'wrong'
  if (/^(?:general|solution|feedback)/i.test(ident)) return 'general'
  if (/correct|right/i.test(ident)) return 'right'
  if (condition === undefined) return 'general'
  if (condition.equals.length === 1) return undefined
  if (condition.isOther) return condition.score === undefined ? 'general' : 'wrong'
  return (condition.score ?? 0) > 0 ? 'right' : 'general'
}
