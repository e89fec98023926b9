/** Reads what an item of QTI 1.2 asks and how it is answered. */
import type { ExchangeOption, QuestionBody } from '../../../core/exchange/question.ts'
import { childrenOf, findAll } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { type Draft, checkPartCount, option } from './question-drafts.ts'
import { type Gap, draftGaps, markGap, withoutMarks } from './gaps.ts'
import { readNumber, rounded } from './numbers.ts'
import { findBlock, htmlOf, isResponse, labelHtml, promptHtml } from './qti-1-material.ts'
import { type Condition, type Said, creditsOf } from './qti-1-scoring.ts'
import type { Texts } from './texts.ts'
import { asTrueFalse } from './true-false.ts'
import { UnusableError, sharedReasons } from './unusable-error.ts'

interface Parts {
  readonly conditions: readonly Condition[]
  readonly said: Said
  readonly texts: Texts
  /** What a good answer to an open question says. */
  readonly key: string
}

/** By what programs call their kinds. */
const unusableKinds: readonly (readonly [RegExp, string])[] = [
  [/^calculated|formula|^arithmetic|^significant figures/i, sharedReasons.formula],
  [/file.?(?:upload|response)/i, sharedReasons.upload],
  [/hot.?spot/i, sharedReasons.picture],
  [/opinion|likert|survey/i, 'It asks for an opinion, so no answer is right.'],
  [/quiz bowl/i, 'It is answered with a question, which the bot can’t check.'],
]

/** Brightspace groups the answers of pairs and orders. */
const responseNames = ['response_lid', 'response_str', 'response_num', 'response_grp']

export function readQti1Item(item: XmlElement, kind: string, parts: Parts): readonly Draft[] {
  const reason = unusableKinds.find(([pattern]) => pattern.test(kind))?.[1]
  if (reason !== undefined) throw new UnusableError(reason)
  const [presentation] = childrenOf(item, 'presentation')
  const responses = findAll(presentation, ...responseNames)
  checkPartCount(responses.length)
  const [first, ...others] = responses
  if (first === undefined) throw new UnusableError(whyNoAnswer(presentation))
  const isGrouped = responses.some(({ name }) => name === 'response_grp')
  if (isGrouped && parts.conditions.every(({ score = 0 }) => score <= 0)) {
    throw new UnusableError('Its answers are grouped in a way that the bot doesn’t know.')
  }
  const plain = withoutMarks(promptHtml(presentation))
  if (others.length > 0 || nameGaps(responses, plain) !== undefined) {
    return readSeveral(presentation, responses, kind, parts)
  }
  const html = promptHtml(presentation, (response) => htmlOf(response))
  const [prompt, body] = [parts.texts.toText(withoutMarks(html)), readResponse(first, kind, parts)]
  return [{ prompt, body, ...sayings(body, parts.said) }]
}

function whyNoAnswer(presentation: XmlElement | undefined): string {
  if (findAll(presentation, 'response_xy').length > 0) {
    return sharedReasons.picture
  }
  return sharedReasons.text
}

function readResponse(response: XmlElement, kind: string, parts: Parts): QuestionBody | undefined {
  if (isChoice(response)) return readChoice(response, parts)
  const { conditions, key } = parts
  const ident = identOf(response)
  const asked = conditions.filter(
    ({ equals, bounds, score }) =>
      score !== 0 && [...equals, ...bounds].some((each) => each.response === ident),
  )
  if (/essay|short.?response/i.test(kind) || asked.length === 0) {
    return { kind: 'open', ...(key === '' ? {} : { sample: key }) }
  }
  if (asked.some(({ bounds }) => bounds.length > 0) || response.name === 'response_num') {
    return readRange(asked)
  }
  if (/^numeric/i.test(kind)) {
    const answer = readNumber(asked[0]?.equals[0]?.value ?? '')
    return answer === undefined ? undefined : { kind: 'number', answer, tolerance: 0 }
  }
  const credits = creditsOf(conditions, ident, { several: false })
  return {
    kind: 'typed',
    accept: [...credits].map(([value, credit]) => accept(value, credit, parts.said)),
  }
}

function isChoice({ name }: XmlElement): boolean {
  return name === 'response_lid' || name === 'response_grp'
}

function identOf({ attributes }: XmlElement): string {
  return attributes['ident'] ?? attributes['respident'] ?? ''
}

function accept(value: string, credit: number, said: Said): ExchangeOption {
  return option(value, credit, said.byValue.get(value) ?? (credit > 0 ? said.right : ''))
}

function readRange(conditions: readonly Condition[]): QuestionBody | undefined {
  const best = conditions.toSorted((one, other) => (other.score ?? 0) - (one.score ?? 0))[0]
  const exact = readNumber(best?.equals[0]?.value ?? '')
  const low = readNumber(best?.bounds.find(({ isLower }) => isLower)?.value ?? '') ?? exact
  const high = readNumber(best?.bounds.find(({ isLower }) => !isLower)?.value ?? '') ?? exact
  if (low === undefined || high === undefined) return undefined
  const answer = exact ?? rounded((low + high) / 2)
  const tolerance = rounded(Math.max(Math.abs(high - answer), Math.abs(answer - low)))
  return { kind: 'number', answer, tolerance }
}

function readChoice(response: XmlElement, { conditions, said, texts }: Parts): QuestionBody {
  const ident = identOf(response)
  const cardinality = response.attributes['rcardinality']?.toLowerCase()
  const found = findAll(response, 'response_label')
  checkPartCount(found.length)
  const labels = found.map((label) => ({
    ident: label.attributes['ident'] ?? '',
    text: texts.toText(labelHtml(label)),
  }))
  if (cardinality === 'ordered') return readOrder(labels, ident, conditions)
  const several = cardinality === 'multiple'
  const credits = creditsOf(conditions, ident, { several })
  const options = labels.map((label) => {
    const credit = credits.get(label.ident) ?? 0
    const general = generalFeedback(credit, several, said)
    return option(label.text, credit, said.byValue.get(label.ident) ?? general)
  })
  return asTrueFalse(options, several) ?? { kind: 'choice', several, options }
}

