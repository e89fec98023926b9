import { expect, test } from 'vitest'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { advise } from '../../../src/core/submissions/advise.ts'
import { toQuizItem } from '../../../src/core/submissions/written-question.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const library = createLibrary(lantern, { ceiling: 'everyone' })
const good = {
  prompt: 'What does Osk bring to the kitchen?',
  answer: 'A wet letter',
  wrong: ['A dry towel', 'A full can'],
  explanation: 'It got wet in the boat, as the second scene says.',
  scene: 'the-letter',
}
const scene = library.scene('the-letter')!

function adviceOn(changed: Partial<typeof good>, others: readonly (typeof good)[] = []) {
  const question = { ...good, ...changed }
  return advise(library, question, toQuizItem({ id: 'a', question }, scene), others)
}

test('a sound question gets no advice', () => {
  expect(adviceOn({})).toEqual([])
  expect(adviceOn({ wrong: [], answer: 'letter' })).toEqual([])
})

test.each([
  [{ prompt: 'Who brings a wet letter?' }, 'The answer is in the question.'],
  [
    { prompt: 'Which letters does Osk bring?' },
    '“letter” is in the question and only in the right',
  ],
  [{ answer: 'A letter that has become wet in the boat' }, 'much longer than the wrong ones'],
  [{ wrong: ['All of the above', 'A can'] }, 'the answers are shuffled'],
  [{ wrong: ['Both A and B', 'A can'] }, 'the answers are shuffled'],
  [{ wrong: ['He always brings oil', 'A can'] }, 'because of “always”'],
  [{ wrong: ['Nothing', 'A can'] }, '“Nothing” is easy to rule out. Choose'],
  [{ wrong: ['A full can'] }, 'half of the class will guess right'],
  [{ explanation: 'It got wet, as https://example.org says.' }, 'There’s a link in it'],
  [{ explanation: 'A wet letter.' }, 'Say a little more'],
  [{ prompt: lantern.quiz[0]!.prompt }, 'Your quizzes ask nearly the same already'],
])('%j', (changed, expected) => {
  expect(adviceOn(changed).join(' ')).toContain(expected)
})

test('letters and articles in an answer are not letters of options', () => {
  expect(adviceOn({ wrong: ['Vitamin C and a can', 'A dry towel'] })).toEqual([])
})

test('what waits beside it counts too', () => {
  expect(adviceOn({}, [good])).toEqual([
    'Another question that’s waiting asks nearly the same: “What does Osk bring to the kitchen?”',
  ])
})
