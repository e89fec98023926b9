import { describe, expect, it } from 'vitest'
import type { Person, Room } from '../../src/core/platform/room.ts'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { isForm } from '../../src/core/reply/form.ts'
import { type Reply, buttons } from '../../src/core/reply/reply.ts'
import { type TestBot, openBot, room, student, teacher } from '../fixtures/bot.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'
import { type ManualClock, createManualClock } from '../fixtures/manual-clock.ts'
import { openReadingClass } from '../fixtures/reading-class.ts'

/** Fri, 15 January 2027, 09:30 in London. */
const friday = Date.UTC(2027, 0, 15, 9, 30)
const plan = '18 Jan: scene 1; 25 Jan: scene 2; 1 Feb: scene 4'
const other: Room = { ...room, id: 'web:other' }

interface Class {
  readonly bot: TestBot
  readonly clock: ManualClock
  /** Answers in words. */
  readonly say: (line: string, who?: Person, where?: Room) => Promise<string>
  readonly reply: (line: string, who?: Person, where?: Room) => Promise<Reply>
  /** Presses the button of a reply, and returns the answer. */
  readonly press: (reply: Reply, label: string, where?: Room) => Promise<Reply>
  /** The scenes that somebody may see. */
  readonly open: (who?: Person, where?: Room) => Promise<readonly string[]>
}

async function openClass(gate?: string): Promise<Class> {
  const clock = createManualClock(friday)
  const limits = { ceiling: 'mature' as const, ...(gate !== undefined && { gate }) }
  const bot = await openBot({ clock, limits })
  async function reply(line: string, person = teacher, where = room): Promise<Reply> {
    return replyOf(await bot.dispatch.line({ id: 'e', person, room: where, at: clock.now(), line }))
  }
  return {
    bot,
    clock,
    reply,
    say: async (...given) => toPlainText(await reply(...given)),
    async press(shown, label, where = room) {
      const componentId = buttonsOf(shown)[label]
      if (componentId === undefined) throw new Error(`${label} is not among ${toPlainText(shown)}`)
      const event = { id: 'e', person: teacher, room: where, at: clock.now(), componentId }
      return replyOf(await bot.dispatch.action(event))
    },
    async open(who = student, where = room) {
      const { classLibrary } = await bot.openContext(where, who)
      return classLibrary.scenes.map(({ id }) => id)
    },
  }
}

async function openPlanned(gate?: string): Promise<Class> {
  const each = await openClass(gate)
  const shown = await each.reply(`reading set timezone:Europe/London plan:"${plan}"`)
  await each.press(shown, 'Use it')
  return each
}

