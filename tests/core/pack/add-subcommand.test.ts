import { expect, test } from 'vitest'
import { isForm } from '../../../src/core/reply/form.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, otherRoom, student, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf, replyOf, room } from '../../fixtures/invoke.ts'

/** A class whose teacher opens a form with a line and fills it in. */
async function openSchool() {
  const classroom = await openClassroom()
  async function open(line: string, person = teacher) {
    const event = { id: 'event', person, room, at: 0 }
    return classroom.dispatch.line({ ...event, line })
  }
  async function fill(line: string, fields: Record<string, string | readonly string[]>) {
    const form = await open(line)
    if (!isForm(form)) throw new Error(toPlainText(form))
    const filled = Object.entries(fields).map(([name, value]) => [name, [value].flat()])
    return replyOf(
      await classroom.dispatch.action({
        id: 'event',
        person: teacher,
        room,
        at: 0,
        componentId: form.press,
        fields: Object.fromEntries(filled) as Record<string, string[]>,
      }),
    )
  }
  async function library() {
    return (await classroom.openContext(room, student)).library
  }
  return { ...classroom, open, fill, library }
}

const question = {
  prompt: 'What does Osk carry up the stairs?',
  answer: 'A letter',
  wrong: 'A lamp\nA rope\nAn old boat',
  explanation: 'He brings it himself, at dusk.',
  scene: 'the-letter',
}

test('a question with wrong answers is part of the class’s quizzes at once, and can be taken back', async () => {
  const { fill, library, pressed } = await openSchool()
  const reply = await fill('pack add', question)
  expect(toPlainText(reply)).toContain('Added to The Lantern Keeper, for your class alone.')
  expect((await library()).quiz.at(-1)).toMatchObject({
    kind: 'detail',
    answer: 'A letter',
    distractors: ['A lamp', 'A rope', 'An old boat'],
  })
  await pressed(buttonsOf(reply)['Take it back']!)
  expect((await library()).quiz.map(({ prompt }) => prompt)).not.toContain(question.prompt)
})

test('a question without wrong answers is typed, and a statement is true or false', async () => {
  const { fill, library } = await openSchool()
  await fill('pack add', { ...question, wrong: '' })
  expect((await library()).quiz.at(-1)).toMatchObject({ kind: 'typed', accept: ['A letter'] })
  const { prompt: _, ...rest } = question
  await fill('pack add kind:true-or-false', { ...rest, prompt: 'Osk waits.', answer: 'false' })
  expect((await library()).quiz.at(-1)).toMatchObject({ kind: 'true-false', answer: false })
})

test('a line and a term are found by the class’s students', async () => {
  const { fill, say } = await openSchool()
  const line = await fill('pack add kind:line about:the letter', {
    line: 'Nobody climbs for nothing.',
    speaker: 'mara',
    context: 'She stands at the door.',
    significance: 'She has her pride.',
    themes: ['duty'],
  })
  expect(toPlainText(line)).toContain('Added to')
  expect(await say('quote climbs for nothing', { person: student })).toContain('Nobody climbs')
  await fill('pack add kind:term', { term: 'Fresnel lens', field: 'physics', definition: 'Flat.' })
  expect(await say('search fresnel', { person: student })).toContain('Fresnel lens')
  expect(await say('search fresnel', { room: { ...otherRoom, class: 'web:x' } })).not.toContain(
    'Flat',
  )
})

test('what could be better is said, and does not stop it', async () => {
  const { fill } = await openSchool()
  const clear = { ...question, answer: 'A very long letter with a red seal', wrong: 'A rope\nOil' }
  const words = toPlainText(await fill('pack add', clear))
  expect(words).toContain('Added to')
  expect(words).toContain('much longer than the wrong options')
})

test('what is wrong is said, and the form keeps what was typed', async () => {
  const { fill, dispatch, pressed } = await openSchool()
  const twice = await fill('pack add', { ...question, wrong: 'A letter\nA rope' })
  expect(twice.refused).toBe(true)
  expect(toPlainText(twice)).toContain('It wasn’t added:')
  const empty = await fill('pack add', { ...question, prompt: '…' })
  expect(toPlainText(empty)).toContain('Your question has no words in it yet.')
  const componentId = buttonsOf(empty)['Change it…'] ?? ''
  const form = await dispatch.action({ id: 'e', person: teacher, room, at: 0, componentId })
  expect(isForm(form) && form.fields.find(({ name }) => name === 'answer')).toMatchObject({
    value: 'A letter',
  })
  expect(toPlainText(await pressed('pack:write:question/no-scene'))).toContain(
    'from an older version',
  )
})

test('only teachers add', async () => {
  const { open } = await openSchool()
  const answer = await open('pack add', student)
  expect(isForm(answer)).toBe(false)
})
