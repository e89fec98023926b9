import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import type { Reply } from '../../src/core/reply/reply.ts'
import { lantern } from '../fixtures/tiny-pack.ts'
import { openClassroom, otherRoom, room, student, teacher } from '../fixtures/classroom.ts'
import { buttonsOf } from '../fixtures/invoke.ts'

// The classroom's clock stands at Fri, 15 Jan 2027 09:30 UTC.
const set = 'daily set 08:30 timezone:Europe/London'

function selectOf(reply: Reply, label: string) {
  const found = reply.blocks.find((block) => block.kind === 'select' && block.label === label)
  if (found?.kind !== 'select') throw new Error(`There is no select ${label}.`)
  return found
}

/** A class whose teacher attaches calendars. */
async function openWithCalendar(timezone = 'Europe/London') {
  const classroom = await openClassroom()

  async function attach(...events: readonly string[]): Promise<Reply> {
    const body = events.map((event) => `BEGIN:VEVENT\r\n${event}\r\nEND:VEVENT\r\n`).join('')
    const content = `BEGIN:VCALENDAR\r\n${body}END:VCALENDAR\r\n`
    const calendar = { name: 'school.ics', bytes: Buffer.from(content) }
    const given = { time: '08:30', timezone, calendar }
    const call = { command: 'daily', subcommand: 'set', given }
    const event = { id: 'e', person: teacher, room, at: 0, ...call }
    return (await classroom.dispatch.command(event)) as Reply
  }

  return { ...classroom, attach }
}

