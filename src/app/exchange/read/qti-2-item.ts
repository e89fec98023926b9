/** Reads what an item of QTI 2 asks and how it is answered. */
import type { QuestionBody } from '../../../core/exchange/question.ts'
import { truncate } from '../../../core/reply/truncate.ts'
import { childOf, findAll, innerHtml } from '../xml-query.ts'
import type { XmlElement } from '../xml-tree.ts'
import { type Draft, checkPartCount, joinTexts, option } from './question-drafts.ts'
import { type Gap, checkGapCount, draftGaps, markGap, withoutMarks } from './gaps.ts'
import { readNumber } from './numbers.ts'
import { readChoices, readOrder, readPairs, readWords } from './qti-2-choices.ts'
import { type Parts, type QtiResponse, creditOf, readResponse } from './qti-2-responses.ts'
import { bodyHtml, findInteractions, isForStudents, withoutPrompt } from './qti-2-text.ts'
import { UnusableError, sharedReasons } from './unusable-error.ts'

const maxNameLength = 40

const unusableInteractions = new Map([
  ['hotspotInteraction', sharedReasons.picture],
  ['graphicOrderInteraction', sharedReasons.picture],
  ['graphicAssociateInteraction', sharedReasons.picture],
  ['graphicGapMatchInteraction', sharedReasons.picture],
  ['selectPointInteraction', sharedReasons.picture],
  ['positionObjectInteraction', sharedReasons.picture],
  ['drawingInteraction', sharedReasons.picture],
  ['uploadInteraction', sharedReasons.upload],
  ['mediaInteraction', 'It only plays a sound or a video; there is nothing to answer.'],
  ['customInteraction', 'It is answered in a program of its own, which the bot doesn’t have.'],
  [
    'portableCustomInteraction',
    'It is answered in a program of its own, which the bot doesn’t have.',
  ],
])

const inline = ['textEntryInteraction', 'inlineChoiceInteraction']

export function readQti2Item(item: XmlElement, parts: Parts): readonly Draft[] {
  const body = childOf(item, 'itemBody')
  const interactions = findInteractions(body)
  checkPartCount(interactions.length)
  if (interactions.length === 0) {
    throw new UnusableError(sharedReasons.text)
  }
  const gaps = interactions.filter(({ name }) => inline.includes(name))
  checkGapCount(gaps.length)
  const blocks = interactions.filter(({ name }) => !inline.includes(name))
  const html = bodyHtml(body, (interaction) => {
    const gap = gaps.indexOf(interaction)
    return gap === -1 ? '' : markGap(gap)
  })
  const text = parts.texts.toText(html)
  return [
    ...(gaps.length === 0
      ? []
      : draftGaps(
          text,
          gaps.map((gap) => readGap(item, gap, parts)),
        )),
    ...blocks.flatMap((block) => readBlock(item, block, withoutMarks(text), parts)),
  ]
}

function responseOf(item: XmlElement, interaction: XmlElement): QtiResponse {
  return readResponse(item, interaction.attributes['responseIdentifier'] ?? 'RESPONSE')
}

function readGap(item: XmlElement, gap: XmlElement, parts: Parts): Gap {
  const response = responseOf(item, gap)
  if (gap.name === 'inlineChoiceInteraction') {
    return { body: readChoices(gap, response, parts, 'inlineChoice') }
  }
  return { body: readEntry(response, parts), notes: noteSayings(parts) }
}

function readEntry(response: QtiResponse, { said }: Parts): QuestionBody | undefined {
  const { correct, points, tolerance } = response
  if (/^(?:float|integer)$/.test(response.baseType)) {
    const best = [...points].toSorted(([, one], [, other]) => other - one)[0]?.[0]
    const answer = readNumber(correct[0] ?? best ?? '')
    return answer === undefined ? undefined : { kind: 'number', answer, tolerance }
  }
  const values = new Set([...correct, ...points.keys()])
  if (values.size === 0) return undefined
  const accept = [...values].map((value) => {
    const credit = points.has(value) ? creditOf(response, value, { several: false }) : 1
    return option(value, credit, credit > 0 ? said.right : said.wrong)
  })
  return { kind: 'typed', accept }
}

function readBlock(
  item: XmlElement,
  block: XmlElement,
  text: string,
  parts: Parts,
): readonly Draft[] {
  const reason = unusableInteractions.get(block.name)
  if (reason !== undefined) throw new UnusableError(reason)
  const response = responseOf(item, block)
  const prompt = joinTexts(text, parts.texts.toText(bodyHtml(childOf(block, 'prompt'))))
  switch (block.name) {
    case 'choiceInteraction':
      return [{ prompt, body: readChoices(block, response, parts, 'simpleChoice') }]
    case 'hottextInteraction': {
      const shown = parts.texts.toText(bodyHtml(withoutPrompt(block)))
      const body = readChoices(block, response, parts, 'hottext')
      return [{ prompt: joinTexts(prompt, shown), body }]
    }
    case 'orderInteraction':
      return [{ prompt, body: readOrder(block, response, parts.texts), notes: noteSayings(parts) }]
    case 'matchInteraction':
    case 'associateInteraction':
      return [{ prompt, body: readPairs(block, response, parts.texts), notes: noteSayings(parts) }]
    case 'gapMatchInteraction':
      return readWords(withoutPrompt(block), response, prompt, parts)
    case 'extendedTextInteraction':
      return [{ prompt, ...readOpen(item, response, parts) }]
    case 'sliderInteraction': {
      const answer = readNumber(response.correct[0] ?? '')
      const { tolerance } = response
      const body: QuestionBody | undefined =
        answer === undefined ? undefined : { kind: 'number', answer, tolerance }
      return [{ prompt, body, notes: noteSayings(parts) }]
    }
    default:
      throw new UnusableError(
        `It is answered in a way (“${truncate(block.name, maxNameLength)}”) that the bot doesn’t know.`,
      )
  }
}

/** What is written for whoever marks it may hold an example of a good answer. */
function readOpen(
  item: XmlElement,
  { correct }: QtiResponse,
  { texts, said }: Parts,
): Pick<Draft, 'body' | 'notes'> {
  const rubric = findAll(item, 'rubricBlock').filter((each) => !isForStudents(each))
  const sample = joinTexts(...correct, ...rubric.map((each) => texts.toText(innerHtml(each))))
  const notes = noteSayings({ texts, said })
  if (sample === '') return { body: { kind: 'open' }, notes }
  const note = 'The notes for markers became the example answer, which students can see.'
  return {
    body: { kind: 'open', sample },
    notes: rubric.length === 0 ? notes : [...notes, note],
  }
}

/** Feedback of a whole question where no answer can hold it. */
function noteSayings({ said }: Parts): readonly string[] {
  if (said.right + said.wrong === '') return []
  return ['The general feedback for right and wrong answers was left out.']
}
