import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { room, student } from '../../fixtures/bot.ts'
import { openReadingClass, weeklyPlan } from '../../fixtures/reading-class.ts'

/** A class whose week is about scenes 10 to 12: somebody has answered its post, and a teacher has chosen that for the class. */
async function openAnswered() {
  const school = await openReadingClass(weeklyPlan('2026-12-28', 10))
  const { store } = school
  await school.say('answers settings answers:on closes:16:00')
  school.turnTo('2027-01-18T08:30:00Z')
  await school.daily.worker.runDue()
  const [schedule] = await school.service.schedules()
  await school.dispatch.action({
    id: 'answer',
    person: student,
    room,
    at: Date.parse('2027-01-18T09:00:00Z'),
    componentId: `answers:send:${schedule!.id}/2027-01-18`,
    fields: { answer: ['She listens to find out'], 'may-show': ['yes'] },
  })
  const [discussion] = await store.discussion.recent(room.class, 1)
  const [answer] = await store.discussion.list(discussion!)
  await store.moderation.choose(room.class, answer!.id, true)

  async function endsAt(time: string) {
    school.turnTo(time)
    await school.daily.worker.runDue()
    return school.chat.messages().slice(1)
  }

  return { ...school, endsAt }
}

test('the end of a discussion shows what the class wrote and the example answer', async () => {
  const { endsAt } = await openAnswered()
  const [end, ...more] = await endsAt('2027-01-18T16:01:00Z')
  expect(toPlainText(end!.reply)).toMatch(/She listens to find out(.|\n)*One thoughtful answer/)
  expect(more).toEqual([])
})

test('no end comes once the class is moved back, since its question is hidden again', async () => {
  const { say, endsAt } = await openAnswered()
  await say('progress set "scene 3"')
  expect(await endsAt('2027-01-18T16:01:00Z')).toEqual([])
})