describe('daily set', () => {
  test('says what was understood, the next five posts, and what clock changes do', async () => {
    const { say } = await openClassroom()
    const words = await say(`${set} thread:yes answer:yes`)
    expect(words).toContain('The daily post is set')
    expect(words).toContain('08:30 Europe/London, Mon–Fri')
    expect(words).toContain('With: a thread, an example answer the next school day')
    expect(words.match(/^• .* 08:30$/gm)).toHaveLength(5)
    expect(words).toContain('Next posts, Europe/London time')
    expect(words).toContain('The first one in your own time: Mon, 18 Jan 2027 08:30 UTC.')
    expect(words).toContain('Mon, 18 Jan 2027 08:30')
    expect(words).toContain('Sun, 28 Mar 2027: the clocks go forward 1 hour')
  })

  test('a time that a clock change skips is told with its date and where the post goes', async () => {
    const { say } = await openClassroom()
    const words = await say('daily set 01:30 timezone:Europe/London days:"every day"')
    expect(words).toContain('there’s no 01:30. The post comes at 02:30.')
    expect(words).toContain('01:30 comes twice. The post comes the first time only.')
  })

  test('takes times, days, dates and places as people write them, and says what it understood', async () => {
    const { say } = await openClassroom()
    const words = await say(
      'daily set "8 Uhr" timezone:Mumbai days:"Mon. to Thurs." start:"next Monday" holidays:"1 Feb – 3 Feb and 15 Feb 2027"',
    )
    expect(words).toContain('08:00 Asia/Kolkata, Mon–Thu')
    expect(words).toContain('Starts: Mon, 18 Jan 2027')
    expect(words).toContain('Mon, 1 Feb 2027 – Wed, 3 Feb 2027; Mon, 15 Feb 2027')
    expect(await say('daily why yesterday')).toContain('Thu, 14 Jan 2027')
  })

  test.each([
    ['8:30 ET', '08:30 America/New York, Mon–Fri'],
    ['8:30am Eastern time', '08:30 America/New York, Mon–Fri'],
    ['at 8:30 London time', '08:30 Europe/London, Mon–Fri'],
    ['8:30 am, Mon-Thu, Sydney', '08:30 Australia/Sydney, Mon–Thu'],
    ['every weekday at 8:30 Berlin', '08:30 Europe/Berlin, Mon–Fri'],
    ['every weekday at 8:30 am Eastern Standard Time', '08:30 America/New York, Mon–Fri'],
    ['MWF 8:30 days:mon', undefined],
    ['8:30 ET timezone:London', undefined],
  ])('daily set %s', async (words, understood) => {
    const { say } = await openClassroom()
    expect(await say(`daily set ${words}`)).toContain(understood ?? 'isn’t a valid time')
  })

  test('a question about the zone beside the time can be answered with a button', async () => {
    const { answer, press, say } = await openClassroom()
    const [newYork = ''] = Object.values(buttonsOf(await answer('daily set 8:30 Mon-Thu EST')))
    expect(await press(newYork)).toContain('08:30 America/New York, Mon–Thu')
    expect(await say('daily status')).toContain('08:30 America/New York')
  })

  test('a time in the small hours is told, since 4 may mean the afternoon', async () => {
    const { say } = await openClassroom()
    expect(await say('daily set 4 timezone:Europe/London')).toContain('early in the morning')
    expect(await say('daily set 4pm')).not.toContain('early in the morning')
  })

  test('asks for the zone with the person’s own as the example, where their app tells it', async () => {
    const { say } = await openClassroom()
    const there = { ...teacher, timeZone: 'America/Chicago' }
    expect(await say('daily set 08:30', { person: there })).toContain('timezone:America/Chicago')
    expect(await say('daily set 08:30 timezone:CST')).toContain('Did you mean America/Chicago, ')
    expect(await say('daily set 08:30 timezone:CST', { person: there })).toContain(
      '08:30 America/Chicago, Mon–Fri',
    )
  })

  test('asks for the zone at first, and takes the class’s own from then on', async () => {
    const { say } = await openClassroom()
    expect(await say('daily set 08:30')).toContain('Which time zone is your school in?')
    await say(set)
    const second = await say('daily set 14:00 name:afternoon')
    expect(second).toContain('14:00 Europe/London')
    expect(second).toContain('some days both may ask the same')
  })

  test('changes the given options and nothing else', async () => {
    const { say } = await openClassroom()
    await say(`${set} days:"mon, wed" holidays:2027-01-18..2027-01-20 pin:yes end:2027-06-30`)
    const words = await say('daily set 9:15')
    expect(words).toContain('09:15 Europe/London, Mon, Wed')
    expect(words).toContain('Days off: Mon, 18 Jan 2027 – Wed, 20 Jan 2027')
    expect(words).toContain('With: pinned')
    expect(words).toContain('Mon, 25 Jan 2027 09:15')
    const cleared = await say('daily set 9:15 holidays:none end:none pin:no')
    expect(cleared).not.toMatch(/Days off|Ends|pinned/)
  })

  test('reads holidays from an attached calendar', async () => {
    const { dispatch } = await openClassroom()
    const content = [
      'BEGIN:VCALENDAR',
      'BEGIN:VEVENT',
      'DTSTART;VALUE=DATE:20270118',
      'SUMMARY:Snow day',
      'END:VEVENT',
      'BEGIN:VEVENT',
      'DTSTART:20270119T090000Z',
      'END:VEVENT',
      'END:VCALENDAR',
    ].join('\r\n')
    const calendar = { name: 'x.ics', bytes: Buffer.from(content) }
    const given = { time: '08:30', timezone: 'Europe/London', calendar }
    const event = {
      id: 'e',
      person: teacher,
      room,
      at: 0,
      command: 'daily',
      subcommand: 'set',
      given,
    }
    const words = toPlainText((await dispatch.command(event)) as Reply)
    expect(words).toContain('Mon, 18 Jan 2027 (Snow day)')
    expect(words).toContain(
      'Read 1 holiday from your calendar. Skipped 1 event with a start time: only all-day events count.',
    )
    expect(words).toContain('Tue, 19 Jan 2027 08:30')
  })

  test('says what of a calendar was not read, and where it stops', async () => {
    const { attach } = await openWithCalendar()
    const words = toPlainText(
      await attach(
        'DTSTART:TBD',
        'DTSTART:20270301\r\nRRULE:FREQ=HOURLY',
        'DTSTART:20270405\r\nRRULE:FREQ=YEARLY',
      ),
    )
    expect(words).toContain('Read 3 holidays from your calendar.')
    expect(words).toContain('1 event couldn’t be read.')
    expect(words).toContain('1 repeating event could only be read in part')
    expect(words).toContain('Days after Mon, 15 Jan 2029 haven’t been read yet.')
    expect(toPlainText(await attach('DTSTART:20200101'))).toContain(
      'Your calendar has no days off from Fri, 15 Jan 2027 to Mon, 15 Jan 2029.',
    )
  })

  test('reads a calendar up to the end of the schedule, for five years at most', async () => {
    const { attach, say } = await openWithCalendar()
    await say(`${set} end:2027-06-30`)
    const words = toPlainText(await attach('DTSTART:20200405\r\nRRULE:FREQ=YEARLY'))
    expect(words).toContain('No posts on these days (1)')
    expect(words).not.toContain('haven’t been read yet')
    await say('daily set 08:30 end:2035-06-30 holidays:none')
    const long = toPlainText(await attach('DTSTART:20200405\r\nRRULE:FREQ=YEARLY'))
    expect(long).toContain('No posts on these days (5)')
    expect(long).toContain('Days after Thu, 15 Jan 2032 haven’t been read yet.')
  })

  test('reads whole days that are written in UTC in the school’s own zone', async () => {
    const { attach } = await openWithCalendar('America/New_York')
    const words = toPlainText(
      await attach('SUMMARY:Snow day\r\nDTSTART:20270118T050000Z\r\nDTEND:20270119T050000Z'),
    )
    expect(words).toContain('Mon, 18 Jan 2027 (Snow day)')
    expect(words).toContain('Tue, 19 Jan 2027 08:30')
  })

  test('shows every day off by page, and school days apart', async () => {
    const { attach, pressed } = await openWithCalendar()
    const days = Array.from({ length: 13 }, (_, index) => `DTSTART:202702${index + 10}`)
    const reply = await attach(...days, 'SUMMARY:Half day\r\nDTSTART:20270118')
    const words = toPlainText(reply)
    expect(words).toContain('No posts on these days (13)')
    expect(words).toContain('Fri, 19 Feb 2027')
    expect(words).not.toContain('Sat, 20 Feb 2027')
    expect(words).toMatch(/Posts go out on these days \(1\)[\s\S]*Mon, 18 Jan 2027 \(Half day\)/)
    expect(words).toContain('1 all-day event looks like a school day, so posts still go out then.')
    expect(words).toContain('Mon, 18 Jan 2027 08:30')
    const second = await pressed(buttonsOf(reply)['Later days ▶']!)
    expect(toPlainText(second)).toContain('Mon, 22 Feb 2027')
    expect(toPlainText(second)).not.toContain('Fri, 19 Feb 2027')
    expect(toPlainText(await pressed(buttonsOf(second)['◀ Earlier days']!))).toContain('19 Feb')
  })

  test('a day can be taken out, put back and made a day off, and stays so when the file is read again', async () => {
    const { attach, pressed, say } = await openWithCalendar()
    const events = ['SUMMARY:Snow day\r\nDTSTART:20270118', 'SUMMARY:Half day\r\nDTSTART:20270119']
    const reply = await attach(...events)
    const takeOut = selectOf(reply, 'Post on some of these after all')
    expect(takeOut.options).toEqual([
      { label: 'Mon, 18 Jan 2027', value: '2027-01-18..2027-01-18', description: 'Snow day' },
    ])
    const out = await pressed(takeOut.press, { chosen: ['2027-01-18..2027-01-18'] })
    expect(toPlainText(out)).toContain('There are no days off.')
    expect(await say('daily plan')).toContain('Mon, 18 Jan · ')
    // Pressed again, or with something else, it changes nothing.
    await pressed(takeOut.press, { chosen: ['2027-01-18..2027-01-18', 'nothing'] })
    const again = await attach(...events)
    expect(toPlainText(again)).toContain('Posts go out on these days (2)')
    const putIn = selectOf(again, 'Make some of these days off')
    const both = putIn.options.map(({ value }) => value)
    const put = await pressed(putIn.press, { chosen: [...both] })
    expect(toPlainText(put)).toContain('No posts on these days (2)')
    expect(await say('daily')).toContain('next post Wed, 20 Jan 2027 08:30')
    expect(toPlainText(await attach(...events))).toContain('No posts on these days (2)')
    expect(await say('daily why 2027-01-19')).toContain('it’s a holiday')
    expect(await say('daily set 08:30 holidays:none')).not.toContain('Days off')
    expect(await say('daily holidays')).toContain('There are no days off.')
  })

  test('a day that is taken out while its post is due does not lose the post', async () => {
    const { attach, pressed, turnTo, poster, chat } = await openWithCalendar()
    const reply = await attach('DTSTART:20270119')
    turnTo('2027-01-18T08:30:05Z')
    const { press } = selectOf(reply, 'Post on some of these after all')
    await pressed(press, { chosen: ['2027-01-19..2027-01-19'] })
    await poster.runDue()
    expect(chat.messages()).toHaveLength(1)
  })

  test('days off are shown and changed by teachers of the class alone', async () => {
    const { attach, pressed, say } = await openWithCalendar()
    const { press } = selectOf(await attach('DTSTART:20270118'), 'Post on some of these after all')
    const chosen = ['2027-01-18..2027-01-18']
    expect(toPlainText(await pressed(press, { chosen, person: student }))).toContain(
      'Only teachers',
    )
    const elsewhere = { ...room, class: 'web:another' }
    expect(toPlainText(await pressed(press, { chosen, room: elsewhere }))).toContain(
      'There are no days off.',
    )
    expect(await say('daily holidays', { person: student })).toContain('Only teachers')
    expect(await say('daily holidays')).toContain('No posts on these days (1)')
    const days = buttonsOf(await pressed(press.replace('take-out', 'put-in'), { chosen }))
    expect(days['The whole calendar']).toBeDefined()
  })

  test.each([
    ['daily set 25:00', 'isn’t a valid time'],
    ['daily set "half eight" timezone:Europe/London', 'Write 07:30 or 08:30.'],
    ['daily set 08:30 timezone:EST', 'Did you mean America/New_York or America/Toronto?'],
    ['daily set 08:30 timezone:Portland', 'Did you mean America/Los_Angeles or America/New_York?'],
    ['daily set 08:30 timezone:Boston days:ms', 'Write sat or sun.'],
    ['daily set 08:30 timezone:Boston start:9999-12-31', 'is too many years away'],
    [
      'daily set 08:30 timezone:Boston holidays:2027-02-01..2027-02-03..2027-02-05',
      'isn’t a range of days.',
    ],
    ['daily set 08:30 timezone:Londn', 'Did you mean Europe/London?'],
    ['daily set 08:30 timezone:Europe/London days:someday', 'isn’t a list of days'],
    ['daily set 08:30 timezone:Europe/London start:2027-02-30', 'isn’t a valid date'],
    [
      'daily set 08:30 timezone:Europe/London start:2027-03-01 end:2027-02-01',
      'The end date is before the start date.',
    ],
  ])('%s is refused in a sentence', async (line, sentence) => {
    const { say } = await openClassroom()
    expect(await say(line)).toContain(sentence)
    expect(await say('daily')).toContain('This class has no daily post yet.')
  })

  test('says at once when something is in the way, and stays paused until it is fixed', async () => {
    const { say, chat } = await openClassroom()
    chat.setProblems(room.id, [['Invite the bot to the channel.']])
    const words = await say(set)
    expect(words).toContain('Set, but paused for now')
    expect(words).toContain('Invite the bot to the channel.')
    expect(await say('daily resume')).toContain('Still paused. Fix this first:')
    chat.setProblems(room.id)
    expect(await say('daily resume')).toContain('The daily post is on again')
  })

  test('where nothing can be posted, its plan says why and what to do', async () => {
    const { say } = await openClassroom([{ ...lantern, questions: [] }])
    await say(set)
    expect(await say('daily plan')).toContain(
      'There’s nothing to post yet: no line that your class may see has a discussion question.',
    )
  })

  test('what is paused has a button that resumes it', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say(set)
    const { Resume: resume = '' } = buttonsOf(await answer('daily pause'))
    expect(toPlainText(await pressed(resume))).toContain('The daily post is on again')
    expect(await say('daily')).toContain('Status: on')
  })

  test('is for teachers alone, and nobody else sees the answers', async () => {
    const { say, answer } = await openClassroom()
    expect(await say(set, { person: student })).toContain('Only teachers')
    expect((await answer(set)).private).toBe(true)
    expect(await say('daily plan', { person: student })).toContain('Only teachers')
  })

  test('offers zones by city', async () => {
    const { offers } = await openClassroom()
    expect(await offers(['daily', 'set', 'timezone'], 'lisb')).toEqual(['Europe/Lisbon'])
  })
})

