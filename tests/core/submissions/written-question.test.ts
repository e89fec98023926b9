import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/core/pack/library.ts'
import {
  questionForm,
  readQuestion,
  toQuizItem,
} from '../../../src/core/submissions/written-question.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const parts = { title: 'A question', press: 'quiz:draft:', submit: 'Show it' }
const [first] = lantern.scenes
const scenes = Array.from({ length: 60 }, (_, at) => ({
  ...first!,
  id: `s${at + 1}`,
  title: `Part ${at + 1}`,
}))
const long = createLibrary({ ...lantern, scenes }, { ceiling: 'everyone' })

function offered(scene?: string) {
  const form = questionForm(long, { ...parts, ...(scene === undefined ? {} : { scene }) })
  const field = form.fields.find(({ name }) => name === 'scene')
  if (field?.kind !== 'one') throw new Error('There is no menu of scenes.')
  return { ids: field.options.map(({ value }) => value), hint: field.hint, value: field.value }
}

test('a long work offers the scenes around the one that is meant, or the last ones', () => {
  const { ids, hint, value } = offered('s30')
  expect(ids).toHaveLength(25)
  expect(ids).toContain('s30')
  expect(ids[0]).toBe('s18')
  expect(value).toEqual(['s30'])
  expect(hint).toContain('Is yours not in the list?')
  expect(offered().ids.at(-1)).toBe('s60')
  expect(offered('s1').ids[0]).toBe('s1')
})

test('what was filled in is tidied, and becomes an item as the pack’s file holds it', () => {
  const library = createLibrary(lantern, { ceiling: 'everyone' })
  const question = readQuestion(library, {
    prompt: ['  What does\tOsk \u200B bring? '],
    answer: ['A wet\nletter'],
    wrong: ['- A towel\n\n• A can\n'],
    explanation: ['Because.\r\n\r\n\r\nIt got wet.'],
    scene: ['the-letter'],
  })
  expect(question).toEqual({
    prompt: 'What does Osk bring?',
    answer: 'A wet letter',
    wrong: ['A towel', 'A can'],
    explanation: 'Because.\nIt got wet.',
    scene: 'the-letter',
  })
  expect(toQuizItem({ id: 'abc', question }, library.scene('the-letter')!)).toMatchObject({
    kind: 'detail',
    id: 'student-abc',
    distractors: ['A towel', 'A can'],
    rating: 'everyone',
    source: ['T2'],
  })
})

test('the rating and its reasons are those of the scene', () => {
  const library = createLibrary(lantern, { ceiling: 'teen' })
  const question = {
    prompt: 'Who shouts?',
    answer: 'Osk',
    wrong: [],
    explanation: 'He shouts at Mara.',
    scene: 'the-quarrel',
  }
  expect(toQuizItem({ id: 'a', question }, library.scene('the-quarrel')!)).toMatchObject({
    kind: 'typed',
    accept: ['Osk'],
    rating: 'teen',
    reasons: ['grief'],
  })
})
