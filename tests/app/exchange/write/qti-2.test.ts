import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readQti } from '../../../../src/app/exchange/read/qti.ts'
import { openArchive } from '../../../../src/app/exchange/unzip.ts'
import { writeQti2Item } from '../../../../src/app/exchange/write/qti-2-item.ts'
import { writeQti2 } from '../../../../src/app/exchange/write/qti-2.ts'
import { isSafeAsHtml } from '../../../../src/app/exchange/write/xml-text.ts'
import { childrenOf, findAll } from '../../../../src/app/exchange/xml-query.ts'
import { parseXml } from '../../../../src/app/exchange/xml-tree.ts'
import type { ExchangeFile, ExchangeQuestion } from '../../../../src/core/exchange/question.ts'
import { anyQuestion } from '../any-question.ts'
import { asHeld } from '../held-in-xml.ts'
import { findStructureMistakes } from '../qti-structure.ts'

function write(file: Omit<ExchangeFile, 'unusable'>) {
  const { content, lost } = writeQti2({ ...file, unusable: [] })
  if (typeof content === 'string') throw new Error('It is no package.')
  return { bytes: content, archive: openArchive(content), lost }
}

const shared = { category: [], tags: [], notes: [] }
const text = new TextDecoder()

describe('a package', () => {
  const { archive, lost } = write({
    title: 'Her & him',
    questions: [
      {
        ...shared,
        place: 'quiz item 1',
        name: 'opening',
        category: ['Act 1', 'Scene 1'],
        tags: ['love'],
        prompt: 'What does Theodore write?',
        body: {
          kind: 'choice',
          several: false,
          options: [
            { text: 'letters', credit: 1, feedback: 'For others.' },
            { text: 'novels', credit: 0 },
          ],
        },
        feedback: 'It is his job.',
      },
      {
        ...shared,
        place: 'quiz item 2',
        category: ['Act 1'],
        prompt: 'She is called _____.',
        body: { kind: 'typed', accept: [{ text: 'Samantha', credit: 1, feedback: 'Yes.' }] },
      },
    ],
  })

  const [first, second] = itemsOf(archive)

  test('has a manifest, a test and the items', () => {
    expect(archive.names).toEqual([
      'imsmanifest.xml',
      'test.xml',
      `items/${first}.xml`,
      `items/${second}.xml`,
    ])
    expect(first).not.toBe(second)
    expect(text.decode(archive.read('test.xml'))).toContain(
      `<assessmentSection identifier="section3" title="Scene 1" visible="true">\n<assessmentItemRef identifier="${first}" href="items/${first}.xml"/>`,
    )
  })

  test('an item is what QTI 2.1 asks for', () => {
    expect(text.decode(archive.read(`items/${first}.xml`)))
      .toBe(`<?xml version="1.0" encoding="UTF-8"?>
<assessmentItem xmlns="http://www.imsglobal.org/xsd/imsqti_v2p1" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="http://www.imsglobal.org/xsd/imsqti_v2p1 http://www.imsglobal.org/xsd/qti/qtiv2p1/imsqti_v2p1.xsd" identifier="${first}" title="opening" adaptive="false" timeDependent="false">
  <responseDeclaration identifier="RESPONSE" cardinality="single" baseType="identifier"><correctResponse><value>A1</value></correctResponse><mapping defaultValue="0"><mapEntry mapKey="A1" mappedValue="1"/><mapEntry mapKey="A2" mappedValue="0"/></mapping></responseDeclaration>
  <outcomeDeclaration identifier="SCORE" cardinality="single" baseType="float"/>
  <outcomeDeclaration identifier="FEEDBACK" cardinality="multiple" baseType="identifier"/>
  <itemBody>
    <p>What does Theodore write?</p><choiceInteraction responseIdentifier="RESPONSE" shuffle="true" maxChoices="1"><simpleChoice identifier="A1"><p>letters</p></simpleChoice><simpleChoice identifier="A2"><p>novels</p></simpleChoice></choiceInteraction>
  </itemBody>
  <responseProcessing>
    <setOutcomeValue identifier="SCORE"><mapResponse identifier="RESPONSE"/></setOutcomeValue>
    <setOutcomeValue identifier="FEEDBACK"><multiple><variable identifier="RESPONSE"/><baseValue baseType="identifier">general</baseValue></multiple></setOutcomeValue>
  </responseProcessing>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="A1" showHide="show"><p>For others.</p></modalFeedback>
  <modalFeedback outcomeIdentifier="FEEDBACK" identifier="general" showHide="show"><p>It is his job.</p></modalFeedback>
</assessmentItem>
`)
  })

  test('an answer is typed where the gap is', () => {
    expect(text.decode(archive.read(`items/${second}.xml`))).toContain(
      '<p>She is called <textEntryInteraction responseIdentifier="RESPONSE" expectedLength="30"/>.</p>',
    )
  })

  test('what QTI cannot hold is listed', () => {
    expect(lost).toEqual([
      {
        place: 'quiz item 2',
        reason: 'The feedback for single answers was left out: QTI has it only for choices.',
      },
      { place: 'all questions', reason: 'The tags were left out: QTI has none.' },
    ])
  })
})