describe('a plan that a teacher pastes', () => {
  it('says what it will open before anything changes', async () => {
    const { reply, press, open } = await openClass()
    const shown = await reply(`reading set timezone:Europe/London plan:"${plan}"`)
    expect(toPlainText(shown)).toContain('Now, instead of the whole story: nothing yet.')
    expect(toPlainText(shown)).toMatch(/Mon, 25 Jan.*the whole story.*up to scene 2/)
    expect(toPlainText(shown)).toContain('Nothing has changed yet.')
    expect(await open()).toHaveLength(4)
    expect(toPlainText(await press(shown, 'Use it'))).toContain('The reading plan is set.')
    expect(await open()).toEqual([])
  })

  it('says how much of a long plan its table leaves out, to the last day of it', async () => {
    const term = await openReadingClass()
    expect(await term.say('reading shift')).toContain(
      '5 more weeks aren’t shown here. The last is that of Mon, 29 Mar: up to scene 30.',
    )
    const lastOfYear = await term.say(
      'reading set plan:"18 Jan: scene 1; 2027-12-06: scene 29; 2027-12-13: scene 30"',
    )
    expect(lastOfYear).toMatch(/that of Mon, 13 Dec: up to scene 30/)
  })

  it('moves the class on at its hour, everywhere it counts', async () => {
    const { clock, open, say } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 18, 7) - 1)
    expect(await open()).toEqual([])
    expect(await say('scene the climb', student)).not.toContain('ninety steps')
    clock.set(Date.UTC(2027, 0, 18, 7))
    expect(await open()).toEqual(['the-climb'])
    expect(await say('scene the climb', student)).toContain('ninety steps')
    expect(await say('scene the letter', student)).not.toContain('wet from the boat')
    clock.set(Date.UTC(2027, 1, 1, 7))
    expect(await open()).toHaveLength(4)
  })

  it('keeps open until then what the class has reached', async () => {
    const { clock, open } = await openPlanned('the-climb')
    expect(await open()).toEqual(['the-climb'])
    clock.set(Date.UTC(2027, 0, 25, 7))
    expect(await open()).toEqual(['the-climb', 'the-letter'])
  })

  it('is asked for in a form where none is given, and says which lines it cannot read', async () => {
    const { bot, clock, press, open } = await openClass()
    const event = { id: 'e', person: teacher, room, at: clock.now() }
    const form = await bot.dispatch.line({ ...event, line: 'reading set' })
    if (!isForm(form)) throw new Error('No form came.')
    const componentId = form.press
    function fill(typed: string, timezone = 'Europe/London') {
      const fields = { plan: [typed], timezone: [timezone] }
      return bot.dispatch.action({ ...event, componentId, fields }).then(replyOf)
    }
    const wrong = await fill('18 Jan: scene 1\n31 Feb: scene 2\n8 Feb: the tower of Babel')
    expect(wrong.refused).toBe(true)
    expect(toPlainText(wrong)).toContain('Line 2: ')
    expect(toPlainText(wrong)).toContain('Line 3: No scene matches')
    expect(toPlainText(wrong)).not.toContain('Line 1: ')
    const right = await fill(plan)
    await press(right, 'Use it')
    expect(await open()).toEqual([])
  })

  it('is read from a file', async () => {
    const { bot, clock, press, open } = await openClass('the-climb')
    const content = 'Day;Week;Reading\r\n2027-01-18;1;Scene 2\r\n2027-02-15;;holiday\r\n'
    const file = { name: 'plan.csv', bytes: new TextEncoder().encode(content) }
    const shown = await bot.dispatch.command({
      id: 'e',
      person: teacher,
      room,
      at: clock.now(),
      command: 'reading',
      subcommand: 'set',
      given: { file, timezone: 'Europe/London' },
    })
    await press(replyOf(shown), 'Use it')
    clock.set(Date.UTC(2027, 0, 18, 7))
    expect(await open()).toEqual(['the-climb', 'the-letter'])
  })

  it('asks for the time zone of a class that has none, and keeps it for the class', async () => {
    const { bot, say } = await openClass()
    expect(await say(`reading set plan:"${plan}"`)).toContain('Which time zone is your school in?')
    const { calendar } = await bot.openContext(room, teacher)
    expect((await calendar.read()).zone).toBeUndefined()
    const planned = await openPlanned()
    const context = await planned.bot.openContext(room, teacher)
    expect((await context.calendar.read()).zone).toBe('Europe/London')
  })

  it('is put back from the history, also after later changes, once they were shown', async () => {
    const { reply, press } = await openClass()
    await press(await reply(`reading set timezone:Europe/London plan:"${plan}"`), 'Use it')
    const shown = toPlainText(await reply('reading show'))
    await press(await reply('reading shift'), 'Move it')
    expect(toPlainText(await reply('reading show'))).not.toBe(shown)
    const history = await reply('settings history what:progress')
    const row = history.blocks.find((block) => block.kind === 'row')
    if (row === undefined) throw new Error('There is nothing to undo.')
    expect(
      toPlainText(await press({ ...history, blocks: [buttons(row.button)] }, 'Undo')),
    ).toContain('Undone.')
    expect(toPlainText(await reply('reading show'))).toBe(shown)
    expect(toPlainText(await reply('settings history'))).toContain(
      'put the reading plan back as it was before',
    )
  })

  it('is not used once somebody else has changed it, and no student can', async () => {
    const { reply, press, bot, clock } = await openClass()
    const first = await reply(`reading set timezone:Europe/London plan:"${plan}"`)
    const second = await reply(`reading set timezone:Europe/London plan:"18 Jan: scene 4"`)
    await press(first, 'Use it')
    expect(toPlainText(await press(second, 'Use it'))).toContain(
      'You have changed the reading plan since.',
    )
    const componentId = buttonsOf(first)['Use it']!
    const event = { id: 'e', person: student, room, at: clock.now(), componentId }
    expect(toPlainText(replyOf(await bot.dispatch.action(event)))).toMatch(/teacher/i)
  })
})

