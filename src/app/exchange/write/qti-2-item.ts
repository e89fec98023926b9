/** Writes one question as an item of QTI 2.1. */
import type { ExchangeOption, ExchangeQuestion } from '../../../core/exchange/question.ts'
import { blank } from '../blank.ts'
import { bodyToAsk } from './cards.ts'
import {
  type Feedback,
  type Item,
  declareResponse,
  interaction,
  mapResponse,
  toIdentifiers,
} from './qti-2-parts.ts'
import { nameOf, paragraphs, xmlText } from './xml-text.ts'

const namespace = 'http://www.imsglobal.org/xsd/imsqti_v2p1'

export function writeQti2Item(
  question: ExchangeQuestion,
  id: string,
  lose: (reason: string) => void,
): string {
  const { declaration, body, processing, feedback, rubric = '' } = describe(question, lose)
  const general =
    question.feedback === undefined ? [] : [{ id: 'general', text: question.feedback }]
  const said = [...feedback, ...general]
  return `<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="${namespace}" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="${namespace} http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd" identifier="${id}" title="${xmlText(nameOf(question))}" adaptive="false" timeDependent="false">
  ${declaration}
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>
  <itemBody>
${rubric}    ${body}
  </itemBody>
  <responseProcessing>
    ${processing}${showFeedback(feedback, general)}
  </responseProcessing>
${said.map(writeFeedback).join('')}</assessmentItem>
`
}

function writeFeedback({ id, text }: Feedback): string {
  return `  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="${id}" showHide="show">${paragraphs(text)}</modalFeedback>\n`
}

/** What is said after a choice has the choice’s own identifier. */
function showFeedback(feedback: readonly Feedback[], general: readonly Feedback[]): string {
  if (feedback.length + general.length === 0) return ''
  const shown = [
    ...(feedback.length === 0 ? [] : ['<variable identifier="RESPONSE"/>']),
    ...general.map(({ id }) => `<baseValue baseType="identifier">${id}</baseValue>`),
  ]
  return `\n    <setOutcomeValue identifier="FEEDBACK"><multiple>${shown.join('')}</multiple></setOutcomeValue>`
}

function describe(question: ExchangeQuestion, lose: (reason: string) => void): Item {
  const body = bodyToAsk(question)
  switch (body.kind) {
    case 'choice':
      return describeChoice(question.prompt, body)
    case 'true-false': {
      const options = [true, false].map((value): ExchangeOption => {
        const isRight = value === body.answer
        const feedback = isRight ? body.feedback?.right : body.feedback?.wrong
        return {
          text: value ? 'True' : 'False',
          credit: isRight ? 1 : 0,
          ...(feedback === undefined ? {} : { feedback }),
        }
      })
      return describeChoice(question.prompt, { options, several: false })
    }
    case 'typed':
      return describeTyped(question.prompt, body.accept, lose)
    case 'number':
      return describeNumber(question.prompt, body.answer, body.tolerance)
    case 'match':
      return describeMatch(question.prompt, body.pairs, body.extra)
    case 'order': {
      const ids = toIdentifiers('E', body.events)
      const choices = body.events.map((event, index) => choice(ids[index] ?? '', event))
      return {
        ...declareResponse('ordered', 'identifier', ids),
        body:
          paragraphs(question.prompt) +
          interaction('orderInteraction', { shuffle: 'true' }, choices.join('')),
      }
    }
    case 'open':
      return {
        ...declareResponse('single', 'string', []),
        body:
          paragraphs(question.prompt) +
          interaction('extendedTextInteraction', { expectedLines: 10 }),
        processing:
          '<setOutcomeValue identifier="SCORE"><baseValue baseType="float">0</baseValue></setOutcomeValue>',
        ...(body.sample === undefined
          ? {}
          : {
              rubric: `    <rubricBlock view="scorer">${paragraphs(body.sample)}</rubricBlock>\n`,
            }),
      }
  }
}

function choice(id: string, text: string): string {
  return `<simpleChoice identifier="${id}">${paragraphs(text)}</simpleChoice>`
}

