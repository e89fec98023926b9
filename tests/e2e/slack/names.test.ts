/** Names on Slack: nobody passes for a teacher under any of a teacher's names, and only a teacher gets the file that names students. */
import { expect, onTestFinished, test } from 'vitest'
import { answered, expectClean, shown, startSchool } from './slack-class.ts'

test('no student takes any name under which Slack shows a teacher', async () => {
  const { slack, team, ada, ben, channel } = await startSchool()
  const tina = team.addPerson({
    name: 'tteach',
    displayName: 'Ms. T',
    realName: 'Tina Teacherson',
    admin: true,
  })
  for (const teacher of [ada, tina]) {
    await (await teacher.command(channel, '/study', 'help')).answer()
  }
  for (const name of ['Ms. T', 'Tina Teacherson', 'tteach', 'TTEACH', 'Ms. Lovelace', 'ada']) {
    const refused = await (await ben.command(channel, '/study', `scores name:"${name}"`)).answer()
    expect(`${name}: ${refused.text}`).toMatch(/looks like it|could be mistaken/)
  }
  const taken = await (await ben.command(channel, '/study', 'scores name:"Blue Fox"')).answer()
  expect(shown(taken)).toContain('Blue Fox')
  expectClean(slack)
})

test('who chose what is in a file for the teacher alone, who is told so first', async () => {
  const { slack, team, ada, ben, channel, clock, platforms, platform, quizRunner } =
    await startSchool('http')
  platforms.set('slack', platform)
  clock.set(slack.now())
  await quizRunner.start()
  onTestFinished(() => quizRunner.stop())
  function board() {
    return team.posts(channel).at(-1)!
  }

  async function untilShown(words: string): Promise<void> {
    for (let passed = 0; passed < 60; passed += 1) {
      slack.advance(500)
      await clock.advance(slack.now() - clock.now())
      const found = await slack
        .until(() => JSON.stringify(team.posts(channel)).includes(words), { withinMs: 300 })
        .then(() => true)
        .catch(() => false)
      if (found) return
    }
    throw new Error(`“${words}” never appeared.`)
  }

  const panel = await (
    await ada.command(channel, '/study', 'quiz start questions:8 seconds:60')
  ).answer()
  await untilShown('Join')
  await (await ben.press(board(), 'Join')).answer()
  await (await ada.press(panel, 'Start now')).answer()
  // Whichever question has buttons is answered.
  for (let round = 1; round <= 8; round += 1) {
    await untilShown(`Question ${round} of`)
    const [, label] = /"(A|A\. [^"]+)"/.exec(JSON.stringify(board().blocks)) ?? []
    const hasButtons = label !== undefined
    if (hasButtons) await (await ben.press(board(), label)).answer()
    else await (await ada.command(channel, '/study', 'quiz skip')).answer()
    await untilShown(': the answer')
    if (hasButtons) break
    await (await ada.command(channel, '/study', 'quiz skip')).answer()
  }
  await (await ada.command(channel, '/study', 'quiz stop')).answer()

  const refused = await (await ben.command(channel, '/study', 'quiz report')).answer()
  expect(refused.text).toContain('Only teachers')
  const report = await (await ada.command(channel, '/study', 'quiz report')).answer()
  expect(report.visibleTo).toBe(ada.id)
  expect(shown(report)).toContain('shows each student’s name and answers')
  expect(shown(report)).toMatch(/Teach th|Nothing stands out/)
  const before = ben.sees(channel).length
  await answered(slack, await ada.press(report, 'Make the student file'))
  const own = JSON.stringify([ada.sees(channel), team.posts(team.im(ada))])
  expect(own).toContain('quiz-students.csv')
  expect(ben.sees(channel)).toHaveLength(before)
  expect(JSON.stringify(team.posts(channel))).not.toContain('students.csv')

  const later = await (await ada.command(channel, '/study', 'quiz report')).answer()
  const page = await (await ada.press(later, 'One page to print')).answer()
  const back = await (await ada.press(page, 'Back to the report')).answer()
  const list = await (await ada.press(back, 'Earlier quizzes…')).answer()
  expect(list.visibleTo).toBe(ada.id)
  expect(shown(list)).toContain('(1 student, ')
  const [, id = ''] = /"value":"([a-z0-9]+)"/.exec(JSON.stringify(list.blocks)) ?? []
  const opened = await (await ada.select(list, 'select/quiz:open-report:', id)).answer()
  expect(shown(opened)).toContain('shows each student’s name and answers')
  expectClean(slack)
})