describe('notifying', () => {
  test('a role is taken as it is', async () => {
    const { say, turnTo, poster, chat } = await openClassroom()
    expect(await say(`${set} role:readers`)).toContain('Notifies: a role')
    turnTo('2027-01-18T08:30Z')
    await poster.runDue()
    expect(chat.messages()[0]?.notified).toBe('readers')
  })

  test('everybody only after a second question', async () => {
    const { answer, pressed } = await openClassroom()
    const asked = await answer(`${set} role:everyone`)
    expect(toPlainText(asked)).toContain('Notify everyone, every day?')
    expect(toPlainText(asked)).not.toContain('Notifies: a role')
    const { 'Yes, notify everyone': yes, 'No, don’t notify': no } = buttonsOf(asked)
    expect(toPlainText(await pressed(no!))).not.toContain('Notifies: a role')
    expect(toPlainText(await pressed(yes!))).toContain('Notifies: a role')
    expect(toPlainText(await pressed(yes!, { person: student }))).toContain('Only teachers')
  })
})

describe('several schedules', () => {
  test('are listed and chosen by number', async () => {
    const { say } = await openClassroom()
    await say(set)
    await say('daily set 07:00 name:early')
    await say('daily set 12:00 channel:#reading-circle')
    const words = await say('daily')
    expect(words).toContain('3 daily posts')
    expect(words).toMatch(/1\. 07:00.*[\s\S]*2\. 08:30.*[\s\S]*3\. 12:00/)
    expect(await say('daily pause')).toContain('Which one?')
    expect(await say('daily pause', { room: otherRoom })).toContain('Paused: 12:00')
    expect(await say('daily off 1')).toContain('Removed: 07:00')
    expect(await say('daily off 9')).toContain('This class has only 2 daily posts.')
    expect(await say('daily')).toMatch(/2\. 12:00[^\n]*another channel\npaused/)
  })

  test('each has one button with its number, which leads to all that can be done with it, and back', async () => {
    const { say, answer, pressed } = await openClassroom()
    await say(set)
    await say('daily set 12:00 channel:#reading-circle name:noon')
    const list = await answer('daily status')
    const rows = list.blocks.flatMap((block) => (block.kind === 'row' ? [block.button] : []))
    expect(rows.map(({ label }) => label)).toEqual(['Open 1', 'Open 2'])
    expect(list.blocks.some(({ kind }) => kind === 'buttons')).toBe(false)
    const [, second] = rows
    const shown = await pressed(second !== undefined && 'press' in second ? second.press : '')
    expect(toPlainText(shown)).toContain('The daily post “noon”')
    expect(Object.keys(buttonsOf(shown))).toEqual([
      'Plan',
      'Preview',
      'Add days off…',
      'Pause',
      'All daily posts',
    ])
    expect(toPlainText(await pressed(buttonsOf(shown)['All daily posts']!))).toBe(toPlainText(list))
  })

  test('where two are meant, their numbers are offered, and only those of this channel', async () => {
    const { say, answer } = await openClassroom()
    await say(set)
    await say('daily set 07:00 name:early')
    await say('daily set 12:00 channel:#reading-circle')
    expect(Object.keys(buttonsOf(await answer('daily pause')))).toEqual([
      'daily pause 1',
      'daily pause 2',
    ])
  })

  test('there are 25 at most', async () => {
    const { say } = await openClassroom()
    for (let at = 0; at < 25; at += 1) await say(`${set} name:n${at}`)
    expect(await say(`${set} name:more`)).toContain('This class already has 25 daily posts')
    expect(await say('daily set 09:00 name:n3')).toContain('09:00 Europe/London')
  })

  test('one that is off can be set again, and does not post twice on one day', async () => {
    const { say, turnTo, poster, chat } = await openClassroom()
    await say(set)
    turnTo('2027-01-18T08:30Z')
    await poster.runDue()
    await say('daily off')
    expect(await say('daily set 09:00 timezone:Europe/London')).toContain('Tue, 19 Jan 2027 09:00')
    turnTo('2027-01-18T09:00Z')
    await poster.runDue()
    expect(chat.messages()).toHaveLength(1)
  })
})

