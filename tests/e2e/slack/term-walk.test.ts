/** A teacher on Slack gets from `help` to a term’s plan, homework and a list of students by what the bot offers. */
import { expect, test } from 'vitest'
import type { Message, View } from '../../fakes/slack/state.ts'
import {
  afterSteps,
  countActs,
  holidaysFile,
  homeworkStep,
  plannedDays,
  type TermStep,
  termSteps,
} from '../../fixtures/term-walk.ts'
import { expectClean, shown, startSchool } from './slack-class.ts'

const now = Date.parse('2027-01-15T09:30Z')

test('from nothing to a term’s plan', async () => {
  const { slack, ada, channel, clock, platforms, platform } = await startSchool('socket')
  clock.set(now)
  platforms.set('slack', platform)
  const count = countActs()

  async function sees(words: string): Promise<Message> {
    await slack.until(() => ada.sees(channel).some((each) => shown(each).includes(words)))
    const seen = ada.sees(channel).findLast((each) => shown(each).includes(words))!
    count.read(seen.text)
    return seen
  }
  async function press(on: Message, label: string): Promise<void> {
    count.press(label)
    await ada.press(on, label)
  }
  async function opened(): Promise<View> {
    await slack.until(() => ada.modal !== undefined)
    return ada.modal!
  }
  async function submit(fields: Readonly<Record<string, string>>): Promise<void> {
    const view = await opened()
    for (const typed of Object.values(fields)) count.type(typed)
    count.press('Continue')
    const values = Object.entries(fields).map(([name, value]) => [`field/${name}`, value] as const)
    const act = await ada.submit(view, Object.fromEntries(values))
    expect(act.errors).toEqual({})
  }

  async function take(
    { button, fields, confirm, answer }: TermStep,
    on: Message,
  ): Promise<Message> {
    await press(on, button)
    if (button === 'Next: days off…') {
      count.file()
      count.press('Add the days off')
      await ada.submit(await opened(), { 'field/calendar': ada.upload('school.ics', holidaysFile) })
    } else if (fields !== undefined) await submit(fields)
    if (confirm !== undefined) await press(await sees(`"${confirm}"`), confirm)
    return sees(answer)
  }

  count.type('/study help')
  await ada.command(channel, '/study', 'help')
  let last = await sees('What I can do')
  for (const step of termSteps) last = await take(step, last)
  await press(last, 'What’s set up')
  last = await sees('Everything is set up.')
  const overview = last
  await press(overview, homeworkStep.button)
  const refused = await ada.submit(await opened(), { 'field/due': homeworkStep.fields.due })
  expect(refused.errors?.['field/due']).toContain(homeworkStep.refusal)
  count.read(Object.values(refused.errors ?? {}).join(' '))
  await ada.close(ada.modal!)
  count.press('Close')
  for (const step of afterSteps) last = await take(step, overview)
  count.type('/study daily plan')
  await ada.command(channel, '/study', 'daily plan')
  const plan = shown(await sees(plannedDays[0]))
  for (const day of plannedDays) expect(plan).toContain(day)
  expect(plan).not.toContain('Wed, 3 Feb')
  const { minutes } = count.result()
  expect(minutes).toBeLessThan(10)
  expectClean(slack)
})
