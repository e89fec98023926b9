import { describe, expect, test } from 'vitest'
import { encodeMetadata, decodeMetadata } from '../../../src/adapters/slack/reply-target.ts'
import { DeliveryError } from '../../../src/core/platform/platform.ts'
import { expectClean, startSchool } from './slack-class.ts'

type School = Awaited<ReturnType<typeof startSchool>>

/** Sends a command as Slack sends it where people and channels were chosen from its lists, and returns the answer. */
async function say({ slack, ada, channel }: School, text: string): Promise<string> {
  const act = await ada.command(channel, '/study', 'help')
  await act.answer()
  const before = act.answers.length
  await slack.replay('slash_commands', { ...act.payload, text, trigger_id: text })
  await slack.until(() => act.answers.length > before)
  return JSON.stringify(act.answers.slice(before).map(({ blocks }) => blocks))
}

describe('what somebody types for a channel, a person or a group', () => {
  const set = 'daily set 08:30 timezone:Europe/London'

  test.each([
    [`${set} channel:#film-club`, 'I can’t find that channel here. Type # and choose it'],
    [`${set} channel:discord:123`, 'I can’t find that channel here.'],
    [`${set} channel:x/y`, 'I can’t find that channel here.'],
    [`${set} channel:slack:T999/C999`, 'I can’t find that channel here.'],
    [`${set} role:teachers`, 'I can’t find that user group here. Type @ and choose it'],
    [`${set} calendar:holidays.ics`, ' alone, and choose it in the window.'],
    ['settings teacher @ben', 'I can’t find that person here. Type @ and choose them'],
    ['settings teacher slack:T999/U999', 'I can’t find that person here.'],
    ['settings teacher <@U0NOBODY|nobody>', 'That person isn’t in this workspace.'],
    ['settings teacher <@USLACKBOT>', 'isn’t in this workspace'],
    [`${set} role:S0TEACHERS`, 'I can’t find that user group here. Type @ and choose it'],
    ['settings teacher role:<!subteam^S0NOBODY|@nobody>', 'I can’t find that user group here.'],
    ['settings teacher role:here', 'That would make everyone a teacher.'],
  ])('“/study %s” is refused in a sentence', async (line, sentence) => {
    const school = await startSchool()
    const { slack, store, team } = school
    expect(await say(school, line)).toContain(sentence)
    expect(await store.daily.schedules(`slack:${team.id}`)).toEqual([])
    expect(await store.settings.read(`slack:${team.id}`)).toEqual([])
    expectClean(slack)
  })

  test('a missing or unclear time zone is asked with the person’s own from Slack', async () => {
    const school = await startSchool()
    school.ada.user.tz = 'America/Toronto'
    expect(await say(school, 'daily set 08:30')).toContain('timezone:America/Toronto')
    expect(await say(school, 'daily set 08:30 timezone:EST')).toContain('America/Toronto')
  })

  test('the bot itself and somebody who has left become no teachers', async () => {
    const school = await startSchool()
    const { store, ben, team } = school
    const { botUserId } = team.installation!
    expect(await say(school, `settings teacher <@${botUserId}>`)).toContain('That’s a bot.')
    ben.user.deleted = true
    expect(await say(school, `settings teacher <@${ben.id}>`)).toContain('isn’t in this workspace')
    expect(await store.settings.read(`slack:${team.id}`)).toEqual([])
  })

  test('while Slack cannot say who somebody is, nobody becomes a teacher', async () => {
    const school = await startSchool()
    const { slack, store, ada, ben, channel, team } = school
    await (await ada.command(channel, '/study', 'settings')).answer()
    slack.fail('users.info', 9, { answer: 500 })
    expect(await say(school, `settings teacher <@${ben.id}>`)).toContain('right now')
    expect(await store.settings.read(`slack:${team.id}`)).toEqual([])
  })

  test('what is chosen from Slack’s lists works', async () => {
    const school = await startSchool()
    const { ben, channel, team } = school
    const group = team.addUserGroup('teachers', [])
    const named = await say(school, `settings teacher <@${ben.id}|ben>`)
    expect(named).toContain('can now use the teacher commands')
    const line = `${set} channel:<#${channel.id}|film-club> role:<!subteam^${group.id}|@teachers>`
    expect(await say(school, line)).toContain('a role or group')
  })
})

