/** What is set up for a term, and the way from nothing to all of it by buttons alone. */
import { expect, test } from 'vitest'
import { openClassroom, student } from '../../fixtures/classroom.ts'
import { buttonsOf } from '../../fixtures/invoke.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'

test('begins with the time zone, and offers each thing that is missing until nothing is', async () => {
  const { say, answer, pressed } = await openClassroom()
  const first = await answer('settings overview')
  expect(Object.keys(buttonsOf(first))).toEqual(['Zone, days and weeks…'])
  const saved = await answer(
    'calendar set timezone:Europe/London weeks:"A, B" terms:"Spring: 4 Jan – 26 Mar"',
  )
  const overview = await pressed(buttonsOf(saved)['What’s set up']!)
  expect(Object.keys(buttonsOf(overview))).toEqual([
    'Days off…',
    'Reading plan, week by week…',
    'Spread the reading over the term',
    'Daily post at 08:30',
    'Let students answer',
    'Your digest at 16:00',
  ])
  await say('calendar days-off "15 Feb – 19 Feb"')
  for (const step of ['Daily post at 08:30', 'Let students answer', 'Your digest at 16:00']) {
    await pressed(buttonsOf(overview)[step]!)
  }
  const spread = await pressed(buttonsOf(overview)['Spread the reading over the term']!)
  await pressed(buttonsOf(spread)['Use it']!)
  const words = await say('settings overview')
  expect(words).toContain('School days: Mon–Fri, Europe/London, weeks A, B')
  expect(words).toContain('Days off: 1 to come')
  expect(words).toContain('Your digest: at 16:00, on school days')
  expect(words).toContain('Everything is set up.')
})

test('is for teachers, and says that the class is paused', async () => {
  const { say, answer } = await openClassroom()
  await say('calendar pause today Snow day')
  const reply = await answer('settings overview')
  expect(reply.private).toBe(true)
  expect(toPlainText(reply)).toContain('Your class is paused.')
  expect(await say('settings overview', { person: student })).not.toContain('Your class’s term')
})
