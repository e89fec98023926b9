/** Catching up in the cases that a class meets: newcomers, many posts, two presses at once, somebody else’s button. */
import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Person } from '../../../src/core/platform/room.ts'
import { ana, ben, openHomeworkClass, room } from '../../fixtures/homework-class.ts'
import { hourMs } from '../../fixtures/homework.ts'
import { buttonsOf, replyOf } from '../../fixtures/invoke.ts'

const dayMs = 24 * hourMs

/** A class with a daily post every school day, which Ana has used on its first day. */
async function openDailyClass() {
  const opened = await openHomeworkClass()
  const { line, clock, bot, platform } = opened
  platform.permalink = ({ id }) => `https://chat.example/${id}`
  await line('daily set time:08:30 timezone:Europe/London')
  await line('scene letter', ana)
  await bot().homeClasses.settled()
  async function passDays(count: number): Promise<void> {
    for (let day = 0; day < count; day += 1) {
      clock.set(clock.now() + dayMs)
      await bot().daily.worker.runDue()
    }
  }
  async function uses(person: Person): Promise<void> {
    await line('help', person)
    await bot().homeClasses.settled()
  }
  return { ...opened, passDays, uses }
}

test('a student who joined yesterday is told of what came since, and on the first day of the week before', async () => {
  const { say, passDays, uses } = await openDailyClass()
  await passDays(6)
  await uses(ben)
  expect(await say('reading catch-up', ben)).toContain('Since Tue, 12 Jan 2027')
  await passDays(1)
  const next = await say('reading catch-up', ben)
  expect(next).toContain('Since Tue, 19 Jan 2027')
  expect(next).toContain('Your class talked about 1 question:')
  expect(next).not.toContain('Mon, 18 Jan')
})

test('of many posts all are counted and the six latest are listed, also once the daily post is off', async () => {
  const { say, passDays } = await openDailyClass()
  await passDays(13)
  const shown = await say('reading catch-up', ana)
  expect(shown).toContain('Your class talked about 9 questions:')
  expect(shown).toContain('And 3 before that.')
  expect(shown).not.toContain('Mon, 18 Jan')
  expect(shown).toContain('Tue, 19 Jan: ')
  await say('daily off')
  expect(await say('reading catch-up', ana)).toBe(shown)
})

test('two presses at once begin one practice, and both show its first question', async () => {
  const { line, press, passDays, store } = await openDailyClass()
  await passDays(5)
  const id = buttonsOf(await line('reading catch-up', ana))['Practise it'] ?? ''
  const both = await Promise.all([press(id, ana), press(id, ana)])
  for (const each of both) expect(toPlainText(replyOf(each))).toContain('Question 1 of')
  expect(await store().homework.listPractices(room.class, ana.id)).toHaveLength(1)
})

test('the button of somebody else begins one’s own practice, and one that was made up is no way further back', async () => {
  const { line, press, passDays, store } = await openDailyClass()
  await passDays(5)
  const shown = await line('reading catch-up', ana)
  const begun = replyOf(await press(buttonsOf(shown)['Practise it'] ?? '', ben))
  expect(begun.private).toBe(true)
  expect(await store().homework.listPractices(room.class, ana.id)).toEqual([])
  expect(await store().homework.listPractices(room.class, ben.id)).toHaveLength(1)
  for (const [forged, since] of [
    ['1', 'Thu, 19 Nov 2026'],
    ['zzzzzzzz', 'Mon, 18 Jan 2027'],
    ['-1', 'Mon, 11 Jan 2027'],
    ['999999999999', 'Mon, 11 Jan 2027'],
  ] as const) {
    const answer = replyOf(await press(`reading:catch-up:${forged}`, ben))
    expect(toPlainText(answer)).toContain(`Since ${since}`)
  }
})