describe('daily plan', () => {
  test('shows fourteen school days with their items, and is what is posted', async () => {
    const { answer, turnTo, poster, chat, say } = await openClassroom()
    await say(set)
    const words = toPlainText(await answer('daily plan'))
    expect(words).toContain('Next 14 school days')
    const first = words.split('\n').find((line) => line.startsWith('Mon, 18 Jan · ')) ?? ''
    turnTo('2027-01-18T08:30Z')
    await poster.runDue()
    const [, question = ''] = /Question: (.+?\?)/.exec(first) ?? []
    expect(question).not.toBe('')
    expect(toPlainText(chat.messages()[0]!.reply)).toContain(question)
  })

  test('a day can be given another item, taken out, put back and chosen for', async () => {
    const { answer, pressed, say } = await openClassroom()
    await say(set)
    const menu = selectOf(await answer('daily plan'), 'Change a day')
    expect(menu.options).toHaveLength(14)
    const day = await pressed(menu.press, { chosen: ['2027-01-18'] })
    const before = toPlainText(day)
    const swap = buttonsOf(day)['Another item']!
    const swapped = toPlainText(await pressed(swap))
    expect(swapped).not.toBe(before)
    // The same button again only shows what there is now.
    expect(toPlainText(await pressed(swap))).toBe(swapped)
    const out = await pressed(buttonsOf(day)['Skip this day']!)
    expect(toPlainText(out)).toContain('You’re skipping this day')
    expect(await say('daily plan')).toContain('Mon, 18 Jan · Question: Skipped')
    const back = await pressed(buttonsOf(out)['Don’t skip it']!)
    expect(toPlainText(back)).toBe(before)
    const { press: pin, options } = selectOf(back, 'Choose an item for this day')
    const chosen = await pressed(pin, { chosen: [options[0]!.value] })
    expect(toPlainText(chosen)).toContain(options[0]!.label)
    expect(await say('daily plan')).toContain('(your choice)')
    expect(toPlainText(await pressed(buttonsOf(chosen)['Undo my choice']!))).toBe(before)
    expect(toPlainText(await pressed(pin, { chosen: ['nothing'] }))).toContain(
      'Your class can’t see that item any more.',
    )
  })

  test('a button of a schedule that is off, or of another class, does nothing', async () => {
    const { answer, pressed, say } = await openClassroom()
    await say(set)
    const menu = selectOf(await answer('daily plan'), 'Change a day')
    const elsewhere = { ...room, class: 'web:another' }
    const asked = await pressed(menu.press, { chosen: ['2027-01-18'], room: elsewhere })
    expect(toPlainText(asked)).toContain('This daily post has been turned off.')
    await say('daily off')
    expect(toPlainText(await pressed(menu.press, { chosen: ['2027-01-18'] }))).toContain(
      'has been turned off',
    )
  })

  test('preview shows the next card to the teacher alone', async () => {
    const { say, answer, chat } = await openClassroom()
    await say(set)
    expect(await say('daily preview')).toContain('Line of the day: ')
    expect((await answer('daily preview')).private).toBe(true)
    expect(chat.messages()).toEqual([])
  })
})

