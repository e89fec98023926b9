import { describe, expect, test } from 'vitest'
import { answered, expectClean, startSchool, transports } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

function shownTo(person: School['ben']): string {
  return JSON.stringify(person.home?.blocks ?? [])
}

async function open({ slack }: School, person: School['ben']): Promise<void> {
  await person.openHome()
  await slack.until(() => person.home !== undefined)
}

describe.each(transports)('Home over %s stays current', (transport) => {
  test('after somebody’s own review, without being opened again', async () => {
    const school = await startSchool(transport)
    const { slack, ben, channel } = school
    await open(school, ben)
    expect(shownTo(ben)).not.toContain('ready to review')
    await answered(slack, await ben.command(channel, '/study', 'review start scene 1'))
    await slack.until(() => shownTo(ben).includes('1 flashcard is ready to review.'))
    const card = await (await ben.command(channel, '/study', 'review')).answer()
    const answer = await (await ben.press(card, 'Show answer')).answer()
    await answered(slack, await ben.press(answer, 'Easy · 8 days'))
    await slack.until(() => !shownTo(ben).includes('ready to review'))
    expectClean(slack)
  })

  test('for the whole class after a teacher changed a setting', async () => {
    const school = await startSchool(transport)
    const { slack, ada, ben, channel, team } = school
    const cleo = team.addPerson({ name: 'cleo' })
    await open(school, ben)
    await answered(slack, await ada.command(channel, '/study', 'progress set 1'))
    await slack.until(() => shownTo(ben).includes('The class has reached scene 1: The climb.'))
    // Nobody has looked at theirs, so nothing is published for them.
    expect(cleo.home).toBeUndefined()
    expect(ada.home).toBeUndefined()
    expectClean(slack)
  })
})

test('Home says what is due today, and follows what the class is set', async () => {
  const school = await startSchool()
  const { slack, team, ada, ben, channel, platforms, platform, clock, poster } = school
  platforms.set('slack', platform)
  clock.set(slack.now())
  // Whoever has never used the bot belongs to no class yet.
  await answered(slack, await ben.command(channel, '/study', 'scene 1'))
  await open(school, ben)
  await open(school, ada)
  expect(shownTo(ben)).not.toContain('Homework:')
  const set = 'homework set due:"in two weeks" questions:3 timezone:Europe/London'
  const draft = await (await ada.command(channel, '/study', set)).answer()
  await ada.press(draft, 'Post it')
  await slack.until(() => shownTo(ben).includes('not begun'))
  expect(shownTo(ben)).toContain('Begin')
  expect(shownTo(ada)).not.toContain('not begun')

  await answered(
    slack,
    await ada.command(channel, '/study', 'daily set 08:30 timezone:Europe/London'),
  )
  await answered(slack, await ada.command(channel, '/study', 'daily now'))
  await poster.runDue()
  await slack.until(() => team.posts(channel).length > 1)
  await slack.until(() => shownTo(ben).includes('Today’s question: '))
  expectClean(slack)
})
