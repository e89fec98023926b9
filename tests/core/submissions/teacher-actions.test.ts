import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { openWriters } from '../../fixtures/question-writers.ts'
import { ana, ben, cleo, room, teacher } from '../../fixtures/quiz-room.ts'

const other = { id: 'web:tane', name: 'Mr Tane', isTeacher: true }
const unsigned = 'Send it without a name'

test('a teacher goes from one question to the next, whatever they do with each', async () => {
  const class_ = await openWriters()
  const prompts = ['What is wet?', 'Who counts the steps?', 'Where is the lamp?', 'Who shouts?']
  for (const prompt of prompts) await class_.send({ prompt }, ana, unsigned)
  const first = await class_.queue()
  expect(toPlainText(first)).toContain('4 questions are waiting')
  expect(toPlainText(first)).toContain('Ana wrote this. The class won’t see a name.')
  expect(toPlainText(first)).toContain('What is wet?')
  const second = await class_.pushOn(first, 'Take it', teacher)
  expect(toPlainText(second)).toContain('Taken. Your quizzes can ask Ana’s question from now on.')
  expect(toPlainText(second)).toContain('3 questions are waiting')
  expect(toPlainText(second)).toContain('Who counts the steps?')
  const third = await class_.fill(second, 'Send it back…', teacher, {
    word: 'Which steps? Say so.',
  })
  expect(toPlainText(third)).toContain('Sent back: “Who counts the steps?”')
  expect(toPlainText(third)).toContain('Where is the lamp?')
  const fourth = await class_.pushOn(third, 'Leave it out', teacher)
  expect(toPlainText(fourth)).toContain('Left out: “Where is the lamp?”')
  expect(toPlainText(fourth)).toContain('1 question is waiting')
  const end = await class_.fill(fourth, 'Change and take it…', teacher, {
    prompt: 'Who shouts about the ship?',
  })
  expect(toPlainText(end)).toContain('No questions are waiting')
  expect(toPlainText(end)).toContain('added 2 questions to this pack')
  const mine = toPlainText(await class_.line('quiz mine', ana))
  expect(mine).toMatch(/What is wet\? \(taken for your quizzes\)/)
  expect(mine).toMatch(/1\. Who counts the steps\? \(sent back to you\)/)
  expect(mine).toMatch(/Where is the lamp\? \(left out\)/)
  expect(mine).toMatch(/Who shouts about the ship\? \(taken for your quizzes\)/)
})

test('what was sent back is mended and sent again, and its word is read where the next one is written', async () => {
  const class_ = await openWriters()
  await class_.send({ prompt: 'Who counts the steps?' }, ana, unsigned)
  await class_.fill(await class_.queue(), 'Send it back…', teacher, { word: 'Which steps?' })
  expect(toPlainText(await class_.write())).toContain('1 other question of yours came back')
  const list = await class_.line('quiz mine', ana)
  const menu = list.blocks.find((block) => block.kind === 'select')
  const chosen = [menu?.options[0]?.value ?? '']
  const view = replyOf(await class_.press('quiz:submission:', ana, { chosen }))
  expect(toPlainText(view)).toContain('Ms. Rivera sent it back: Which steps?')
  const mended = await class_.fill(view, 'Change it…', ana, {
    prompt: 'Who counts the tower’s steps?',
  })
  await class_.pushOn(mended, unsigned)
  expect(toPlainText(await class_.queue())).toContain('Who counts the tower’s steps?')
})

test('a question stays sent back when its teacher deletes their data, without their words', async () => {
  const class_ = await openWriters()
  await class_.send({ prompt: 'Who counts the steps?' }, ana, unsigned)
  await class_.fill(await class_.queue(), 'Send it back…', teacher, { word: 'Which steps?' })
  await (await class_.openContext(room, teacher)).personalData.erase()
  const list = await class_.line('quiz mine', ana)
  const menu = list.blocks.find((block) => block.kind === 'select')
  const chosen = [menu?.options[0]?.value ?? '']
  const view = replyOf(await class_.press('quiz:submission:', ana, { chosen }))
  expect(toPlainText(view)).toMatch(/A teacher sent it back\.(?! Which)/)
  expect(toPlainText(view)).not.toContain('Which steps?')
})