describe('now, pause and resume', () => {
  test('now posts today’s item once, also on a day off, and the day is done', async () => {
    const { say, chat, turnTo, poster } = await openClassroom()
    await say('daily set 15:00 timezone:Europe/London')
    expect(await say('daily now')).toContain('Posted: 09:30')
    expect(await say('daily now')).toContain('Posted: 09:30')
    turnTo('2027-01-15T15:00Z')
    await poster.runDue()
    expect(chat.messages()).toHaveLength(1)
    turnTo('2027-01-16T10:00Z')
    expect(await say('daily now')).toContain('Posted: 10:00')
    expect(chat.messages()).toHaveLength(2)
  })

  test('paused, nothing comes; resumed, the past stays past', async () => {
    const { say, chat, turnTo, poster } = await openClassroom()
    await say(set)
    expect(await say('daily pause')).toContain('Paused: 08:30')
    turnTo('2027-01-18T08:30Z')
    await poster.runDue()
    turnTo('2027-01-18T10:00Z')
    expect(await say('daily now')).toContain('The daily post is paused.')
    expect(await say('daily resume')).toContain('Tue, 19 Jan 2027 08:30')
    await poster.runDue()
    expect(chat.messages()).toEqual([])
    expect(await say('daily why 2027-01-18')).toContain('The daily post was paused.')
    expect(await say('daily now')).toContain('Posted: 10:00')
  })
})

