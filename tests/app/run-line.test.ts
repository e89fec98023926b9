import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../fixtures/invoke.ts'

async function answer(line: string, person = student) {
  const { dispatch } = await openBot({ packs: [herPack] })
  return replyOf(await dispatch.line({ id: 'event', person, room, at: 0, line }))
}

test('a guess is run, and the answer says what was run', async () => {
  const words = toPlainText(await answer('scnee carnival'))
  expect(words).toContain('Eyes closed at the carnival')
  expect(words).toContain('I read that as scene carnival.')
})

test('what changes something is offered as a button, and the button does it', async () => {
  const { dispatch } = await openBot({ packs: [herPack] })
  const event = { id: 'event', person: teacher, room, at: 0 }
  const asked = replyOf(await dispatch.line({ ...event, line: 'progess set 6' }))
  expect(toPlainText(asked)).toContain('Did you mean progress set 6?')
  const press = buttonsOf(asked)['progress set 6'] ?? ''
  expect(toPlainText(replyOf(await dispatch.action({ ...event, componentId: press })))).toContain(
    'The class has now reached Eyes closed at the carnival (scene 6).',
  )
})

test('such a button gives nobody more rights than typing the line would', async () => {
  const { dispatch } = await openBot({ packs: [herPack] })
  const event = { id: 'event', person: student, room, at: 0 }
  const componentId = 'line:run:progress set 6'
  expect(toPlainText(replyOf(await dispatch.action({ ...event, componentId })))).toContain(
    'Only teachers can use progress set.',
  )
  const shared = await dispatch.action({ ...event, componentId: `share:room:${componentId}` })
  expect(toPlainText(replyOf(shared))).toContain('This button is from an older version.')
})

test('words after a group are a teacher’s to set; a student sees where the class is and who may', async () => {
  expect(toPlainText(await answer('progress carnival', teacher))).toContain('has now reached')
  const words = toPlainText(await answer('progress carnival'))
  expect(words).toContain('The whole story is open')
  expect(words).toContain('Only teachers can use progress set.')
})

test('a line that is nothing known is not repeated, and leads on', async () => {
  const reply = await answer('this is so fucking boring')
  expect(toPlainText(reply)).toContain('I didn’t find anything for that, and it isn’t a command.')
  expect(toPlainText(reply)).not.toContain('boring')
})

test('of several commands the first is run, and the others are buttons', async () => {
  const reply = await answer('scene carnival\nquote creepy dude')
  expect(toPlainText(reply)).toContain('Eyes closed at the carnival')
  expect(buttonsOf(reply)).toHaveProperty(['quote creepy dude'])
})

describe('a question about one’s own class is answered by the command for it', () => {
  test.each([
    ['what’s due?', 'There’s no homework.'],
    ['What is the homework for Friday', 'There’s no homework.'],
    ['do we have homework', 'There’s no homework.'],
    ['what did I miss', 'You’ve missed nothing'],
    ['I was ill last week', 'You’ve missed nothing'],
    ['what do we have to read', 'Your class has no reading plan'],
    ['where are we?', 'The whole story is open'],
    ['how far have we got in the story', 'The whole story is open'],
    ['what do you know about me?', 'What is stored about you'],
  ])('%s', async (line, says) => {
    expect(toPlainText(await answer(line))).toContain(says)
  })
})

describe('what is said in passing gets an answer in kind', () => {
  test.each([
    ['hi', 'Hello!'],
    ['Good morning, bot!', 'Hello!'],
    ['thx!!', 'You’re welcome!'],
    ['thank you so much 😊', 'You’re welcome!'],
    ['danke schön', 'You’re welcome!'],
    ['bye', 'Goodbye'],
    ['no homework today please', 'Homework that your teacher has set here is in a list'],
    ['the lunch timetable', 'your teacher does.'],
    ['do my essay about loneliness', 'I can’t write it for you'],
    ['schedule a quiz for monday', 'Quizzes can’t be scheduled.'],
    ['delete everyone’s data', 'nothing was deleted'],
    ['mark the students', 'I can’t grade anybody.'],
  ])('%s', async (line, says) => {
    expect(toPlainText(await answer(line))).toContain(says)
  })

  test('but words after a command are never small talk', async () => {
    expect(toPlainText(await answer('quote homework'))).not.toContain('is in a list')
    expect(toPlainText(await answer('search thanks'))).not.toContain('welcome')
  })
})

test.each([
  ['stop', 'quiz stop'],
  ['cancel', 'quiz stop'],
  ['next', 'quiz skip'],
  ['another one', 'quote'],
  ['start', 'quiz start'],
  ['pause', 'daily pause'],
])('a word that says only what to do asks with what: %s', async (line, offered) => {
  const reply = await answer(line)
  expect(toPlainText(reply)).toContain('I haven’t done anything yet.')
  expect(buttonsOf(reply)).toHaveProperty([offered])
})

test('help is offered for a command, not for a sentence that begins almost like it', async () => {
  const hidden = await answer('hole in one')
  expect(Object.keys(buttonsOf(hidden))).not.toContain('help in one')
})
