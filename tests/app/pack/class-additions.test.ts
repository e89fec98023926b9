import { expect, test } from 'vitest'
import { openBot } from '../../fixtures/bot.ts'
import { openClassroom, room, student, teacher } from '../../fixtures/classroom.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

const elsewhere = { ...room, class: 'web:others', id: 'web:hall' }
const question = {
  kind: 'detail',
  prompt: 'What does Osk carry up the stairs?',
  answer: 'A letter',
  distractors: ['A lamp', 'A rope'],
  scene: 'the-letter',
  explanation: 'He brings it himself.',
  rating: 'everyone',
  source: ['T1'],
}

async function quizOf(
  { openContext }: Pick<Awaited<ReturnType<typeof openClassroom>>, 'openContext'>,
  where = room,
  person = teacher,
): Promise<readonly string[]> {
  return (await openContext(where, person)).library.quiz.map(({ prompt }) => prompt)
}

test('what a class adds is part of its pack, and of no other class’s', async () => {
  const classroom = await openClassroom()
  const { classPacks } = await classroom.openContext(room, teacher)
  const result = await classPacks.add(lantern.id, 'quiz', [question])
  expect(result).toMatchObject({
    added: 1,
    problems: [],
    ids: ['what-does-osk-carry-up-the-stairs'],
  })
  expect(await quizOf(classroom)).toContain(question.prompt)
  expect(await quizOf(classroom, room, student)).toContain(question.prompt)
  expect(await quizOf(classroom, elsewhere)).not.toContain(question.prompt)
  const other = await classroom.openContext(elsewhere, teacher)
  expect(await other.classPacks.listAdditions()).toEqual([])
  const key = { pack: lantern.id, section: 'quiz', id: result.ids[0] ?? '' } as const
  expect(await other.classPacks.removeAddition(key)).toBe(false)
  expect(await classPacks.removeAddition(key)).toBe(true)
  expect(await quizOf(classroom)).not.toContain(question.prompt)
})

test('the progress of the class and its rating hold for what it added', async () => {
  const classroom = await openClassroom()
  const { classPacks } = await classroom.openContext(room, teacher)
  const last = lantern.scenes.at(-1)?.id
  await classPacks.add(lantern.id, 'quiz', [
    { ...question, prompt: 'Late?', scene: last },
    { ...question, prompt: 'Strong?', rating: 'teen', reasons: ['grief'] },
  ])
  expect(await quizOf(classroom)).toContain('Late?')
  expect(await quizOf(classroom)).not.toContain('Strong?')
  await classroom.say(`progress set ${lantern.scenes[0]?.title}`)
  expect(await quizOf(classroom)).not.toContain('Late?')
})

test('what does not fit the pack is refused with the reason, and the rest is added', async () => {
  const classroom = await openClassroom()
  const { classPacks } = await classroom.openContext(room, teacher)
  const result = await classPacks.add(lantern.id, 'quiz', [
    { ...question, scene: 'the-leter' },
    question,
    { ...question, distractors: [] },
    { ...question, id: 'letter-opened' },
  ])
  expect(result).toMatchObject({ added: 2, refused: [0, 2] })
  expect(result.ids).toEqual(['what-does-osk-carry-up-the-stairs-2', 'letter-opened-2'])
  expect(result.problems).toEqual([
    '“What does Osk carry up the stairs?”: There is no scene “the-leter”. Did you mean “the-letter”?',
    expect.stringContaining('“What does Osk carry up the stairs?”: “distractors”'),
  ])
})

test('a line and a question about it can be added, and both go with the line', async () => {
  const classroom = await openClassroom()
  const { classPacks } = await classroom.openContext(room, teacher)
  const [quote] = lantern.quotes
  await classPacks.add(lantern.id, 'quotes', [{ ...quote, id: 'new-line', line: 'A new line.' }])
  const added = await classPacks.add(lantern.id, 'quiz', [
    { ...question, prompt: 'Who says “A new line.”?', quote: 'new-line' },
  ])
  expect(added).toMatchObject({ added: 1 })
  await classPacks.removeAddition({ pack: lantern.id, section: 'quotes', id: 'new-line' })
  const { classPacks: later, listPacks } = await classroom.openContext(room, teacher)
  expect(await later.listAdditions(lantern.id)).toMatchObject([
    { section: 'quiz', problem: expect.stringContaining('There is no quote “new-line”.') },
  ])
  expect(await quizOf(classroom)).not.toContain('Who says “A new line.”?')
  expect((await listPacks()).find(({ id }) => id === lantern.id)).toMatchObject({
    added: 0,
    leftOut: [{ name: 'Who says “A new line.”?' }],
  })
})

test('a class has a limit of its own', async () => {
  const classroom = await openClassroom()
  const { classPacks } = await classroom.openContext(room, teacher)
  const many = Array.from({ length: 2_001 }, () => question)
  await expect(classPacks.add(lantern.id, 'quiz', many)).rejects.toThrow(
    'With these, your class would have added 2,001 items to its packs, and 2,000 is the limit.',
  )
  const other = await classroom.openContext(elsewhere, teacher)
  expect(await other.classPacks.add(lantern.id, 'quiz', [question])).toMatchObject({ added: 1 })
})

test('a quiz that is running goes on as it was', async () => {
  const classroom = await openClassroom()
  await classroom.say('quiz start questions:3')
  const before = await classroom.store.quizzes.findRunningId(room.class, room.id)
  const plan = await classroom.store.quizzes.findPlan(room.class, before ?? '')
  const { classPacks } = await classroom.openContext(room, teacher)
  await classPacks.add(lantern.id, 'quiz', [question])
  expect(await classroom.store.quizzes.findPlan(room.class, before ?? '')).toEqual(plan)
  expect(await classroom.say('quiz stop')).not.toContain('no quiz')
})

test('another process sees what was added once it reads the store again', async () => {
  const store = await openMemoryStore()
  const clock = createManualClock()
  const one = await openBot({ store, clock })
  const other = await openBot({ store, clock })
  expect(await quizOf(other)).not.toContain(question.prompt)
  const { classPacks } = await one.openContext(room, teacher)
  await classPacks.add(lantern.id, 'quiz', [question])
  expect(await quizOf(one)).toContain(question.prompt)
  // What this process has read of a SQLite file holds, since no other one shares the file.
  expect(await quizOf(other)).not.toContain(question.prompt)
  await (await other.openContext(room, teacher)).personalData.erase()
  expect(await quizOf(other)).toContain(question.prompt)
  await store.close()
})

test('the name of an author is shown with an item and goes when the author’s data is deleted', async () => {
  const classroom = await openClassroom()
  const { classPacks } = await classroom.openContext(room, teacher)
  await classPacks.add(
    lantern.id,
    'terms',
    [
      {
        term: 'Fresnel lens',
        field: 'physics',
        definition: 'A flat lens.',
        rating: 'everyone',
        source: ['T1'],
      },
    ],
    student,
  )
  expect(await classPacks.listAdditions()).toMatchObject([{ by: { name: student.name } }])
  const { personalData } = await classroom.openContext(room, student)
  await personalData.erase()
  expect(await classPacks.listAdditions()).toMatchObject([{ by: { name: 'Deleted user' } }])
})