test.each([
  ['help <@U0BEN|ben>', '@ben'],
  ['quote <@U0BEN|ben>', '@ben'],
  ['book forget student:<@U0BEN>', 'that person'],
  ['daily set 08:30 timezone:<#C0FILM|film>', '#film'],
  ['pack use <!subteam^S0STAFF|@staff>', '@staff'],
])('“/study %s” is answered with names, not with ids', async (line, name) => {
  const words = await say(await startSchool(), line)
  expect(words).toContain(name)
  expect(words).not.toMatch(/slack:T|subteam/)
})

test('without a channel, a daily post asks where it should go and keeps what was filled in', async () => {
  const {
    slack,
    store,
    ada,
    team,
    channel,
    room: { id: room },
  } = await startSchool()
  await ada.shortcut('study')
  await slack.until(() => ada.modal !== undefined)
  const before = ada.modal!.hash
  await ada.select(ada.modal!, 'command', 'daily/set')
  await slack.until(() => ada.modal!.hash !== before)
  const filled = {
    'option/daily/set/time': '08:30',
    'option/daily/set/days': 'mon, wed',
    'option/daily/set/timezone': 'Europe/London',
  }
  await ada.suggest(ada.modal!, 'suggest/daily/set/timezone', 'Europe/London')
  const refused = await ada.submit(ada.modal!, filled)
  expect(refused.errors).toEqual({ command: expect.stringContaining('Where should it go?') })
  expect(await store.daily.schedules(`slack:${team.id}`)).toEqual([])
  // The window is still there with what was filled in; only the channel is added.
  await ada.submit(ada.modal!, { 'option/daily/set/channel': channel.id })
  await slack.until(() => JSON.stringify(ada.modal?.blocks).includes('Next posts'))
  const [schedule] = await store.daily.schedules(`slack:${team.id}`)
  expect(schedule).toMatchObject({ room: { id: room }, calendar: { days: ['mon', 'wed'] } })
  expectClean(slack)
})

test('a form that was opened for somebody else changes nothing', async () => {
  // What is forged gets no answer at all, which Slack waits for.
  const { slack, store, ada, ben, channel, team } = await startSchool('socket', {
    ackDeadlineMs: 3000,
  })
  const opened = await ada.command(channel, '/study')
  await slack.until(() => ada.modal !== undefined)
  const before = ada.modal!.hash
  await ada.select(ada.modal!, 'command', 'settings/set')
  await slack.until(() => ada.modal!.hash !== before)
  const filled = { 'option/settings/set/rating': 'teen' }
  const act = await ada.submit(ada.modal!, filled)
  await opened.answer()
  const sent = await store.settings.read(`slack:${team.id}`)
  expect(sent).toHaveLength(1)
  await store.settings.clear(`slack:${team.id}`, {
    room: '',
    name: 'rating',
    by: { id: '', name: '' },
  })
  // The same form with the teacher's metadata, sent by a student.
  const forged = { ...act.payload, user: { id: ben.id, name: 'ben' }, trigger_id: 'another' }
  await slack.replay('interactive', forged)
  await (await ben.command(channel, '/study', 'help')).answer()
  expect(await store.settings.read(`slack:${team.id}`)).toEqual([])
})

describe('what a modal remembers', () => {
  const target = { kind: 'view', team: 'T1', user: 'U1' } as const

  test('is read back only for the person it was made for', () => {
    const metadata = encodeMetadata({ target, componentId: 'quiz:answer:x' })
    expect(decodeMetadata(metadata, 'T1', 'U1')).toEqual({ target, componentId: 'quiz:answer:x' })
    expect(() => decodeMetadata(metadata, 'T1', 'U2')).toThrow('somebody else')
    expect(() => decodeMetadata(metadata, 'T2', 'U1')).toThrow('somebody else')
  })

  test('is refused before it is more than Slack keeps', () => {
    const responseUrl = `https://hooks.slack.example/${'x'.repeat(3000)}`
    const long = {
      kind: 'channel',
      team: 'T1',
      user: 'U1',
      channel: 'C1',
      responseUrl,
      onEphemeral: false,
    } as const
    expect(() => encodeMetadata({ target: long })).toThrow(DeliveryError)
  })
})