describe('what is shown of a plan', () => {
  it('to students names nothing that they have not reached', async () => {
    const { clock, say } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 19, 12))
    const shown = await say('reading', student)
    expect(shown).toContain('To read now: scene 1')
    expect(shown).toContain('The climb')
    expect(shown).toContain('Next: 1 more scene, Mon, 25 Jan 2027 07:00')
    expect(shown).not.toMatch(/letter|quarrel|light/i)
    expect(await say('reading')).toContain('The letter')
    expect(await say('progress', student)).toContain('Next: 1 more scene')
  })

  it('says where the gate comes from', async () => {
    const { say } = await openPlanned('the-climb')
    expect(await say('progress')).toContain('by the reading plan of Ms. Rivera')
    expect(await say('settings')).toContain('by the reading plan of Ms. Rivera')
  })

  it('says so where there is none', async () => {
    const { say } = await openClass()
    expect(await say('reading', student)).toContain('Your class has no reading plan.')
    expect(await say('reading hold')).toContain('There is no reading plan yet.')
    expect(await say('reading off')).toContain('There is no reading plan.')
  })
})

describe('a plan that runs', () => {
  it('stands still while it is held, and goes on by its dates or as much later', async () => {
    const { clock, reply, press, open } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 19, 12))
    await press(await reply('reading hold'), 'Hold it')
    clock.set(Date.UTC(2027, 0, 27, 12))
    expect(await open()).toEqual(['the-climb'])
    const shown = await reply('reading resume')
    expect(toPlainText(shown)).toContain('1 step opens at once')
    await press(shown, 'Go on, 2 weeks later')
    expect(await open()).toEqual(['the-climb'])
    clock.set(Date.UTC(2027, 1, 8, 7))
    expect(await open()).toEqual(['the-climb', 'the-letter'])
  })

  it('keeps open what turned while a teacher looked at the hold', async () => {
    const { clock, reply, press, open } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 25, 7) - 1)
    const shown = await reply('reading hold')
    clock.set(Date.UTC(2027, 0, 25, 7) + 1)
    await press(shown, 'Hold it')
    expect(await open()).toEqual(['the-climb', 'the-letter'])
  })

  it('moves by a week, which can be undone', async () => {
    const { clock, reply, press, open } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 19, 12))
    const shown = await reply('reading shift')
    expect(toPlainText(shown)).toMatch(/Mon, 25 Jan.*up to scene 2.*up to scene 1/)
    const done = await press(shown, 'Move it')
    clock.set(Date.UTC(2027, 0, 26))
    expect(await open()).toEqual(['the-climb'])
    expect(toPlainText(await press(done, 'Undo'))).toContain('Undone')
    expect(await open()).toEqual(['the-climb', 'the-letter'])
    expect(toPlainText(await press(done, 'Undo'))).toContain('can’t be undone any more')
  })

  it('says which day it is where a move by days leaves each week as it was', async () => {
    const { clock, say } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 19, 12))
    expect(await say('reading shift 3 days')).toContain(
      'Next: 1 more scene, Thu, 28 Jan 2027 07:00.',
    )
  })

  it('leaves the class where it is when it ends, also before anything is open', async () => {
    for (const [at, expected] of [
      [Date.UTC(2027, 0, 19), ['the-climb']],
      [friday, []],
    ] as const) {
      const { clock, reply, press, open, say } = await openPlanned()
      clock.set(at)
      const done = await press(await reply('reading off'), 'End the plan')
      expect(await open()).toEqual(expected)
      expect(await say('reading', student)).toContain('no reading plan')
      await press(done, 'Undo')
      clock.set(Date.UTC(2027, 0, 26))
      expect(await open()).toEqual(['the-climb', 'the-letter'])
    }
  })

  it('waits while the class is paused', async () => {
    const { bot, clock, open } = await openPlanned()
    const { calendar } = await bot.openContext(room, teacher)
    const pauses = [{ from: '2027-01-25', to: '2027-01-26', reason: 'Snow' }]
    await calendar.change((current) => ({ ...current, pauses }))
    clock.set(Date.UTC(2027, 0, 27, 7) - 1)
    expect(await open()).toEqual(['the-climb'])
    clock.set(Date.UTC(2027, 0, 27, 7))
    expect(await open()).toEqual(['the-climb', 'the-letter'])
  })

  it('opens nothing once its scene is gone from the pack', async () => {
    const { bot, clock } = await openPlanned()
    const [stored] = await bot.store.reading.list(room.class)
    const steps = [{ date: '2027-01-18', scene: 'the-lost-scene' }]
    const change = { plan: { ...stored!.plan!, steps }, seen: 1, by: teacher, said: '' }
    await bot.store.reading.save(room.class, stored!, change)
    // A process that is started then; one that was running has kept the plan that it saved.
    const again = await openBot({ store: bot.store, clock })
    clock.set(Date.UTC(2027, 0, 19))
    expect((await again.openContext(room, student)).classLibrary.scenes).toEqual([])
    const asked = { id: 'e', person: student, room, at: clock.now(), line: 'settings' }
    const said = toPlainText(replyOf(await again.dispatch.line(asked)))
    expect(said).toContain('reading plan')
  })
})

