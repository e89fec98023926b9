/** A change of the calendar is undone in the history: its own part, and nothing else. */
import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'
import { openClassroom, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf } from '../../fixtures/invoke.ts'

const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }

function undoPresses({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'row' && 'press' in block.button ? [block.button.press] : [],
  )
}

test('what another teacher has changed elsewhere in the calendar stays', async () => {
  const { say, answer, pressed } = await openClassroom()
  await say('daily set 08:30 timezone:Europe/London')
  await say('calendar set weeks:"A, B"')
  await say('calendar days-off "1 Feb – 5 Feb"')
  await say('calendar pause Mon – Wed', { person: okafor })
  const [, daysOff] = undoPresses(await answer('settings history what:calendar'))
  const undone = toPlainText(await pressed(daysOff!))
  expect(undone).toContain('Undone.')
  const words = await say('calendar')
  expect(words).not.toContain('Days off')
  expect(words).toContain('Mon, 18 Jan 2027 – Wed, 20 Jan 2027')
  expect(words).toContain('Weeks: A, B')
  expect(await say('settings history what:calendar')).toContain('School again: Mon, 1 Feb 2027')
  expect(await say('daily why 2027-02-02')).toContain('Planned for')
})

test('a pause that is undone brings the daily post back', async () => {
  const { say, answer, pressed } = await openClassroom()
  await say('daily set 08:30 timezone:Europe/London')
  await say('calendar pause until I resume')
  expect(await say('daily plan')).toContain('Your class is paused')
  const [undo] = undoPresses(await answer('settings history what:calendar'))
  await pressed(undo!)
  expect(await say('daily status')).toContain('next post')
  expect(toPlainText(await pressed(undo!))).toContain('There’s nothing to undo')
})

test('asks first where the same part was changed since, and leaves a time zone that posts need', async () => {
  const { say, answer, pressed } = await openClassroom()
  await say('calendar set timezone:Europe/London')
  await say('calendar set days:mon-thu')
  await say('calendar set days:"mon, tue"', { person: okafor })
  const presses = undoPresses(await answer('settings history what:calendar'))
  expect(presses).toHaveLength(2)
  const question = await pressed(presses[1]!)
  expect(toPlainText(question)).toContain('This has changed since then.')
  expect(toPlainText(question)).toContain('Mr. Okafor')
  await pressed(buttonsOf(question)['Undo anyway']!)
  expect(await say('calendar')).toContain('School days: Mon–Fri')
})
