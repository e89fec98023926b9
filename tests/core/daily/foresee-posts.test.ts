import { describe, expect, test } from 'vitest'
import { openReadingClass } from '../../fixtures/reading-class.ts'

/** What the plan says of each of its days, by the date. */
async function planned(school: Awaited<ReturnType<typeof openReadingClass>>) {
  const [schedule] = await school.service.schedules()
  const { days, poolOn } = await school.service.plan(schedule!, 14)
  return new Map(
    days.map(({ date, pick }) => [
      date,
      poolOn(date).items.get(pick?.itemId ?? '')?.question.prompt,
    ]),
  )
}

type School = Awaited<ReturnType<typeof openReadingClass>>

/** Returns what a command that changes what is posted says of it. */
async function foresee(school: School, line: string): Promise<string> {
  const before = await planned(school)
  const said = await school.say(line)
  expect(await planned(school)).not.toEqual(before)
  return said.slice(said.indexOf('What changes in the daily post'))
}

describe('the answer to a change says which planned posts become others', () => {
  test('of the calendar', async () => {
    const school = await openReadingClass()
    expect(await foresee(school, 'calendar set days:tue-fri')).toMatch(
      /Mon, 18 Jan 2027: no post; it was “.+”\n.*Tue, 19 Jan 2027: “.+” instead of “.+”/,
    )
    expect(await school.say('calendar set days:tue-fri')).not.toContain('daily post')
  })

  test('of days off', async () => {
    const school = await openReadingClass()
    const said = await school.say('calendar days-off add:"19 Jan 2027"')
    expect(said).toContain('Tue, 19 Jan 2027: no post; it was “')
  })

  test('of a pause, and its end', async () => {
    const school = await openReadingClass()
    expect(await foresee(school, 'calendar pause when:"18 Jan 2027"')).toMatch(
      /Mon, 18 Jan 2027: no post; it was “/,
    )
    expect(await foresee(school, 'calendar resume')).toMatch(/Mon, 18 Jan 2027: “/)
  })

  test('of a pause until further notice', async () => {
    const school = await openReadingClass()
    const said = await school.say('calendar pause when:"until I resume"')
    expect(said).toContain('Mon, 18 Jan 2027: no post; it was “')
    expect(said).toContain('and 11 more days')
    expect(await school.say('calendar resume')).toMatch(/Mon, 18 Jan 2027: “/)
  })

  test('of progress, while a plan runs and without one', async () => {
    const school = await openReadingClass()
    const words = /Jan 2027: “.+” instead of “.+”/
    expect(await foresee(school, 'progress set "scene 12"')).toMatch(words)
    const open = await school.say('progress open')
    expect(open).toContain('What changes in the daily post')
  })

  test('of the end of a plan, beforehand', async () => {
    const school = await openReadingClass()
    const before = await planned(school)
    expect(await school.say('reading off')).toMatch(/Mon, 18 Jan 2027: no post; it was “/)
    expect(await planned(school)).toEqual(before)
  })

  test('of each daily post by its channel, where there are several', async () => {
    const school = await openReadingClass()
    await school.say('daily set 12:30 name:noon')
    const said = await school.say('calendar pause when:"18 Jan 2027"')
    expect(said).toMatch(/What changes in the daily post in a channel/)
    expect(said).toMatch(/What changes in the daily post “noon” in a channel/)
  })

  test('of the pack, which is chosen even where nothing can be foreseen', async () => {
    const school = await openReadingClass()
    expect(await school.say('pack use her')).toContain('stay as they are')
  })
})
