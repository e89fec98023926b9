/** The history of changes on Slack: seen and undone in private, and posted to a channel without notifying anybody. */
import { expect, test } from 'vitest'
import { expectClean, shown, startSchool } from './slack-class.ts'

test('a teacher sees what was changed, undoes it, and has it posted', async () => {
  const { slack, team, ada, ben, channel, platforms, platform, changeLog } =
    await startSchool('http')
  platforms.set('slack', platform)
  const staff = team.addChannel({ name: 'staff', withApp: true })
  const chosen = await ada.command(channel, '/study', `settings log channel:${staff.id}`)
  expect(shown(await chosen.answer())).toContain('From now on, what teachers change is posted in')
  await (await ada.command(channel, '/study', 'settings set rating:teen')).answer()
  const history = await (await ada.command(channel, '/study', 'settings history')).answer()
  expect(shown(history)).toContain('set the rating to teen')
  expect(history.visibleTo).toBe(ada.id)
  const undone = await (await ada.press(history, 'Undo')).answer()
  expect(shown(undone)).toContain('Undone.')
  expect(shown(await (await ada.command(channel, '/study', 'settings')).answer())).toContain(
    'Suitable for everyone',
  )
  expect(await changeLog.postDue()).toBe(1)
  await slack.until(() => team.posts(staff).length > 0)
  const [post] = team.posts(staff)
  expect(shown(post!)).toContain(' (until then teen)')
  const refused = await ben.command(channel, '/study', 'settings history')
  expect(shown(await refused.answer())).toContain('Only teachers can use')
  expectClean(slack)
})