function describeChoice(
  prompt: string,
  { options, several }: { readonly options: readonly ExchangeOption[]; readonly several: boolean },
): Item {
  const ids = toIdentifiers('A', options)
  const best = Math.max(...options.map(({ credit }) => credit))
  const right = ids.filter((_, index) => {
    const credit = options[index]?.credit ?? 0
    return several ? credit > 0 : credit === best
  })
  // Right options share one point, as in every other question.
  const sum = options.reduce((total, { credit }) => total + Math.max(0, credit), 0)
  const whole = several ? Math.max(1, sum) : 1
  const points = options.map(
    ({ credit }, index) => [ids[index] ?? '', Number((credit / whole).toFixed(7))] as const,
  )
  const choices = options.map(({ text }, index) => choice(ids[index] ?? '', text))
  const type = several ? 'multiple' : 'single'
  return {
    ...declareResponse(type, 'identifier', several ? right : right.slice(0, 1), points),
    body:
      paragraphs(prompt) +
      interaction(
        'choiceInteraction',
        { shuffle: 'true', maxChoices: several ? 0 : 1 },
        choices.join(''),
      ),
    processing: mapResponse,
    feedback: options.flatMap(({ feedback = '' }, index) =>
      feedback === '' ? [] : [{ id: ids[index] ?? '', text: feedback }],
    ),
  }
}

/** The gap of a sentence, or the end of the question, is where an answer is typed. */
function withEntry(prompt: string): string {
  const entry = interaction('textEntryInteraction', { expectedLength: 30 })
  return prompt.split(blank).length === 2
    ? paragraphs(prompt).replace(blank, () => entry)
    : `${paragraphs(prompt)}<p>${entry}</p>`
}

function describeTyped(
  prompt: string,
  accept: readonly ExchangeOption[],
  lose: (reason: string) => void,
): Item {
  if (accept.some(({ feedback }) => feedback !== undefined)) {
    lose('The feedback for single answers was left out: QTI has it only for choices.')
  }
  const points = new Map(accept.map(({ text, credit }) => [oneLine(text), credit]))
  const [best] = accept.toSorted((one, other) => other.credit - one.credit)
  return {
    ...declareResponse('single', 'string', [oneLine(best?.text ?? '')], [...points]),
    body: withEntry(prompt),
    processing: mapResponse,
  }
}

/** A key stands in an attribute, which has no lines. */
function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim()
}

function describeNumber(prompt: string, answer: number, tolerance: number): Item {
  const mode =
    tolerance === 0
      ? 'toleranceMode="exact"'
      : `toleranceMode="absolute" tolerance="${tolerance} ${tolerance}"`
  return {
    ...declareResponse('single', 'float', [String(answer)]),
    body: withEntry(prompt),
    processing: `<responseCondition><responseIf><equal ${mode}><variable identifier="RESPONSE"/><correct identifier="RESPONSE"/></equal><setOutcomeValue identifier="SCORE"><baseValue baseType="float">1</baseValue></setOutcomeValue></responseIf></responseCondition>`,
  }
}

function describeMatch(
  prompt: string,
  pairs: readonly { readonly left: string; readonly right: string }[],
  extra: readonly string[],
): Item {
  const lefts = toIdentifiers('L', pairs)
  const rights = [...new Set([...pairs.map(({ right }) => right), ...extra])]
  const ids = toIdentifiers('R', rights)
  const correct = pairs.map(({ right }, index) => `${lefts[index]} ${ids[rights.indexOf(right)]}`)
  const left = pairs.map((pair, index) => half(lefts[index] ?? '', pair.left, 1))
  const right = rights.map((text, index) => half(ids[index] ?? '', text, 0))
  const share = Number((1 / pairs.length).toFixed(7))
  return {
    ...declareResponse(
      'multiple',
      'directedPair',
      correct,
      correct.map((pair) => [pair, share] as const),
    ),
    body:
      paragraphs(prompt) +
      interaction(
        'matchInteraction',
        { shuffle: 'true', maxAssociations: pairs.length },
        `<simpleMatchSet>${left.join('')}</simpleMatchSet><simpleMatchSet>${right.join('')}</simpleMatchSet>`,
      ),
    processing: mapResponse,
  }
}

function half(id: string, text: string, matchMax: number): string {
  return `<simpleAssociableChoice identifier="${id}" matchMax="${matchMax}">${paragraphs(text)}</simpleAssociableChoice>`
}