test('of two teachers who press at once one takes it, and the other reads who did', async () => {
  const class_ = await openWriters()
  await class_.send({}, ana, unsigned)
  await class_.send({ prompt: 'Who counts the steps?' }, ben, unsigned)
  const [mine, theirs] = [await class_.queue(), await class_.line('quiz questions', other)]
  const answers = await Promise.all([
    class_.pushOn(mine, 'Take it', teacher),
    class_.pushOn(theirs, 'Take it', other),
  ])
  const words = answers.map((each) => toPlainText(each))
  expect(words.filter((each) => each.includes('Taken. '))).toHaveLength(1)
  const late = words.find((each) => !each.includes('Taken. '))
  expect(late).toMatch(/^(Ms\. Rivera|Mr Tane) has taken it already\./)
  expect(late).toContain('Who counts the steps?')
  expect(await added(await class_.openContext(room, teacher))).toHaveLength(1)
  expect(toPlainText(await class_.pushOn(mine, 'Leave it out', teacher))).toContain(
    'taken it already',
  )
})

async function added({ classPacks }: Awaited<ReturnType<Class['openContext']>>) {
  return classPacks.listAdditions()
}
type Class = Awaited<ReturnType<typeof openWriters>>

test('what was changed since is shown before anything happens to it', async () => {
  const class_ = await openWriters()
  const sent = await class_.send({}, ana, unsigned)
  const seen = await class_.queue()
  await class_.fill(sent, 'Change it…', ana, { prompt: 'What does Osk hold?' })
  const late = await class_.pushOn(seen, 'Take it', teacher)
  expect(toPlainText(late)).toContain('Ana has changed it since you saw it')
  expect(toPlainText(late)).toContain('What does Osk hold?')
  expect(await added(await class_.openContext(room, teacher))).toHaveLength(0)
})

test('the advice that a student ignored is there for the teacher, with what others ask', async () => {
  const class_ = await openWriters()
  await class_.send({ wrong: 'Nothing' }, ana, unsigned)
  await class_.send({}, ben, unsigned)
  const queue = toPlainText(await class_.queue())
  expect(queue).toContain('half of the class will guess right')
  expect(queue).toContain('Another question that’s waiting asks nearly the same')
})

test('a teacher who starts a quiz reads that something waits, and a student does not', async () => {
  const class_ = await openWriters()
  await class_.send({}, ana, unsigned)
  const notice = '1 question that your students wrote or reported is waiting'
  expect(toPlainText(await class_.line('quiz start 3', teacher))).toContain(notice)
  await class_.line('quiz stop', teacher)
  expect(toPlainText(await class_.line('quiz start 3', ben))).not.toContain(notice)
})

test('words that the class may not see any more are not taken', async () => {
  const class_ = await openWriters({ ceiling: 'mature' })
  const prompt = 'Who says “They drowned, all of them, and you light candles for fish”?'
  await class_.send({ prompt, scene: 'the-light' }, ana, unsigned)
  const queue = await class_.queue()
  await class_.line('settings set rating:everyone', teacher)
  expect(toPlainText(await class_.pushOn(queue, 'Take it', teacher))).toContain('can’t see yet')
  expect(await added(await class_.openContext(room, teacher))).toHaveLength(0)
})

test('only teachers, and only of the class', async () => {
  const class_ = await openWriters()
  await class_.send({}, ana, unsigned)
  const queue = await class_.queue()
  expect(toPlainText(await class_.line('quiz questions', ben))).toContain('Only teachers')
  const elsewhere = { ...room, id: 'web:x', class: 'web:other' }
  for (const address of Object.values(buttonsOf(queue))) {
    expect(toPlainText(replyOf(await class_.press(address, ben)))).toContain('Only teachers')
    const answer = replyOf(await class_.press(address, other, { where: elsewhere }))
    expect(toPlainText(answer)).not.toContain('Osk')
  }
  expect(toPlainText(await class_.queue())).toContain('1 question is waiting')
})

test('names that teachers keep away from the class stay away, also those sent before', async () => {
  const class_ = await openWriters()
  const sent = await class_.send()
  expect(toPlainText(sent)).toContain('Written by Ana')
  await class_.line('settings set student-questions:unsigned', teacher)
  const queue = await class_.queue()
  expect(toPlainText(queue)).toContain('The class won’t see a name')
  await class_.pushOn(queue, 'Take it', teacher)
  const [taken] = await added(await class_.openContext(room, teacher))
  expect(taken).not.toHaveProperty('author')
})