describe('a teacher who moves the class by hand', () => {
  it('ahead is there at once, and the plan goes on where it leads further', async () => {
    const { clock, open, reply, press } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 19))
    const done = await reply('progress set scene 3')
    expect(toPlainText(done)).toContain('goes on and opens scene 4 Mon, 1 Feb 2027 07:00')
    expect(await open()).toHaveLength(3)
    clock.set(Date.UTC(2027, 0, 26))
    expect(await open()).toHaveLength(3)
    clock.set(Date.UTC(2027, 1, 1, 7))
    expect(await open()).toHaveLength(4)
    await press(done, 'Undo')
    clock.set(Date.UTC(2027, 0, 26))
    expect(await open()).toHaveLength(2)
  })

  it('to the next scene is at the first where nothing is open yet', async () => {
    const { open, say } = await openPlanned()
    await say('progress set next')
    expect(await open()).toEqual(['the-climb'])
  })

  it('back closes at once until the next step', async () => {
    const { clock, open, say } = await openPlanned()
    clock.set(Date.UTC(2027, 0, 26))
    expect(await say('progress set scene 1')).toContain('opens scene 4')
    expect(await open()).toEqual(['the-climb'])
    clock.set(Date.UTC(2027, 1, 1, 7))
    expect(await open()).toHaveLength(4)
  })

  it('in one channel takes only that out of the plan, and an old Undo changes nothing', async () => {
    const { bot, clock, open, reply, say } = await openClass('the-climb')
    const old = await reply('progress set scene 2')
    const shown = await reply(`reading set timezone:Europe/London plan:"18 Jan: scene 4"`)
    const event = { id: 'e', person: teacher, room, at: clock.now() }
    await bot.dispatch.action({ ...event, componentId: buttonsOf(shown)['Use it']! })
    const undone = await bot.dispatch.action({ ...event, componentId: buttonsOf(old)['Undo']! })
    expect(toPlainText(replyOf(undone))).toContain('A reading plan moves the class on now.')
    expect(await say('progress set scene 2 where:channel', teacher, other)).toContain(
      'doesn’t move this channel any more',
    )
    clock.set(Date.UTC(2027, 0, 19))
    expect(await open(student, other)).toHaveLength(2)
    expect(await open()).toHaveLength(4)
  })

  it('opens everything, and the plan closes nothing any more', async () => {
    const { clock, open, say } = await openPlanned()
    expect(await say('progress open')).toContain('is open.')
    expect(await open()).toHaveLength(4)
    clock.set(Date.UTC(2027, 0, 19))
    expect(await open()).toHaveLength(4)
  })
})

