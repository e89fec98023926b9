import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'
import { openWriters } from '../../fixtures/question-writers.ts'
import { ana, ben, cleo, room, teacher } from '../../fixtures/quiz-room.ts'

function isLate(answer: Reply): boolean {
  return toPlainText(answer).includes('dealt with')
}

type Class = Awaited<ReturnType<typeof openWriters>>

/** Plays the first question of a quiz to its end, and reports it. */
async function report(class_: Class, about: string, words = ''): Promise<string> {
  await class_.line(`quiz start 10 ${about}`)
  await class_.push('Join', ben)
  await class_.push('Start now', teacher)
  const { item, at } = await class_.question()
  for (const person of [ben, cleo]) {
    const fields = { reason: ['two-right'], words: [words] }
    await class_.press(`quiz:send-flag:${at}`, person, { fields })
  }
  await class_.line('quiz stop')
  return item.id
}

async function askedIn(class_: Class): Promise<readonly string[]> {
  await class_.line('quiz start 30')
  const [running] = await class_.running()
  await class_.line('quiz stop')
  return running!.plan.items.map(({ id }) => id)
}

test('a report stands in the queue with its reason and the question, and goes when it is fine', async () => {
  const class_ = await openWriters()
  await report(class_, '', 'B is right too')
  const view = await class_.queue()
  const words = toPlainText(view)
  expect(words).toContain('1 question is waiting')
  expect(words).toContain('2 students reported it')
  expect(words).toContain('More than one answer is right: “B is right too”')
  expect(words).not.toContain('Ben')
  expect(Object.keys(buttonsOf(view))).not.toContain('Change it…')
  const after = await class_.pushOn(view, 'It’s fine', teacher)
  expect(toPlainText(after)).toContain('It stays as it is')
  expect(toPlainText(after)).toContain('No questions are waiting')
  expect(toPlainText(await class_.pushOn(view, 'It’s fine', teacher))).toContain('dealt with')
  expect(toPlainText(replyOf(await class_.press(buttonsOf(view)['It’s fine']!, ana)))).toContain(
    'Only teachers',
  )
})

test('a question of the pack is taken out of this class’s quizzes, and put back', async () => {
  const class_ = await openWriters()
  const id = await report(class_, '')
  const after = await class_.pushOn(await class_.queue(), 'Take the question out', teacher)
  expect(toPlainText(after)).toContain('Your quizzes won’t ask it any more')
  expect(await askedIn(class_)).not.toContain(id)
  const list = await class_.pushOn(after, 'Out of your quizzes…', teacher)
  const menu = list.blocks.find((block) => block.kind === 'select')
  expect(menu?.options.map(({ value }) => value)).toEqual([id])
  const back = replyOf(await class_.press('quiz:put-back:', teacher, { chosen: [id] }))
  expect(toPlainText(back)).toContain('Back in your quizzes')
  expect(await askedIn(class_)).toContain(id)
})

test('a question that the class added is taken out and put back like any other', async () => {
  const class_ = await openWriters()
  await class_.send({ prompt: 'What is wet when Osk comes?' }, ana)
  await class_.pushOn(await class_.queue(), 'Take it', teacher)
  await class_.line('quiz start 10')
  const { id: quiz, pack, items } = (await class_.running())[0]!.plan
  const round = items.findIndex((item) => item.id.startsWith('student-'))
  const { id } = items[round]!
  const by = { id: 'flag1', quiz, round, person: ben.id, name: ben.name }
  const flag = { reason: 'unclear', words: '' } as const
  await class_.records().flag(room.class, by, { pack, item: id }, flag)
  await class_.line('quiz stop')
  const after = await class_.pushOn(await class_.queue(), 'Take the question out', teacher)
  expect(await askedIn(class_)).not.toContain(id)
  const list = await class_.pushOn(after, 'Out of your quizzes…', teacher)
  expect(toPlainText(list)).toContain('What is wet when Osk comes?')
  await class_.press('quiz:put-back:', teacher, { chosen: [id] })
  expect(await askedIn(class_)).toContain(id)
})

test('a question that the class added is changed for everyone, with its writer’s name, or removed', async () => {
  const class_ = await openWriters()
  const prompts = [
    'What is wet when Osk comes?',
    'Where does Mara keep the oil?',
    'What is afloat?',
  ]
  for (const prompt of prompts) await class_.send({ prompt }, ana)
  let queue = await class_.queue()
  while ('Take it' in buttonsOf(queue)) queue = await class_.pushOn(queue, 'Take it', teacher)
  const { classPacks } = await class_.openContext(room, teacher)
  const [first, ...others] = await classPacks.listAdditions()
  // As one from a file may be.
  await classPacks.changeAddition(first!, { ...first!.item, fact: 'letter' })
  for (const { pack, section, id } of others) await classPacks.removeAddition({ pack, section, id })
  await class_.line('quiz start 10')
  const [running] = await class_.running()
  const { id: quiz, pack, items } = running!.plan
  const round = items.findIndex(({ id }) => id.startsWith('student-'))
  await class_
    .records()
    .flag(
      room.class,
      { id: 'flag1', quiz, round, person: ben.id, name: ben.name },
      { pack, item: items[round]!.id },
      { reason: 'unclear', words: '' },
    )
  await class_.line('quiz stop')
  const view = await class_.queue()
  expect(toPlainText(view)).toContain('your class has added it')
  const [after, late] = (await Promise.all(
    [teacher, { id: 'web:tane', name: 'Mr Tane', isTeacher: true }].map((by) =>
      class_.fill(view, 'Change it…', by, { prompt: 'What does Osk bring, all wet?' }),
    ),
  ).then((answers) => answers.toSorted((a, b) => Number(isLate(a)) - Number(isLate(b))))) as [
    Reply,
    Reply,
  ]
  expect(isLate(late)).toBe(true)
  expect(toPlainText(after)).toContain('Changed: “What is wet when Osk comes?”')
  const [changed, ...more] = await classPacks.listAdditions()
  expect(more).toEqual([])
  expect(changed).toMatchObject({ author: 'Ana', by: { id: ana.id } })
  expect(changed?.item).toMatchObject({
    prompt: 'What does Osk bring, all wet?',
    fact: 'letter',
  })
})
