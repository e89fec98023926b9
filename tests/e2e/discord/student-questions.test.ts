/** From three questions by students to a quiz with them on Discord, counting what each of them presses. */
import { expect, test } from 'vitest'
import type { Outcome } from '../../fakes/discord/outcome.ts'
import type { Person } from '../../fakes/discord/person.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

const prompts = [
  'What does Theodore hold in his pocket at the carnival?',
  'Who leads the way with closed eyes?',
  'What do the two of them order for lunch?',
]

test('three questions become part of a quiz in four presses by their teacher', async () => {
  const { fake, guild, channel, student, teacher, store } = await startBot()
  const students = [student, fake.addPerson(guild, 'Ben'), fake.addPerson(guild, 'Cleo')]
  const acts = new Map<Person, number>()

  async function act(who: Person, doing: () => Promise<Outcome>): Promise<Outcome> {
    acts.set(who, (acts.get(who) ?? 0) + 1)
    const outcome = await doing()
    return outcome.kind === 'modal' ? outcome : outcome.replied()
  }

  for (const [index, who] of students.entries()) {
    const form = await act(who, () => who.slash(channel, 'quiz write', { about: 'eyes closed' }))
    const labels = JSON.stringify(form.modal)
    expect(labels).toContain('Wrong answers, each on a line of its own')
    const filled = {
      prompt: prompts[index] ?? '',
      answer: 'A small phone',
      wrong: 'A red ticket\nA blue scarf',
      explanation: 'He carries it so that she can see what he sees.',
      scene: ['eyes-closed'],
    }
    const draft = await act(who, () => who.submitModal(form, filled))
    expect(draft.text).toContain(prompts[index])
    expect(draft.text).toContain('Only you can see it so far.')
    const sent = await act(who, () => who.press(draft.message!, `Send it as ${who.name}`))
    expect(sent.text).toContain('It’s with your teacher now.')
  }
  for (const who of students) expect(acts.get(who)).toBe(3)

  let queue = await act(teacher, () => teacher.slash(channel, 'quiz questions'))
  for (const left of [3, 2, 1]) {
    expect(queue.text).toContain(`${left} question`)
    queue = await act(teacher, () => teacher.press(queue.message!, 'Take it'))
  }
  expect(queue.text).toContain('No questions are waiting')
  expect(acts.get(teacher)).toBe(4)

  await act(teacher, () =>
    teacher.slash(channel, 'quiz start', { questions: 5, about: 'eyes closed' }),
  )
  const [running] = await store.quizzes.listRunning(`discord:${guild.id}`)
  const asked = running!.plan.items.map(({ prompt }) => prompt)
  expect(asked.filter((prompt) => prompts.includes(prompt)).length).toBeGreaterThan(0)
  expect(
    students.flatMap((who) => who.messages(channel)).map(({ content }) => content),
  ).toBeDefined()
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a teacher changes one in a form, and sends another back with a word that only its writer reads', async () => {
  const { fake, guild, channel, student, teacher } = await startBot()
  const ben = fake.addPerson(guild, 'Ben')
  for (const prompt of prompts.slice(0, 2)) {
    const form = await student.slash(channel, 'quiz write', { about: 'eyes closed' })
    const draft = await student.submitModal(form, {
      prompt,
      answer: 'A phone',
      wrong: '',
      explanation: 'He carries it so that she can see what he sees.',
      scene: ['eyes-closed'],
    })
    await (
      await student.press((await draft.replied()).message!, 'Send it without a name')
    ).replied()
  }
  const first = await (await teacher.slash(channel, 'quiz questions')).replied()
  const edit = await teacher.press(first.message!, 'Change and take it…')
  expect(JSON.stringify(edit.modal)).toContain(prompts[0])
  const second = await (
    await teacher.submitModal(edit, {
      prompt: 'What is in Theodore’s pocket at the carnival?',
      answer: 'A phone',
      wrong: '',
      explanation: 'He carries it so that she can see what he sees.',
      scene: ['eyes-closed'],
    })
  ).replied()
  const back = await teacher.press(second.message!, 'Send it back…')
  await (await teacher.submitModal(back, { word: 'Who is “the two of them”?' })).replied()
  const mine = await (await student.slash(channel, 'quiz mine')).replied()
  expect(mine.text).toContain('What is in Theodore’s pocket at the carnival?')
  expect(mine.text).toContain('sent back to you')
  expect(ben.messages(channel)).toEqual([])
  expect(problemsOf(fake)).toEqual(noProblems)
})