function generalFeedback(credit: number, several: boolean, { right, wrong }: Said): string {
  if (credit <= 0) return wrong
  return several || credit === 1 ? right : ''
}

function readOrder(
  labels: readonly { readonly ident: string; readonly text: string }[],
  ident: string,
  conditions: readonly Condition[],
): QuestionBody {
  const right = conditions.find(({ score = 0, equals }) => score > 0 && equals.length > 1)
  const events = (right?.equals ?? []).flatMap(({ response, value }) =>
    response === ident ? labels.filter((label) => label.ident === value) : [],
  )
  const ordered = events.length > 0 ? events : byPosition(labels, conditions)
  return { kind: 'order', events: ordered.map(({ text }) => text) }
}

/** Brightspace compares the position of each step. */
function byPosition<Label extends { readonly ident: string }>(
  labels: readonly Label[],
  conditions: readonly Condition[],
): readonly Label[] {
  const positions = new Map(
    conditions.flatMap(({ score = 0, equals: [equal] }) =>
      score > 0 && equal !== undefined ? [[equal.response, Number(equal.value)] as const] : [],
    ),
  )
  return labels
    .filter(({ ident }) => positions.has(ident))
    .toSorted((one, other) => (positions.get(one.ident) ?? 0) - (positions.get(other.ident) ?? 0))
}

/** Feedback of a whole question where no answer can hold it. */
function sayings(body: QuestionBody | undefined, { right, wrong }: Said): Partial<Draft> {
  const kind = body?.kind
  if (kind === 'choice' || kind === 'true-false') return {}
  const lost = kind === 'typed' ? wrong : right + wrong
  if (lost === '') return {}
  return { notes: ['The general feedback for right and wrong answers was left out.'] }
}

/** Several responses are gaps in a text, or the halves of pairs. */
function readSeveral(
  presentation: XmlElement | undefined,
  responses: readonly XmlElement[],
  kind: string,
  parts: Parts,
): readonly Draft[] {
  const plain = withoutMarks(promptHtml(presentation))
  const named = nameGaps(responses, plain)
  if (named === undefined && responses.every(isChoice)) {
    return [{ prompt: parts.texts.toText(plain), ...readPairs(presentation, responses, parts) }]
  }
  const gaps: readonly Gap[] = responses.map((response) => readGap(response, kind, parts))
  const html = named ?? promptHtml(presentation, (response) => markGap(responses.indexOf(response)))
  return draftGaps(parts.texts.toText(html), gaps)
}

/** Canvas writes a gap as the name of its response: `[city]`. Returns the text with marks, or undefined. */
function nameGaps(responses: readonly XmlElement[], html: string): string | undefined {
  const names = responses.map((response) => `[${identOf(response).replace(/^response_/, '')}]`)
  if (!names.some((name) => html.includes(name))) return undefined
  return names.reduce((text, name, index) => text.replace(name, markGap(index)), html)
}

/** In “several blanks” every option of a blank is one way to fill it. */
function readGap(response: XmlElement, kind: string, parts: Parts): Gap {
  const body = readResponse(response, kind, parts)
  if (body?.kind === 'choice' && kind.startsWith('fill_in_multiple_blanks')) {
    return { body: { kind: 'typed', accept: body.options.filter(({ credit }) => credit > 0) } }
  }
  return { body }
}

function readPairs(
  presentation: XmlElement | undefined,
  responses: readonly XmlElement[],
  { conditions, said, texts }: Parts,
): Pick<Draft, 'body' | 'notes'> {
  // Blackboard lists the right halves once, and an option of a response stands for the one at its place.
  const shared = childrenOf(findBlock(presentation, 'RIGHT_MATCH_BLOCK')).map((half) =>
    texts.toText(htmlOf(half)),
  )
  const halves = responses.map((response) => {
    const labels = findAll(response, 'response_label')
    const credits = creditsOf(conditions, identOf(response), { several: false })
    const rights = labels.map((label, index) => shared[index] ?? texts.toText(labelHtml(label)))
    const right = labels.findIndex(
      ({ attributes }) => (credits.get(attributes['ident'] ?? '') ?? 0) > 0,
    )
    return { left: texts.toText(leftHtml(presentation, response)), right: rights[right], rights }
  })
  const used = new Set(halves.map(({ right }) => right))
  const all = new Set([...shared, ...halves.flatMap((half) => half.rights)])
  const pairs = halves.flatMap(({ left, right = '' }) =>
    left === '' || right === '' ? [] : [{ left, right }],
  )
  const body: QuestionBody = {
    kind: 'match',
    pairs,
    extra: [...all].filter((text) => text !== '' && !used.has(text)),
  }
  return { body, ...sayings(body, said) }
}

/** The left half stands in the response, or in the block around it. */
function leftHtml(presentation: XmlElement | undefined, response: XmlElement): string {
  const own = htmlOf(response)
  if (own !== '') return own
  const around = findParent(presentation, response)
  return around === undefined ? '' : htmlOf(around)
}

function findParent(element: XmlElement | undefined, child: XmlElement): XmlElement | undefined {
  for (const each of childrenOf(element)) {
    if (each === child) return element
    if (isResponse(each)) continue
    const found = findParent(each, child)
    if (found !== undefined) return found
  }
  return undefined
}
