import { expect, test } from 'vitest'
import { directMessageClassOf } from '../../../src/core/platform/room.ts'
import { isForm } from '../../../src/core/reply/form.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { openWriters } from '../../fixtures/question-writers.ts'
import { ana, ben, room, teacher } from '../../fixtures/quiz-room.ts'

test('a student sees at once how their question looks, and sends it to the teacher', async () => {
  const class_ = await openWriters()
  const draft = await class_.write()
  const words = toPlainText(draft)
  expect(draft.private).toBe(true)
  expect(words).toContain('What does Osk bring to the kitchen?')
  expect(words).toMatch(/[ABC]\. A wet letter/)
  expect(words).toContain('It got wet in the boat')
  expect(words).toContain('About scene 2, “The letter”.')
  expect(words).toContain('Only you can see it so far.')
  expect(words).not.toContain('even better')
  expect(toPlainText(await class_.queue())).toContain('No questions are waiting')
  const sent = await class_.pushOn(draft, 'Send it as Ana')
  expect(toPlainText(sent)).toContain('It’s with your teacher now')
  expect(toPlainText(sent)).toContain('“Written by Ana”')
  expect(toPlainText(await class_.line('quiz mine', ana))).toContain('with your teacher')
  expect(toPlainText(await class_.line('quiz mine', ben))).toContain('haven’t written any')
})

test('the form offers what the class has reached, and the scene that was asked for', async () => {
  const class_ = await openWriters({ ceiling: 'everyone', gate: 'the-letter' })
  const { press } = class_
  const form = await press('quiz:compose:', ana)
  if (!isForm(form)) throw new Error('No form.')
  const scene = form.fields.find(({ name }) => name === 'scene')
  expect(scene).toMatchObject({
    options: [
      { label: '1. The climb', value: 'the-climb' },
      { label: '2. The letter', value: 'the-letter' },
    ],
  })
  expect(toPlainText(await class_.write({ scene: 'the-light' }))).toContain('Choose the scene')
})

test('a line that the class may not see, or that comes after the scene, is refused', async () => {
  const late = 'A light is a question; somebody has to keep asking it.'
  const gated = await openWriters({ ceiling: 'everyone', gate: 'the-letter' })
  expect(toPlainText(await gated.write({ explanation: late }))).toContain('can’t see yet')
  const open = await openWriters()
  expect(toPlainText(await open.write({ wrong: `An oar\n${late}` }))).toContain(
    'from a later scene',
  )
  expect(toPlainText(await open.write({ explanation: late, scene: 'the-light' }))).toContain(
    'Only you can see it so far.',
  )
  const rated = 'They drowned, all of them, and you light candles for fish.'
  expect(toPlainText(await open.write({ prompt: rated, scene: 'the-light' }))).toContain(
    'can’t see yet',
  )
})

test('advice says what gives the answer away, and the form opens filled in to mend it', async () => {
  const class_ = await openWriters()
  const draft = await class_.write({
    answer: 'A letter that has become wet in the boat on its way',
    wrong: 'Nothing',
    explanation: 'It’s wet.',
  })
  expect(toPlainText(draft)).toContain('much longer than the wrong ones')
  expect(toPlainText(draft)).toContain('“Nothing” is easy to rule out. Choose')
  expect(toPlainText(draft)).toContain('half of the class will guess right')
  expect(toPlainText(draft)).toContain('why it’s right')
  const changed = await class_.fill(draft, 'Change it…', ana, {
    answer: 'A wet letter',
    wrong: 'A dry towel\nA full can',
    explanation: 'It got wet in the boat, as the second scene says.',
  })
  expect(toPlainText(changed)).toContain('Saved.')
  expect(toPlainText(changed)).toContain('What does Osk bring')
  expect(toPlainText(changed)).not.toContain('even better')
})

test('a form that a command opened and that is refused opens again with what was typed', async () => {
  const class_ = await openWriters()
  const form = await class_.open('quiz write about:2', ana)
  expect(form.fields.find(({ name }) => name === 'scene')).toMatchObject({ value: ['the-letter'] })
  const fields = { prompt: ['What is afloat?'], answer: ['?!'], scene: ['the-letter'] }
  const refused = replyOf(await class_.press(form.press, ana, { fields }))
  expect(toPlainText(refused)).toContain('The right answer has no words in it yet.')
  const again = await class_.press(buttonsOf(refused)['Change it…']!, ana)
  if (!isForm(again)) throw new Error('No form.')
  expect(again.fields.find(({ name }) => name === 'prompt')).toMatchObject({
    value: 'What is afloat?',
  })
})

test('an empty list of wrong answers makes a question whose answer is typed', async () => {
  const class_ = await openWriters()
  const draft = toPlainText(await class_.write({ wrong: '', answer: 'a letter' }))
  expect(draft).toContain('Answer: “a letter”')
  expect(draft).not.toContain('A. ')
})

test.each([
  [{ prompt: '   ' }, 'Your question has no words in it yet.'],
  [{ answer: '?!' }, 'The right answer has no words in it yet.'],
  [{ prompt: 'Why? '.repeat(60) }, 'Your question is too long'],
  [{ wrong: 'a\nb\nc\nd\ne\nf' }, 'That’s 6 wrong answers'],
  [{ wrong: 'A wet  letter\nAn oar' }, 'appears twice'],
  [{ scene: 'nowhere' }, 'Choose the scene'],
])('%j is refused with what to do', async (filled, expected) => {
  const class_ = await openWriters()
  expect(toPlainText(await class_.write(filled))).toContain(expected)
})

