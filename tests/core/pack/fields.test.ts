import { describe, expect, test } from 'vitest'
import { parseUpload } from '../../../src/app/pack/parse-upload.ts'
import { goesUp, singleLineText } from '../../../src/core/pack/fields.ts'

/** A pack with one line that stands at a place; what it comes from, and what its units are called, can be given too. */
function problemsWith({ at = "{ page: '1' }", source = 'p. 1', unit = 'scene' }) {
  const within = unit === 'scene' ? '' : 'within: 1, '
  const parsed = parseUpload(
    'pack.yaml',
    `pack: { format: 2, id: a, version: 1.0.0, title: A, part: B, summary: C, language: en, unit: ${unit}, work: { title: A, kind: novel } }
scenes: [{ id: a, title: A, ${within}summary: B, events: [C], rating: everyone, source: ['p. 1'] }]
themes: [{ id: a, name: A, idea: B, evidence: [{ scene: a, text: C, source: ['p. 1'] }], rating: everyone, source: ['p. 1'] }]
quotes: [{ id: a, line: A, scene: a, context: B, significance: C, at: ${at}, themes: [a], rating: everyone, source: ['${source}'] }]
`,
  )
  return 'problems' in parsed ? parsed.problems.map((each) => each.replace(/^[\d:]+ /, '')) : []
}

test.each([
  ['93-96', true],
  ['93–93', true],
  ['112-18', true],
  ['112-08', false],
  ['96-93', false],
  ['1.2.18-14', false],
  ['S3', true],
  ['0:14:05-0:15:00', true],
])('%s goes up: %s', (place, isUp) => {
  expect(goesUp(place)).toBe(isUp)
})

describe('a place that cannot be', () => {
  test('a range that goes down, which every citation would repeat', () => {
    const smaller = 'should begin with the smaller number'
    expect(problemsWith({ at: "{ lines: '96-93' }" })).toEqual([
      expect.stringContaining(`${smaller}, such as 93-96.`),
    ])
    expect(problemsWith({ source: '1.2.18-14' })).toEqual([
      expect.stringContaining(`${smaller}, such as 1.2.14-18.`),
    ])
  })

  test.each(['0:75:10', '14:75', '99:99:99'])('the time %s', (time) => {
    expect(problemsWith({ at: `{ time: '${time}' }` })).toHaveLength(1)
    expect(problemsWith({ source: time })).toHaveLength(1)
  })

  test.each(['0:14:05', '14:05', '75:10', '1:02:59'])('and the time %s can be', (time) => {
    expect(problemsWith({ at: `{ time: '${time}' }`, source: time })).toEqual([])
  })
})

test('units within units of the same name', () => {
  expect(problemsWith({ unit: '{ name: scene, within: Scene }' })).toEqual([
    expect.stringContaining('should have two different words, such as scene and act.'),
  ])
  expect(problemsWith({ unit: '{ name: scene, within: act }' })).toEqual([])
})

test.each(['0', "'0'", "'0-4'"])('no line, page or paragraph is number %s', (number) => {
  expect(problemsWith({ at: `{ paragraph: ${number} }` })).toHaveLength(1)
  expect(problemsWith({ at: `{ page: ${number} }` })).toHaveLength(1)
})

test('a source is no paragraph 0, and page 10 is one', () => {
  expect(problemsWith({ source: 'par. 0' })).toHaveLength(1)
  expect(problemsWith({ source: 'p. 10' })).toEqual([])
  expect(problemsWith({ at: '{ page: 10 }' })).toEqual([])
})

test('a line break that editors don’t show is named, and what to do', () => {
  const { error } = singleLineText(50).safeParse('The river\u2028knows.')
  expect(error?.issues.map(({ message }) => message)).toEqual([
    expect.stringContaining('press Enter there instead'),
  ])
})