describe('two plans', () => {
  it('of a class and of a channel move each on its own', async () => {
    const { reply, press, open, clock, say } = await openPlanned()
    const shown = await reply('reading set where:channel plan:"19 Jan: scene 2"', teacher, other)
    await press(shown, 'Use it', other)
    clock.set(Date.UTC(2027, 0, 19, 7))
    expect(await open()).toEqual(['the-climb'])
    expect(await open(student, other)).toEqual(['the-climb', 'the-letter'])
    expect(await say('reading', student, other)).toContain('This channel has a plan of its own.')
  })

  it('hold somebody of both classes to the stricter one in their direct messages', async () => {
    const { bot, clock } = await openPlanned()
    const away: Room = { ...room, id: 'web:york', class: 'web:york' }
    const direct: Room = { ...room, id: 'web:ana', class: 'web:dm/ana' }
    async function at(where: Room, person: Person, line: string): Promise<Reply> {
      return replyOf(await bot.dispatch.line({ id: 'e', person, room: where, at: 0, line }))
    }
    const shown = await at(away, teacher, `reading set timezone:America/New_York plan:"${plan}"`)
    const componentId = buttonsOf(shown)['Use it']!
    await bot.dispatch.action({ id: 'e', person: teacher, room: away, at: 0, componentId })
    await at(away, student, 'help')
    await at(room, student, 'help')
    async function seen(): Promise<number> {
      return (await bot.openContext(direct, student)).classLibrary.scenes.length
    }
    clock.set(Date.UTC(2027, 0, 18, 12) - 1)
    expect(await seen()).toBe(0)
    clock.set(Date.UTC(2027, 0, 18, 12))
    expect(await seen()).toBe(1)
    expect(toPlainText(await at(direct, student, 'reading'))).toContain('To read now')
    expect(toPlainText(await at(direct, teacher, 'reading hold'))).not.toContain('on hold.')
  })
})

describe('reading spread', () => {
  it('spreads by length over school days without days off', async () => {
    const { bot, reply, press, open, clock } = await openClass()
    const { calendar } = await bot.openContext(room, teacher)
    const holidays = [{ from: '2027-01-20', to: '2027-01-21' }]
    await calendar.change((current) => ({ ...current, zone: 'Europe/London', holidays }))
    const shown = await reply('reading spread from:2027-01-18 to:2027-01-25')
    expect(toPlainText(shown)).toContain('The last opens scene 4.')
    await press(shown, 'Use it')
    const [stored] = await bot.store.reading.list(room.class)
    const dates = stored!.plan!.steps.map(({ date }) => date)
    expect(
      dates.filter((date) => holidays.some(({ from, to }) => from <= date && date <= to)),
    ).toEqual([])
    clock.set(Date.UTC(2027, 0, 25, 7))
    expect(await open()).toHaveLength(4)
  })

  it('shows only the weeks in which something opens', async () => {
    const { bot, reply } = await openClass()
    const { calendar } = await bot.openContext(room, teacher)
    const holidays = [{ from: '2027-01-25', to: '2027-02-05' }]
    await calendar.change((current) => ({ ...current, zone: 'Europe/London', holidays }))
    const words = toPlainText(await reply('reading spread from:2027-01-18 to:2027-02-28 days:mon'))
    const weeks = words.matchAll(/^(Mon, \d+ \w+) · So far/gm)
    expect(Array.from(weeks, ([, week]) => week)).toEqual([
      'Mon, 18 Jan',
      'Mon, 8 Feb',
      'Mon, 22 Feb',
    ])
  })

  it('takes the days and the part that it is given', async () => {
    const { bot, reply, press } = await openClass()
    const line =
      'reading spread from:2027-01-18 to:2027-02-14 days:mon begin:2 end:3 timezone:Europe/London time:8:15'
    await press(await reply(line), 'Use it')
    const [stored] = await bot.store.reading.list(room.class)
    expect(stored!.plan).toMatchObject({ time: '08:15' })
    expect(stored!.plan!.steps.at(-1)).toMatchObject({ scene: 'the-quarrel' })
    expect(stored!.plan!.steps.every(({ date }) => new Date(date).getUTCDay() === 1)).toBe(true)
  })
})

it('is noted in the history of the class', async () => {
  const { bot } = await openPlanned()
  const [change] = await bot.store.history.list(room.class, { limit: 5 })
  expect(change).toMatchObject({ said: 'set the reading plan', by: { name: 'Ms. Rivera' } })
})
