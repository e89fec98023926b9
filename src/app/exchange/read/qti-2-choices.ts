/** Reads the interactions of QTI 2 in which something is chosen, put in order, or brought together. */
import type { QuestionBody } from '../../../core/exchange/question.ts'
import { childrenOf, findAll, findFirst, innerHtml } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { type Draft, checkPartCount, joinTexts, option } from './question-drafts.ts'
import { checkGapCount, draftGaps, markGap } from './gaps.ts'
import { type Parts, type QtiResponse, creditOf } from './qti-2-responses.ts'
import { bodyHtml } from './qti-2-text.ts'
import type { Texts } from './texts.ts'
import { asTrueFalse } from './true-false.ts'
import { UnusableError } from './unusable-error.ts'

/** @param name of the elements that can be chosen. */
export function readChoices(
  interaction: XmlElement,
  response: QtiResponse,
  { said, texts }: Parts,
  name: string,
): QuestionBody {
  // TAO marks a text to choose one word of as having several answers.
  const several =
    response.cardinality === 'multiple' && interaction.attributes['maxChoices'] !== '1'
  const choices = findAll(interaction, name)
  checkPartCount(choices.length)
  const options = choices.map((choice) => {
    const identifier = choice.attributes['identifier'] ?? ''
    const credit = creditOf(response, identifier, { several })
    const own = texts.toText(innerHtml(findFirst(choice, 'feedbackInline', 'feedbackBlock')))
    const general = credit > 0 ? said.right : said.wrong
    return option(
      texts.toText(bodyHtml(choice)),
      credit,
      own || (said.byChoice.get(identifier) ?? general),
    )
  })
  return asTrueFalse(options, several) ?? { kind: 'choice', several, options }
}

function textsByIdentifier(
  elements: readonly XmlElement[],
  texts: Texts,
): ReadonlyMap<string, string> {
  return new Map(
    elements.map((element) => [
      element.attributes['identifier'] ?? '',
      texts.toText(bodyHtml(element)),
    ]),
  )
}

export function readOrder(
  interaction: XmlElement,
  response: QtiResponse,
  texts: Texts,
): QuestionBody | undefined {
  const choices = textsByIdentifier(findAll(interaction, 'simpleChoice'), texts)
  if (response.correct.length === 0) return undefined
  return { kind: 'order', events: response.correct.flatMap((each) => choices.get(each) ?? []) }
}

/** In a match, the first set holds the left halves; an association has one set. */
export function readPairs(
  interaction: XmlElement,
  response: QtiResponse,
  texts: Texts,
): QuestionBody | undefined {
  const [first, second = first] = childrenOf(interaction, 'simpleMatchSet')
  const name = 'simpleAssociableChoice'
  const lefts = textsByIdentifier(findAll(first ?? interaction, name), texts)
  const rights = textsByIdentifier(findAll(second ?? interaction, name), texts)
  const points = [...response.points].flatMap(([pair, each]) => (each > 0 ? [pair] : []))
  const right = response.correct.length > 0 ? response.correct : points
  const used = new Set<string>()
  const pairs = right.flatMap((pair) => {
    const [one = '', other = ''] = pair.split(/\s+/)
    const [left, partner] = lefts.has(one) && rights.has(other) ? [one, other] : [other, one]
    if (!lefts.has(left) || !rights.has(partner)) return []
    if (used.has(left)) {
      throw new UnusableError(
        'Something on its left side matches several things. Give each one partner, or ask about each by itself.',
      )
    }
    used.add(left).add(partner)
    return [{ left: lefts.get(left) ?? '', right: rights.get(partner) ?? '' }]
  })
  if (pairs.length === 0) return undefined
  const extra = [...rights].flatMap(([identifier, text]) => (used.has(identifier) ? [] : [text]))
  return { kind: 'match', pairs, extra }
}

/** Words that are dragged into the gaps of a text. */
export function readWords(
  interaction: XmlElement,
  response: QtiResponse,
  prompt: string,
  { texts }: Parts,
): readonly Draft[] {
  checkPartCount(findAll(interaction, 'gapText', 'gapImg').length)
  const words = textsByIdentifier(findAll(interaction, 'gapText', 'gapImg'), texts)
  const gaps = findAll(interaction, 'gap')
  checkGapCount(gaps.length)
  const children = interaction.children.filter(
    (child) => typeof child === 'string' || !/^gap(?:Text|Img)$/.test(child.name),
  )
  const html = bodyHtml({ ...interaction, children }, (gap) => markGap(gaps.indexOf(gap)))
  const right = response.correct.length > 0 ? response.correct : [...response.points.keys()]
  return draftGaps(
    joinTexts(prompt, texts.toText(html)),
    gaps.map(({ attributes }) => {
      const pair = right.find((each) => each.split(/\s+/)[1] === attributes['identifier'])
      const word = pair?.split(/\s+/)[0] ?? ''
      const options = [...words].map(([identifier, text]) =>
        option(text, identifier === word ? 1 : 0),
      )
      return { body: words.has(word) ? { kind: 'choice', several: false, options } : undefined }
    }),
  )
}
