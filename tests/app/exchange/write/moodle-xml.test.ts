import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readMoodleXml } from '../../../../src/app/exchange/read/moodle-xml.ts'
import { writeMoodleXml } from '../../../../src/app/exchange/write/moodle-xml.ts'
import type { ExchangeFile, ExchangeQuestion } from '../../../../src/core/exchange/question.ts'
import { anyQuestion } from '../any-question.ts'
import { asHeld } from '../held-in-xml.ts'

function readBack(file: ExchangeFile) {
  const { content, lost } = writeMoodleXml(file)
  return { file: readMoodleXml({ name: 'quiz.xml', bytes: Buffer.from(content) }), lost }
}

function comparable(question: ExchangeQuestion) {
  return { ...question, place: '', notes: [] }
}

test('a file as Moodle reads it', () => {
  const { content, lost } = writeMoodleXml({
    title: 'Her',
    questions: [
      {
        place: 'quiz item 1',
        name: 'opening',
        category: ['Act 1/2'],
        tags: ['love & letters'],
        prompt: 'What does Theodore write?\nChoose one.',
        body: {
          kind: 'choice',
          several: false,
          options: [
            { text: 'letters', credit: 1, feedback: 'For other people.' },
            { text: 'a <b> tag', credit: -0.37 },
          ],
        },
        feedback: 'It is his job.',
        notes: [],
      },
    ],
    unusable: [{ place: 'discussion question 1', reason: 'It has no answer.' }],
  })
  expect(content).toBe(`<?xml version="1.0" encoding="UTF-8"?>
<quiz>
  <question type="category"><category><text>$course$/top/Her/Act 1//2</text></category></question>
  <question type="multichoice">
    <name><text>opening</text></name>
    <questiontext format="html"><text><![CDATA[<p>What does Theodore write?</p><p>Choose one.</p>]]></text></questiontext>
    <generalfeedback format="html"><text><![CDATA[<p>It is his job.</p>]]></text></generalfeedback>
    <defaultgrade>1</defaultgrade>
    <single>true</single>
    <shuffleanswers>true</shuffleanswers>
    <answernumbering>abc</answernumbering>
    <answer fraction="100" format="html"><text><![CDATA[<p>letters</p>]]></text>
      <feedback format="html"><text><![CDATA[<p>For other people.</p>]]></text></feedback></answer>
    <answer fraction="-40" format="html"><text><![CDATA[<p>a &lt;b&gt; tag</p>]]></text>
      <feedback format="html"><text></text></feedback></answer>
    <tags>
      <tag><text>love &amp; letters</text></tag>
    </tags>
  </question>
</quiz>
`)
  expect(lost).toEqual([
    { place: 'discussion question 1', reason: 'It has no answer.' },
    {
      place: 'quiz item 1',
      name: 'opening',
      reason: 'Moodle allows only certain scores, so what its answers earn has changed a little.',
    },
  ])
})

test('every question is the same when it is read again, whatever signs are in it', () => {
  fc.assert(
    fc.property(fc.array(anyQuestion, { minLength: 1, maxLength: 4 }), (questions) => {
      const held = questions.map(asHeld)
      fc.pre(held.every((each) => each !== undefined))
      const { file, lost } = readBack({ questions: held, unusable: [] })
      expect(lost).toEqual([])
      expect(file.unusable).toEqual([])
      expect(file.questions.map(comparable)).toEqual(held.map(comparable))
    }),
    { numRuns: 500 },
  )
})

test('several right answers share the points, and nothing is said to have changed', () => {
  const options = ['a', 'b', 'c', 'd'].map((text, at) => ({ text, credit: at < 3 ? 1 : 0 }))
  const { content, lost } = writeMoodleXml({
    questions: [
      {
        place: 'quiz item 1',
        category: [],
        tags: [],
        prompt: 'Which?',
        body: { kind: 'choice', several: true, options },
        notes: [],
      },
    ],
    unusable: [],
  })
  expect([...content.toString().matchAll(/fraction="([^"]*)"/g)].map(([, each]) => each)).toEqual([
    '33.33333',
    '33.33333',
    '33.33333',
    '0',
  ])
  expect(lost).toEqual([])
})