test('what a teacher makes of it for a later scene is not shown to its writer', async () => {
  const class_ = await openWriters({ ceiling: 'everyone', gate: 'the-letter' })
  await class_.send({}, ana, unsigned)
  const end = await class_.fill(await class_.queue(), 'Change and take it…', teacher, {
    prompt: 'What does Mara drop when the ship is lost?',
    scene: 'the-light',
  })
  expect(toPlainText(end)).toContain('Taken.')
  const mine = await class_.line('quiz mine', ana)
  expect(toPlainText(mine)).toContain('What does Osk bring to the kitchen?')
  expect(JSON.stringify(mine)).not.toContain('ship is lost')
})

test('what is for another pack waits until the class uses that one again, for its writer and teacher alike', async () => {
  const class_ = await openWriters()
  const draft = await class_.write({ prompt: 'What was never sent?' })
  await class_.send({}, ana, unsigned)
  const queue = await class_.queue()
  const { classPacks } = await class_.openContext(room, teacher)
  const bytes = readFileSync('tests/fixtures/packs/one-file.yaml')
  await classPacks.upload({ name: 'harbour.yaml', bytes })
  await class_.line('pack use harbour', teacher)
  expect(toPlainText(await class_.pushOn(queue, 'Take it', teacher))).toContain(
    'waits until your class uses that one again',
  )
  for (const label of ['Change it…', unsigned]) {
    const answer = replyOf(await class_.press(buttonsOf(draft)[label]!, ana))
    expect(toPlainText(answer)).toContain('waits here until your class uses that one again')
  }
  const gone = await class_.pushOn(draft, 'Delete it', ana)
  expect(toPlainText(gone)).toContain('Deleted: “What was never sent?”')
  expect(await added(await class_.openContext(room, teacher))).toHaveLength(0)
  await class_.line('pack use lantern', teacher)
  expect(toPlainText(await class_.pushOn(queue, 'Take it', teacher))).toContain('Taken.')
})

test('three questions by students become a quiz, and a patch for the pack', async () => {
  const class_ = await openWriters()
  for (const [prompt, by] of [
    ['What is wet when Osk comes?', ana],
    ['Where does Mara keep the oil?', ben],
    ['What is in the boat?', cleo],
  ] as const) {
    await class_.send({ prompt }, by, unsigned)
  }
  let queue: Reply = await class_.queue()
  while ('Take it' in buttonsOf(queue)) queue = await class_.pushOn(queue, 'Take it', teacher)
  const patch = await class_.pushOn(queue, 'Make a file for the pack’s author', teacher)
  const file = patch.blocks.find((block) => block.kind === 'file')
  expect(file?.content).toContain('prompt: What is wet when Osk comes?')
  expect(file?.content).toContain('distractors:')
  expect(file?.content).not.toContain('Ana')
  await class_.line('quiz start 10')
  const { items } = (await class_.running())[0]!.plan
  const asked = items.map(({ prompt }) => prompt)
  expect(asked).toEqual(expect.arrayContaining(['What is in the boat?']))
})

test('a signed question says who wrote it after it was asked, until they delete their data', async () => {
  const class_ = await openWriters()
  const prompts = [
    'What is wet when Osk comes?',
    'Where does Mara keep the oil?',
    'What is afloat?',
  ]
  for (const prompt of prompts) await class_.send({ prompt })
  let queue: Reply = await class_.queue()
  while ('Take it' in buttonsOf(queue)) queue = await class_.pushOn(queue, 'Take it', teacher)
  await class_.line('quiz start 10')
  await class_.push('Join', ben)
  await class_.push('Start now', teacher)
  const seen: string[] = []
  for (let round = 0; round < 10; round += 1) {
    if ((await class_.state())?.phase !== 'asking') break
    expect(class_.words()).not.toContain('Written by')
    await class_.answer(ben, true)
    if (class_.words().includes('Written by Ana')) seen.push((await class_.question()).item.prompt)
    await class_.line('quiz skip')
  }
  expect(seen.toSorted()).toEqual(prompts.toSorted())
  expect(toPlainText(await class_.line('quiz report', teacher))).toContain('Written by Ana')
  expect(JSON.stringify(await class_.exportClass())).toContain('"Ana"')
  const asked = await class_.line('mydata delete', ana)
  const sure = await class_.pushOn(asked, 'Delete my data…', ana)
  await class_.pushOn(sure, 'Yes, delete everything', ana)
  expect(JSON.stringify(await class_.exportClass())).not.toContain('Ana')
  expect(toPlainText(await class_.line('quiz report', teacher))).not.toContain('Written by Ana')
  expect(await added(await class_.openContext(room, teacher))).toHaveLength(3)
})
