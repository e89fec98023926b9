import { randomUUID } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { scopes } from '../../../src/adapters/slack/declare.ts'
import { createManualClock } from '../../fixtures/manual-clock.ts'
import { expectClean, startSchool } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>
type Member = School['ada']

const required = Object.keys(scopes)
const onlyTeachers = 'Only teachers'
const saved = 'Saved for the class'

/** Sends a line as Slack sends it where groups were chosen from its list, and returns the answer. */
async function say({ slack, channel }: School, who: Member, text: string): Promise<string> {
  const act = await who.command(channel, '/study', 'help')
  await act.answer()
  const before = act.answers.length
  await slack.replay('slash_commands', { ...act.payload, text, trigger_id: randomUUID() })
  await slack.until(() => act.answers.length > before)
  return act.answers
    .slice(before)
    .map((answer) => answer.text)
    .join('\n')
}

test('everyone in a named user group is a teacher, by its name, and nobody else is', async () => {
  const school = await startSchool()
  const { slack, team, ada, ben } = school
  const tutors = team.addUserGroup('tutors', [ben])
  const zoe = team.addPerson({ name: 'zoe' })
  expect(await say(school, ben, 'settings set rating:teen')).toContain(onlyTeachers)
  const named = await say(school, ada, `settings teacher role:<!subteam^${tutors.id}|@tutors>`)
  expect(named).toContain('Everyone in @tutors can now use the teacher commands')
  expect(await say(school, ben, 'settings set rating:teen')).toContain(saved)
  expect(await say(school, zoe, 'settings set rating:teen')).toContain(onlyTeachers)
  const shown = await say(school, zoe, 'settings')
  expect(shown).toContain('Also a teacher here: everyone in @tutors')
  expect(shown).not.toContain(tutors.id)
  await say(school, ada, `settings teacher role:<!subteam^${tutors.id}|@tutors> allowed:no`)
  expect(await say(school, ben, 'settings set rating:teen')).toContain(onlyTeachers)
  expectClean(slack)
})

test('somebody who leaves the group is no teacher ten minutes later', async () => {
  const clock = createManualClock()
  const school = await startSchool('socket', { clock })
  const { team, ada, ben } = school
  const tutors = team.addUserGroup('tutors', [ben])
  await say(school, ada, 'settings teacher role:@tutors')
  expect(await say(school, ben, 'settings set rating:teen')).toContain(saved)
  tutors.users.delete(ben.id)
  await clock.advance(10 * 60_000 + 1)
  expect(await say(school, ben, 'settings set rating:everyone')).toContain(onlyTeachers)
})

test('a group that was made a moment ago is found', async () => {
  const clock = createManualClock()
  const school = await startSchool('socket', { clock })
  const { team, ada, ben } = school
  await say(school, ada, 'settings show')
  const tutors = team.addUserGroup('tutors', [ben])
  await clock.advance(6_000)
  const line = `settings teacher role:<!subteam^${tutors.id}|@tutors>`
  expect(await say(school, ada, line)).toContain('Everyone in')
})

test('while Slack does not answer, those who are known stay teachers', async () => {
  const clock = createManualClock()
  const school = await startSchool('socket', { clock })
  const { slack, team, ada, ben } = school
  team.addUserGroup('tutors', [ben])
  await say(school, ada, 'settings teacher role:@tutors')
  await clock.advance(10 * 60_000 + 1)
  slack.fail('usergroups.list', 9, { answer: 500 })
  expect(await say(school, ben, 'settings set rating:teen')).toContain(saved)
})

test('a group of another workspace, and one that is switched off, are none here', async () => {
  const school = await startSchool()
  const { slack, ada, ben, team } = school
  const elsewhere = slack.addWorkspace('elsewhere').addUserGroup('theirs', [])
  const former = team.addUserGroup('former', [ben])
  former.disabled = true
  for (const { id } of [elsewhere, former]) {
    const line = `settings teacher role:<!subteam^${id}|@group>`
    expect(await say(school, ada, line)).toContain('I can’t find that user group here')
    const daily = `daily set 08:30 timezone:UTC role:<!subteam^${id}|@group>`
    expect(await say(school, ada, daily)).toContain('I can’t find that user group here')
  }
  expectClean(slack)
})

test('the form offers the groups there are', async () => {
  const school = await startSchool()
  const { slack, team, ada, ben, channel } = school
  const tutors = team.addUserGroup('tutors', [ben])
  const act = await ada.command(channel, '/study')
  await slack.until(() => ada.modal !== undefined)
  const before = ada.modal!.hash
  await ada.select(ada.modal!, 'command', 'settings/teacher')
  await slack.until(() => ada.modal!.hash !== before)
  await ada.submit(ada.modal!, { 'option/settings/teacher/role': `subteam^${tutors.id}` })
  expect((await act.answer()).text).toContain('Everyone in @tutors')
  expectClean(slack)
})

describe('without the permission to see user groups', () => {
  test('no group is named as teachers, and one sentence says how that can be changed', async () => {
    const school = await startSchool('socket', { scopes: required })
    const { slack, team, store, ada, ben } = school
    const tutors = team.addUserGroup('tutors', [ben])
    const line = `settings teacher role:<!subteam^${tutors.id}|@tutors>`
    const answer = await say(school, ada, line)
    expect(answer).toContain('can’t see who is in a group here')
    expect(answer).toContain('install Commonplace again and allow usergroups:read.')
    expect(await store.settings.read(`slack:${team.id}`)).toEqual([])
    expectClean(slack)
  })

  test('a daily post notifies a group that was chosen from Slack’s list, and no typed word', async () => {
    const school = await startSchool('socket', { scopes: required })
    const { slack, team, ada, ben } = school
    const tutors = team.addUserGroup('tutors', [ben])
    const daily = 'daily set 08:30 timezone:UTC role:'
    expect(await say(school, ada, `${daily}${tutors.id}`)).toContain('I can’t find that user group')
    expect(await say(school, ada, `${daily}<!subteam^${tutors.id}|@tutors>`)).toContain('08:30')
    expectClean(slack)
  })
})
