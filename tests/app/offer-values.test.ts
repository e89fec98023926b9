import { expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openBot } from '../fixtures/bot.ts'
import { buttonsOf, replyOf, room, teacher } from '../fixtures/invoke.ts'

test('a question about one value offers the whole line with each answer', async () => {
  const { dispatch } = await openBot()
  const event = { id: 'event', person: teacher, room, at: 0 }
  const asked = replyOf(
    await dispatch.line({ ...event, line: 'daily set 8:30 timezone:EST days:mon, wed' }),
  )
  const [[line, press] = ['', '']] = Object.entries(buttonsOf(asked))
  expect(line).toBe('daily set 8:30 timezone:America/New_York days:"mon, wed"')
  const answer = replyOf(await dispatch.action({ ...event, componentId: press }))
  expect(toPlainText(answer)).toContain('08:30 America/New York, Mon, Wed')
})

test('a value with invisible characters in it is the one that is asked about', async () => {
  const { dispatch } = await openBot()
  const given = { time: '8:30', timezone: 'E\u200BST' }
  const event = { id: 'event', person: teacher, room, at: 0, given }
  const asked = replyOf(await dispatch.command({ ...event, command: 'daily', subcommand: 'set' }))
  expect(Object.keys(buttonsOf(asked))[0]).toBe('daily set 8:30 timezone:America/New_York')
})

test.each([
  [{ timeZone: 'Europe/Berlin' }, ['Europe/Berlin']],
  [
    { locale: 'en-US' },
    ['America/New_York', 'America/Chicago', 'America/Los_Angeles', 'America/Denver'],
  ],
  [{}, []],
])('a missing zone of somebody with %o is offered as %o', async (whose, zones) => {
  const { dispatch } = await openBot()
  const event = { id: 'event', person: { ...teacher, ...whose }, room, at: 0 }
  const asked = replyOf(await dispatch.line({ ...event, line: 'daily set 8:30' }))
  const lines = Object.keys(buttonsOf(asked))
  expect(lines).toEqual(zones.map((zone) => `daily set 8:30 timezone:${zone}`))
  const reminder = await dispatch.line({ ...event, line: 'review settings reminder:18:30' })
  expect(Object.keys(buttonsOf(replyOf(reminder)))).toHaveLength(zones.length)
})

test('homework for a class without a zone offers those of the teacher’s country', async () => {
  const { dispatch } = await openBot()
  const event = { id: 'event', person: { ...teacher, locale: 'en-IE' }, room, at: 0 }
  const asked = replyOf(await dispatch.line({ ...event, line: 'homework set due:Friday' }))
  expect(toPlainText(asked)).toContain('timezone:Europe/Dublin')
  expect(Object.keys(buttonsOf(asked))).toEqual(['homework set Friday timezone:Europe/Dublin'])
})

test('a question about a missing zone offers the line with the person’s own', async () => {
  const { dispatch } = await openBot()
  const event = { id: 'event', person: { ...teacher, timeZone: 'Europe/Berlin' }, room, at: 0 }
  const asked = replyOf(await dispatch.line({ ...event, line: 'daily set 8.30 mon to fri' }))
  expect(toPlainText(asked)).toContain('Which time zone is your school in?')
  const [[line, press] = ['', '']] = Object.entries(buttonsOf(asked))
  expect(line).toContain('timezone:Europe/Berlin')
  const answer = replyOf(await dispatch.action({ ...event, componentId: press }))
  expect(toPlainText(answer)).toContain('08:30 Europe/Berlin, Mon–Fri')
})
