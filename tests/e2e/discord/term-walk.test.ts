/** A teacher on Discord gets from nothing to a term’s plan by what the bot offers, in well under ten minutes by a model. */
import { expect, test } from 'vitest'
import { runningClock } from '../../fakes/running-time.ts'
import type { Outcome } from '../../fakes/discord/outcome.ts'
import { countActs, holidaysFile, plannedDays, termSteps } from '../../fixtures/term-walk.ts'
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

  count.type('/settings overview')
  let last = await shown(await teacher.slash(channel, 'settings overview'))
  for (const { button, fields, confirm, answer } of termSteps) {
    let next = await press(last, button)
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
    last = await shown(next)
    if (confirm !== undefined) last = await shown(await press(last, confirm))
    expect(last.text).toContain(answer)
  }
  count.press('What’s set up')
  const overview = await shown(await teacher.press(last.messages.at(-1)!, 'What’s set up'))
  expect(overview.text).toContain('Everything is set up.')
  count.type('/daily plan')
  const plan = await shown(await teacher.slash(channel, 'daily plan'))
  for (const day of plannedDays) expect(plan.text).toContain(day)
  expect(plan.text).not.toContain('Wed, 3 Feb')
  const { minutes } = count.result()
  expect(minutes).toBeLessThan(8)
  expect(problemsOf(fake)).toEqual(noProblems)
})

/** What the form shows before anything is typed. */
function presetsOf({ modal }: Outcome): Record<string, string> {
  const found = JSON.stringify(modal).matchAll(/"custom_id":"([^"]+)"[^{}]*?"value":"([^"]*)"/g)
  return Object.fromEntries([...found].map(([, name = '', value = '']) => [name, value]))
}
