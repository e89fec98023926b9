/** Homework on Discord: a teacher sets it, a student does it in private and hands in, and the teacher reads the report. */
import { expect, test } from 'vitest'
import { showItem } from '../../../src/core/homework/shown-item.ts'
import { buttonLabels } from '../../../src/core/quiz/kinds/options.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import type { Outcome } from '../../fakes/discord/outcome.ts'
import type { Person } from '../../fakes/discord/person.ts'
import { wayTo } from '../../fixtures/way-to-answer.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

/** Presses, chooses or fills in what the question asks for. */
async function answerRightly(
  student: Person,
  message: NonNullable<Outcome['message']>,
  item: PlayItem,
): Promise<Outcome> {
  if (item.by === 'one') {
    return (await student.press(message, buttonLabels(item.options)[item.key] ?? '')).replied()
  }
  if (item.by === 'place') {
    return (await student.press(message, 'ABCDEF'.charAt(item.key))).replied()
  }
  const [, { chosen, fields }] = wayTo(item, 'quiz/0', true)
  if (chosen !== undefined) {
    return (await student.select(message, 'Choose all that are right', chosen)).replied()
  }
  const form = await student.press(message, 'Answer…')
  const { typed, ...menus } = fields ?? {}
  const entered = typed === undefined ? menus : { typed: typed[0] ?? '' }
  return (await student.submitModal(form, entered)).replied()
}

test('from the card to the report, with one public message that names nobody', async () => {
  const { fake, channel, student, teacher, store, room } = await startBot()
  const draft = await teacher.slash(channel, 'homework set', {
    due: 'in two weeks',
    timezone: 'Europe/London',
    questions: 3,
  })
  await draft.replied()
  expect(draft.text).toContain('This is what your class will see:')
  expect(teacher.messages(channel).every(({ flags }) => (flags & 64) !== 0)).toBe(true)
  await (await teacher.press(draft.message!, 'Post it')).replied()
  const [card] = student.messages(channel)
  let shown = await (await student.press(card!, 'Begin or go on')).replied()
  expect(shown.text).toContain('Question 1 of 3')

  const [set] = await store.homework.list(room.class)
  const key = { class: room.class, assignment: set!.plan.id, person: `discord:${student.id}` }
  const [begun] = await store.homework.attemptsOf(key)
  expect(begun?.order).toHaveLength(3)
  shown = await (await student.press(shown.message!, 'Skip for now')).replied()
  expect(shown.text).toContain('Question 2 of 3')
  // The private message is gone, as after some days.
  const again = await (await student.slash(channel, 'homework open')).replied()
  expect(again.text).toContain('Question 1 of 3')
  let at = again
  for (const position of begun!.order) {
    const { item } = showItem(set!.plan.items[position]!, begun!, position)
    const saved = await answerRightly(student, at.message!, item)
    expect(saved.text).toContain('Saved')
    const isLast = position === begun!.order.at(-1)
    at = await (
      await student.press(saved.message!, isLast ? 'Look over and hand in' : 'Next')
    ).replied()
  }
  const over = at
  expect(over.text).toContain('You’ve answered every question.')
  const result = await (await student.press(over.message!, 'Hand in')).replied()
  expect(result.text).toContain('3 of 3 right')

  const report = await (await teacher.slash(channel, 'homework report')).replied()
  expect(report.text).toContain('The hardest questions first:')
  expect(report.text).not.toContain('Ana')
  const names = await (
    await teacher.press(
      (await (await teacher.slash(channel, 'homework progress')).replied()).message!,
      'Show names',
    )
  ).replied()
  expect(names.text).toContain('This names your students.')
  expect(problemsOf(fake)).toEqual(noProblems)
})

test('a run through what was missed is private, and comes again until it is right', async () => {
  const { fake, channel, student, store, room } = await startBot()
  await (await student.slash(channel, 'review start', { deck: 'questions' })).replied()
  const card = await (await student.slash(channel, 'review today')).replied()
  const shown = await (await student.press(card.message!, 'Show answer')).replied()
  await (await student.press(shown.message!, 'Not yet · 1 minute')).replied()
  const begun = await (await student.slash(channel, 'review missed')).replied()
  expect(begun.text).toContain('1 question that you missed lately')
  const person = `discord:${student.id}`
  const [practice] = await store.homework.listPractices(room.class, person)
  const { id, items } = practice!.plan
  const [attempt] = await store.homework.attemptsOf({ class: room.class, assignment: id, person })
  const { item } = showItem(items[0]!, attempt!, 0)
  const end = await answerRightly(student, begun.message!, item)
  expect(end.text).toContain('You know it now.')
  expect(student.messages(channel).every(({ flags }) => (flags & 64) !== 0)).toBe(true)
  expect(problemsOf(fake)).toEqual(noProblems)
})