describe('daily why', () => {
  test('tells what was posted, late or not, and what comes', async () => {
    const { say, answer, turnTo, poster } = await openClassroom()
    await say(`${set} start:2027-01-18 end:2027-02-26 holidays:2027-02-15..2027-02-19`)
    turnTo('2027-01-18T08:30Z')
    await poster.runDue()
    turnTo('2027-01-19T11:00Z')
    await poster.runDue()
    expect(await say('daily why 2027-01-18')).toContain('Posted: 08:30 Europe/London.')
    expect(await say('daily why')).toContain(
      'Posted: 11:00 Europe/London. That’s late: it was due 08:30 Europe/London.',
    )
    const { blocks } = await answer('daily why 2027-01-18')
    expect(JSON.stringify(blocks)).toContain('https://chat.example/')
    expect(await say('daily why 2027-01-20')).toContain('Planned for 08:30 Europe/London.')
    expect(await say('daily why 2027-01-15')).toContain('starts on Mon, 18 Jan 2027')
    expect(await say('daily why 2027-01-23')).toContain('on this day of the week')
    expect(await say('daily why 2027-02-15')).toContain('it’s a holiday')
    expect(await say('daily why 2027-03-01')).toContain('ended on Fri, 26 Feb 2027')
  })

  test('shows a failure and how to fix it, and posts again when asked', async () => {
    const { say, answer, pressed, chat, turnTo, poster } = await openClassroom()
    await say(set)
    turnTo('2027-01-18T08:30Z')
    chat.failNext('post', 'forbidden')
    await poster.runDue()
    const words = await say('daily why')
    expect(words).toContain('It couldn’t be posted.')
    expect(words).toContain('Give the bot the permission post.')
    expect(buttonsOf(await answer('daily why'))['Post it now']).toBeUndefined()
    await say('daily resume')
    const again = buttonsOf(await answer('daily why'))['Post it now']!
    expect(toPlainText(await pressed(again))).toContain('Posted: 08:30')
    await pressed(again)
    expect(chat.messages()).toHaveLength(1)
  })

  test('tells of a side step that failed', async () => {
    const { say, chat, turnTo, poster } = await openClassroom()
    await say(`${set} pin:yes thread:yes`)
    chat.failWith((request) => (request === 'pin' ? 'forbidden' : undefined))
    turnTo('2027-01-18T08:30Z')
    await poster.runDue()
    const words = await say('daily why')
    expect(words).toContain('Pinning failed. Give the bot the permission pin.')
    expect(words).not.toContain('Opening the thread failed')
  })
})

describe('a room or class that the bot has lost', () => {
  test('pauses what is planned there, and says why and how to fix it', async () => {
    const { say, lose } = await openClassroom()
    await say(set)
    await lose({ class: room.class, room: 'web:elsewhere' })
    expect(await say('daily status')).not.toContain('was deleted')
    await lose({ class: room.class, room: room.id })
    expect(await say('daily status')).toContain('The channel was deleted.')
    expect(await say('daily resume')).toContain('08:30')
    await lose({ class: room.class })
    expect(await say('daily status')).toContain('The bot was removed.')
  })
})
