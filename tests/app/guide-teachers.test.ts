/** What a teacher gets who leaves something out, for every command there is, and the next step after each one. */
import { describe, expect, test } from 'vitest'
import { fullName, visibleOptions } from '../../src/core/command/command.ts'
import { isForm } from '../../src/core/reply/form.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { openClassroom } from '../fixtures/classroom.ts'
import { installedContent } from '../fixtures/installed-content.ts'
import { buttonsOf, replyOf, room, student, teacher } from '../fixtures/invoke.ts'

const { commands } = await installedContent()
const event = { id: 'event', person: teacher, room, at: 0 }

/** Who somebody is, and a file that is to be read, cannot be asked for in a form of every platform. */
const unaskable = new Set(['person', 'role', 'room', 'file'])

const needy = [...commands.values()].flatMap((command) =>
  [...command.subcommands].flatMap(([name, subcommand]) => {
    const required = Object.values(visibleOptions(subcommand)).filter((option) => option.required)
    const canAsk = required.length > 0 && required.every(({ kind }) => !unaskable.has(kind))
    return subcommand.teachersOnly === true && canAsk ? [fullName(command, name)] : []
  }),
)

describe('a command of a teacher without what it needs', () => {
  test.each(needy)('%s opens a form, which has at most five fields', async (line) => {
    const { dispatch } = await openClassroom()
    const form = await dispatch.line({ ...event, line })
    if (!isForm(form)) throw new Error(toPlainText(form))
    expect(form.fields.length).toBeLessThanOrEqual(5)
    for (const { label } of form.fields) expect(label.length).toBeLessThanOrEqual(45)
    expect(form.title.length).toBeLessThanOrEqual(45)
  })

  test('is refused for a student, who learns nothing of the form', async () => {
    const { dispatch } = await openClassroom()
    const refused = replyOf(await dispatch.line({ ...event, person: student, line: 'daily set' }))
    expect(refused.refused).toBe(true)
  })
})

test('what is filled in runs the command; a refused form opens again as it was left', async () => {
  const own = await openClassroom()
  const form = await own.dispatch.line({ ...event, line: 'daily set days:mon-thu' })
  if (!isForm(form)) throw new Error('This is no form.')
  expect(form.fields.map(({ name }) => name)).toEqual(['time', 'timezone', 'start', 'days'])
  const fields = { time: ['25:00'], timezone: ['Europe/London'], start: [''], days: ['mon-thu'] }
  const wrong = replyOf(await own.dispatch.action({ ...event, componentId: form.press, fields }))
  expect(wrong.refused).toBe(true)
  const again = await own.dispatch.action({
    ...event,
    componentId: buttonsOf(wrong)['Change it…']!,
  })
  if (!isForm(again)) throw new Error('This is no form.')
  expect(again.fields.find(({ name }) => name === 'time')).toMatchObject({ value: '25:00' })
  const right = { ...fields, time: ['7.30'] }
  const done = replyOf(
    await own.dispatch.action({ ...event, componentId: again.press, fields: right }),
  )
  expect(toPlainText(done)).toContain('07:30 Europe/London, Mon–Thu')
  const later = await own.dispatch.line({ ...event, line: 'daily set holidays:2027-02-15' })
  if (!isForm(later)) throw new Error('This is no form.')
  expect(later.fields.find(({ name }) => name === 'time')).toMatchObject({ value: '07:30' })
})

test('days off with the wrong command are in its form, where they can be changed or taken out', async () => {
  const { dispatch: ask, say } = await openClassroom()
  await say('calendar set timezone:Europe/London')
  await say('calendar days-off 2027-05-03')
  const line = 'daily holidays 2027-02-15..2027-02-19'
  const form = await ask.line({ ...event, line })
  if (!isForm(form)) throw new Error('This is no form.')
  const shown = form.fields.find(({ name }) => name === 'holidays')
  expect(shown).toMatchObject({ value: '2027-02-15..2027-02-19' })
  async function submit(holidays: string) {
    const fields = { time: ['08:30'], start: [''], holidays: [holidays] }
    if (!isForm(form)) throw new Error('This is no form.')
    await ask.action({ ...event, componentId: form.press, fields })
    return say('calendar')
  }
  expect(await submit('')).not.toContain('Feb 2027')
  const changed = await submit('2027-02-16')
  expect(changed).toContain('16 Feb 2027')
  expect(changed).toContain('3 May 2027')
  expect(changed).not.toContain('19 Feb')
})

test('what was typed is shown while there are at most five fields, and the rest stays in the line', async () => {
  const { dispatch: ask, say } = await openClassroom()
  const line = 'daily set days:mon-thu end:2027-06-30 holidays:2027-05-03 pin:yes'
  const form = await ask.line({ ...event, line })
  if (!isForm(form)) throw new Error('This is no form.')
  expect(form.fields.map(({ name }) => name)).toEqual(['time', 'timezone', 'start', 'days', 'end'])
  const [time, timezone] = [['08:30'], ['Europe/London']]
  const fields = { time, timezone, start: [''], days: ['mon-wed'], end: [''] }
  const done = replyOf(await ask.action({ ...event, componentId: form.press, fields }))
  expect(toPlainText(done)).toContain('08:30 Europe/London, Mon–Wed')
  expect(await say('calendar')).toContain('3 May 2027')
})

test('what is too long for its field is not in the form, and is refused with the rest', async () => {
  const { dispatch: ask } = await openClassroom()
  const line = `daily set end:${'9'.repeat(41)}`
  const form = await ask.line({ ...event, line })
  if (!isForm(form)) throw new Error('This is no form.')
  expect(form.fields.map(({ name }) => name)).not.toContain('end')
  const fields = { time: ['08:30'], timezone: ['Europe/London'] }
  const said = replyOf(await ask.action({ ...event, componentId: form.press, fields }))
  expect(said.refused).toBe(true)
})

test('the zone is asked for once: the digest keeps it for the class', async () => {
  const { say, dispatch: ask } = await openClassroom()
  const own = { ...event, person: { ...teacher, timeZone: 'Europe/Berlin' } }
  const asked = replyOf(await ask.line({ ...own, line: 'digest set 16:00' }))
  expect(Object.keys(buttonsOf(asked))).toEqual(['digest set 16:00 timezone:Europe/Berlin'])
  const press = buttonsOf(asked)['digest set 16:00 timezone:Europe/Berlin']!
  await ask.action({ ...own, componentId: press })
  expect(await say('calendar')).toContain('Europe/Berlin')
})

test('each step of setting up a class leads to the next one, until everything is set up', async () => {
  const { answer } = await openClassroom()
  const steps = [
    'calendar set timezone:Europe/London',
    'calendar days-off "15 Feb – 19 Feb"',
    'calendar set terms:"Spring: 4 Jan – 26 Mar"',
  ]
  const offered: string[] = []
  for (const line of steps) {
    const buttons = Object.keys(buttonsOf(await answer(line)))
    offered.push(...buttons.filter((label) => label.startsWith('Next: ')))
  }
  expect(offered).toEqual(['Next: days off…', 'Next: terms…', 'Next: reading plan…'])
})
