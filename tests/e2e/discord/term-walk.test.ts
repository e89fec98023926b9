/** A teacher on Discord gets from nothing to a term’s plan by what the bot offers, in well under ten minutes by a model. */
import { expect, test } from 'vitest'
import { runningClock } from '../../fakes/running-time.ts'
import type { Outcome } from '../../fakes/discord/outcome.ts'
import {
  type TermStep,
  afterSteps,
  countActs,
  holidaysFile,
  homeworkStep,
  plannedDays,
  termSteps,
} from '../../fixtures/term-walk.ts'
import { noProblems, problemsOf, startBot } from './discord-bot.ts'

test('from nothing to a term’s plan', async () => {
  const bot = await startBot({
    botClock: { ...runningClock, now: () => Date.parse('2027-01-15T09:30Z') },
  })
  const { fake, channel, teacher } = bot
  const count = countActs()
  async function shown(outcome: Outcome): Promise<Outcome> {
    const replied = await outcome.replied()
    count.read(replied.text)
    return replied
  }
  async function press(on: Outcome, label: string): Promise<Outcome> {
    count.press(label)
    return teacher.press(on.messages.at(-1)!, label)
  }

  async function take(
    { button, fields, confirm, answer }: TermStep,
    on: Outcome,
  ): Promise<Outcome> {
    let next = await press(on, button)
    if (button === 'Next: days off…') {
      count.file()
      const calendar = [
        { filename: 'school.ics', contentType: 'text/calendar', content: holidaysFile },
      ]
      count.press('Add the days off')
      next = await teacher.submitModal(next, { calendar })
    } else if (fields !== undefined) {
      for (const typed of Object.values(fields)) count.type(typed)
      count.press('Continue')
      next = await teacher.submitModal(next, { ...presetsOf(next), ...fields })
    }
    let last = await shown(next)
    if (confirm !== undefined) last = await shown(await press(last, confirm))
    expect(last.text).toContain(answer)
    return last
  }

  count.type('/help')
  let last = await shown(await teacher.slash(channel, 'help'))
  for (const step of termSteps) last = await take(step, last)
  const overview = await shown(await press(last, 'What’s set up'))
  expect(overview.text).toContain('Everything is set up.')
  const form = await press(overview, homeworkStep.button)
  count.type(homeworkStep.fields.due)
  count.press('Continue')
  const refused = await shown(await teacher.submitModal(form, homeworkStep.fields))
  expect(refused.text).toContain(homeworkStep.refusal)
  for (const step of afterSteps) await take(step, overview)
  count.type('/daily plan')
  const plan = await shown(await teacher.slash(channel, 'daily plan'))
  for (const day of plannedDays) expect(plan.text).toContain(day)
  expect(plan.text).not.toContain('Wed, 3 Feb')
  const { minutes } = count.result()
  expect(minutes).toBeLessThan(8)
  expect(problemsOf(fake)).toEqual(noProblems)
})

interface Part {
  readonly custom_id?: string
  readonly value?: string
  readonly options?: readonly { readonly value: string; readonly default?: boolean }[]
  readonly component?: Part
  readonly components?: readonly Part[]
}

/** What the form shows before anything is typed or chosen. */
function presetsOf({ modal }: Outcome): Record<string, string> {
  const found: Record<string, string> = {}
  function look({ custom_id, value, options = [], component, components = [] }: Part): void {
    const shown = value ?? options.find((option) => option.default === true)?.value
    if (custom_id !== undefined && shown !== undefined) found[custom_id] = shown
    for (const part of [component, ...components]) if (part !== undefined) look(part)
  }
  look(JSON.parse(JSON.stringify(modal)) as Part)
  return found
}