test('every package keeps to the structure of the schema, and every identifier is there once', () => {
  fc.assert(
    fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), (questions) => {
      const { archive } = write({ title: 'Any', questions })
      for (const name of archive.names) {
        const { top, problems } = parseXml(text.decode(archive.read(name)))
        expect(problems).toEqual([])
        expect(childrenOf(top).flatMap(findStructureMistakes)).toEqual([])
        const ids = findAll(top, 'simpleChoice', 'simpleAssociableChoice', 'assessmentSection').map(
          ({ attributes }) => attributes['identifier'],
        )
        expect(ids).toEqual([...new Set(ids)])
      }
    }),
    { numRuns: 200 },
  )
})

test('every question is the same when it is read again', () => {
  let compared = 0
  fc.assert(
    fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 2 }), (questions) => {
      const held = questions.map(asHeld).flatMap((each) => each ?? [])
      fc.pre(held.length === questions.length && held.every(isCertain))
      compared++
      const { bytes, lost } = write({ title: 'Any', questions: held })
      expect(lost.filter(({ place }) => place !== 'all questions')).toEqual([])
      const file = readQti({ name: 'any.zip', bytes })
      expect(file.unusable).toEqual([])
      expect(file.title).toBe('Any')
      expect(file.questions.map(comparable)).toEqual(held.map(comparable))
    }),
    { numRuns: 300, maxSkipsPerRun: 1000 },
  )
  expect(compared).toBe(300)
})

function comparable(question: ExchangeQuestion) {
  return { ...question, place: '', notes: [], tags: [] }
}

/** QTI has nothing but HTML, in which signs such as formulas mean something, and typed answers without lines or feedback. */
function isCertain({ body, prompt, feedback = '', category }: ExchangeQuestion): boolean {
  const texts = JSON.stringify([body, prompt, feedback, category], (_, value: unknown) =>
    typeof value === 'string' && !isSafeAsHtml(value) ? '\u0000' : value,
  )
  if (texts.includes('\\u0000') || prompt.includes('___')) return false
  if (body.kind === 'typed') {
    const answers = body.accept.map((each) => each.text)
    return (
      new Set(answers).size === answers.length &&
      body.accept.every((each) => each.feedback === undefined && !/\s/.test(each.text))
    )
  }
  if (body.kind !== 'match') return true
  const rights = [...new Set(body.pairs.map(({ right }) => right)), ...body.extra]
  return new Set(rights).size === rights.length
}

test('another pack replaces no question, and the same one exported again replaces its own', () => {
  function asked(name: string): ExchangeQuestion {
    return {
      place: 'quiz item 1',
      name,
      category: [],
      tags: [],
      prompt: 'True?',
      body: { kind: 'true-false', answer: true },
      notes: [],
    }
  }
  function exportItems(title: string, ...names: readonly string[]): readonly string[] {
    const { content } = writeQti2({ title, questions: names.map(asked), unusable: [] })
    return itemsOf(openArchive(Buffer.from(content)))
  }
  const [opening, closing] = exportItems('Her', 'opening', 'closing')
  expect(exportItems('Her', 'new', 'opening', 'closing').slice(1)).toEqual([opening, closing])
  expect(exportItems('Low Water', 'opening', 'closing')).not.toContain(opening)
  expect(new Set(exportItems('Her', 'opening', 'opening')).size).toBe(2)
})

test('right options of one question share one point', () => {
  const options = ['a', 'b', 'c'].map((text, at) => ({ text, credit: at < 2 ? 1 : 0 }))
  const item = writeQti2Item(
    {
      place: 'quiz item 1',
      category: [],
      tags: [],
      prompt: 'Which?',
      body: { kind: 'choice', several: true, options },
      notes: [],
    },
    'q0001',
    () => {},
  )
  expect([...item.matchAll(/mappedValue="([^"]*)"/g)].map(([, each]) => each)).toEqual([
    '0.5',
    '0.5',
    '0',
  ])
})

/** The identifiers of the items, in their order. */
function itemsOf({ names }: { readonly names: readonly string[] }): readonly string[] {
  return names.flatMap((name) => /^items\/(.+)\.xml$/.exec(name)?.[1] ?? [])
}
