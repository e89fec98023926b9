import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, teacher } from '../../fixtures/classroom.ts'
import type { Reply } from '../../../src/core/reply/reply.ts'

const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }

function undoPresses({ blocks }: Reply): readonly string[] {
  return blocks.flatMap((block) =>
    block.kind === 'row' && 'press' in block.button ? [block.button.press] : [],
  )
}

test('what was done with a daily post is in the history, and a pause is undone', async () => {
  const { say, answer, pressed } = await openClassroom()
  await say('daily set 08:30 timezone:Europe/London')
  await say('daily pause', { person: okafor })
  const history = await answer('settings history what:daily')
  const words = toPlainText(history)
  expect(words).toContain('Mr. Okafor paused the daily post (08:30 Europe/London, Mon–Fri)')
  expect(words).toContain('Ms. Rivera set up the daily post (08:30 Europe/London, Mon–Fri)')
  const [undo, ...others] = undoPresses(history)
  expect(others).toEqual([])
  expect(toPlainText(await pressed(undo!))).toContain('Undone.')
  expect(await say('settings history what:daily')).toContain('Ms. Rivera resumed the daily post')
  expect(toPlainText(await pressed(undo!))).toContain('There’s nothing to undo')
  await say('daily off')
  expect(await say('settings history what:daily')).toContain('Ms. Rivera removed the daily post')
})
