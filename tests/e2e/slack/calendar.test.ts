import { expect, test } from 'vitest'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('a teacher sets the calendar, pauses and resumes; a student sees it without buttons', async () => {
  const { slack, ada, ben, channel } = await startSchool()
  const set = await ada.command(
    channel,
    '/study',
    'calendar set timezone:London days:mon-thu weeks:"A, B"',
  )
  expect(shown(await set.answer())).toContain('Mon–Thu')
  const paused = await (await ada.command(channel, '/study', 'calendar pause tomorrow')).answer()
  expect(shown(paused)).toContain('Your class is paused')
  const seen = await (await ben.command(channel, '/study', 'calendar')).answer()
  expect(shown(seen)).toContain('Pauses')
  expect(shown(seen)).not.toContain('Resume')
  const resumed = await ada.press(paused, 'Resume')
  expect(shown(await resumed.answer())).toContain('No pause is coming any more')
  const refused = await (await ben.command(channel, '/study', 'calendar pause')).answer()
  expect(shown(refused)).toContain('Only teachers')
  expectClean(slack)
})
