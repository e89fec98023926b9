import { expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { openClassroom, teacher } from '../../fixtures/classroom.ts'
import { buttonsOf } from '../../fixtures/invoke.ts'

const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }

test('a deleted preset comes back, and a changed one is as it was', async () => {
  const { answer, say, pressed } = await openClassroom()
  await say('quiz save friday seconds:60')
  const deleted = await answer('quiz forget friday')
  expect(await say('quiz presets')).toContain('no presets yet')
  expect(toPlainText(await pressed(buttonsOf(deleted)['Undo']!))).toContain(
    'Undone. It’s as it was before Ms. Rivera deleted the quiz preset “friday”.',
  )
  const before = await say('quiz presets')
  expect(before).toContain('friday')
  const changed = await answer('quiz save friday seconds:20')
  expect(await say('quiz presets')).not.toBe(before)
  await pressed(buttonsOf(changed)['Undo']!)
  expect(await say('quiz presets')).toBe(before)
})

test('whoever saves over a colleague’s preset of a moment ago is told', async () => {
  const { say } = await openClassroom()
  await say('quiz save friday seconds:60', { person: okafor })
  const words = await say('quiz save friday seconds:20')
  expect(words).toContain('Mr. Okafor saved the quiz preset “friday”')
  expect(words).toContain('Your change has replaced that one.')
})