test('a question that waits can be changed or taken back, and one that is decided cannot', async () => {
  const class_ = await openWriters()
  const sent = await class_.send()
  const changed = await class_.fill(sent, 'Change it…', ana, { prompt: 'What does Osk carry in?' })
  expect(toPlainText(changed)).toContain('Your teacher sees it as it is now')
  // The view from before the change does not know what it would undo.
  expect(toPlainText(await class_.pushOn(sent, 'Take it back'))).toContain('changed it since')
  expect(toPlainText(await class_.queue())).toContain('What does Osk carry in?')
  const back = await class_.pushOn(changed, 'Take it back')
  expect(toPlainText(back)).toContain('Withdrawn: “What does Osk carry in?”')
  expect(toPlainText(await class_.queue())).toContain('No questions are waiting')
  const second = await class_.send()
  await class_.pushOn(await class_.queue(), 'Take it', teacher)
  expect(toPlainText(await class_.pushOn(second, 'Take it back'))).toContain('has decided')
})

test('nobody else opens, changes, sends or deletes it', async () => {
  const class_ = await openWriters()
  const draft = await class_.write()
  for (const address of Object.values(buttonsOf(draft))) {
    const answer = replyOf(await class_.press(address, ben))
    expect(toPlainText(answer)).toContain('You have no such question any more.')
  }
  const elsewhere = { ...room, id: 'web:x', class: 'web:other' }
  const address = buttonsOf(draft)['Send it as Ana']!
  const answer = replyOf(await class_.press(address, ana, { where: elsewhere }))
  expect(toPlainText(answer)).toContain('You have no such question any more.')
  expect(toPlainText(await class_.queue())).toContain('No questions are waiting')
})

test('ten may be open, and the eleventh is told so', async () => {
  const class_ = await openWriters()
  for (let each = 0; each < 10; each += 1) await class_.write()
  expect(toPlainText(await class_.write())).toContain('You have 10 questions open')
  expect(toPlainText(await class_.line('quiz mine', ana))).toContain('which is the limit')
})

test('teachers switch it off, or keep names away from the class', async () => {
  const class_ = await openWriters()
  await class_.line('settings set student-questions:unsigned', teacher)
  const draft = await class_.write()
  expect(Object.keys(buttonsOf(draft))).toContain('Send it to your teacher')
  expect(Object.keys(buttonsOf(draft))).not.toContain('Send it as Ana')
  const forged = buttonsOf(draft)['Send it to your teacher']!.replace('unsigned', 'signed')
  await class_.press(forged, ana)
  expect(toPlainText(await class_.queue())).toContain('The class won’t see a name')
  await class_.line('settings set student-questions:off', teacher)
  expect(toPlainText(await class_.line('quiz write', ben))).toContain('switched off')
  expect(toPlainText(await class_.write({}, ben))).toContain('switched off')
})

test('a pseudonym is what the class sees, where the student has one', async () => {
  const class_ = await openWriters()
  await class_.line('scores name Blue Heron', ana)
  const draft = await class_.write()
  const label = Object.keys(buttonsOf(draft)).find((each) => each.startsWith('Send it as'))
  expect(label).toBe('Send it as Blue Heron')
})

test('a button with a pseudonym never sends the real name', async () => {
  const class_ = await openWriters()
  await class_.line('scores name Blue Heron', ana)
  const draft = await class_.write()
  await class_.line('scores name -', ana)
  const refused = await class_.pushOn(draft, 'Send it as Blue Heron')
  expect(toPlainText(refused)).toContain('the name on that button isn’t yours any more')
  expect(toPlainText(await class_.queue())).toContain('No questions are waiting')
  await class_.pushOn(refused, 'Send it as Ana')
  expect(toPlainText(await class_.queue())).toContain('“Written by Ana”')
})

test('whoever has no letter in their name sends it without one', async () => {
  const class_ = await openWriters()
  const invisible = { id: 'web:zed', name: '\u3164\u200b', isTeacher: false }
  const draft = await class_.write({}, invisible)
  expect(Object.keys(buttonsOf(draft)).filter((each) => each.startsWith('Send'))).toEqual([
    'Send it to your teacher',
  ])
  const forged = buttonsOf(draft)['Send it to your teacher']!.replace('unsigned', 'signed')
  await class_.press(forged, invisible)
  await class_.pushOn(draft, 'Send it to your teacher', invisible)
  const taken = await class_.pushOn(await class_.queue(), 'Take it', teacher)
  expect(toPlainText(taken)).toContain('Taken.')
})

test('what is deleted before a teacher has it is gone', async () => {
  const class_ = await openWriters()
  const gone = await class_.pushOn(await class_.write(), 'Delete it')
  expect(toPlainText(gone)).toContain('Deleted: “What does Osk bring')
  expect(toPlainText(gone)).toContain('You haven’t written any')
  const { personalData } = await class_.openContext(room, ana)
  expect(JSON.stringify(await personalData.read())).not.toContain('Osk')
})

test('what is open can be reached however much has been decided', async () => {
  const class_ = await openWriters()
  await class_.write({ prompt: 'What was never sent?' })
  for (let each = 0; each < 26; each += 1) {
    await class_.send({ prompt: `What did Osk bring on day ${each}?` })
    await class_.pushOn(await class_.queue(), 'Leave it out', teacher)
  }
  const list = await class_.line('quiz mine', ana)
  const menu = list.blocks.find((block) => block.kind === 'select')
  expect(menu?.options[0]?.label).toBe('What was never sent?')
  expect(toPlainText(list)).toContain('The menu has more of them.')
})

test('in direct messages there is no teacher to look at it', async () => {
  const class_ = await openWriters()
  const alone = { ...room, id: 'web:dm', class: directMessageClassOf(ana.id) }
  for (const line of ['quiz write', 'quiz mine']) {
    const answer = await class_.line(line, ana, alone)
    expect(toPlainText(answer)).toContain('use this in one of its channels')
  }
})
