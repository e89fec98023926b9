import { expect, onTestFinished, test } from 'vitest'
import { openReviewClass } from '../../fixtures/review-class.ts'
import { student } from '../../fixtures/invoke.ts'
import { openMemoryStore } from '../../fixtures/memory-store.ts'

const minute = 60_000

test('reminders go out at their minute until the bot stops', async () => {
  const store = await openMemoryStore()
  onTestFinished(() => store.close())
  const { chat, clock, reminder, say, answer, pressButton, setClock } = await openReviewClass(store)
  await say('review settings reminder:18:30 timezone:europe/london')
  await pressButton(await answer('quote ninety steps'), 'Save')
  setClock('2027-01-16T18:28:30Z')
  reminder.start()
  await clock.advance(minute)
  expect(chat.directMessages).toEqual([])
  await clock.advance(minute)
  expect(chat.directMessages).toMatchObject([{ person: student.id, reply: { private: true } }])
  await reminder.stop()
  setClock('2027-01-17T18:29:30Z')
  await clock.advance(minute)
  expect(chat.directMessages).toHaveLength(1)
})
