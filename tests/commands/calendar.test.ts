import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../src/core/reply/plain-text.ts'
import { isForm } from '../../src/core/reply/form.ts'
import { openClassroom, otherRoom, room, student, teacher } from '../fixtures/classroom.ts'
import { buttonsOf, replyOf } from '../fixtures/invoke.ts'

// The classroom's clock stands at Fri, 15 Jan 2027 09:30 UTC.
const daily = 'daily set 08:30 timezone:Europe/London'

describe('calendar show', () => {
  test('is worked out from the daily posts of a class that has set none', async () => {
    const { say } = await openClassroom()
    expect(await say('calendar')).toContain('Time zone: not set')
    await say(`${daily} days:mon-thu holidays:2027-02-15..2027-02-19`)
    const words = await say('calendar')
    expect(words).toContain('Time zone: Europe/London')
    expect(words).toContain('School days: Mon–Thu')
    expect(words).toContain('Mon, 15 Feb 2027 – Fri, 19 Feb 2027')
  })

  test('shows students the coming weeks, without what teachers change them with', async () => {
    const { answer } = await openClassroom()
    await answer('calendar set timezone:London weeks:"A, B" exam-weeks:"Mocks: 1 Feb"')
    const reply = await answer('calendar', { person: student })
    const words = toPlainText(reply)
    expect(words).toMatch(/Mon, 11 Jan · Week: A · School: Mon–Fri/)
    expect(words).toMatch(/Mon, 18 Jan · Week: B · School: Mon–Fri/)
    expect(words).toMatch(/Mon, 1 Feb · Week: B · School: Mon–Fri · Notes: Mocks/)
    expect(Object.keys(buttonsOf(reply))).toEqual([])
  })
})

describe('calendar set', () => {
  test('says what was and what is, and when the daily posts come now', async () => {
    const { say } = await openClassroom()
    await say(daily)
    const words = await say('calendar set days:"tue, thu" timezone:Paris')
    expect(words).toContain('Time zone: Europe/London → Europe/Paris')
    expect(words).toContain('School days: Mon–Fri → Tue, Thu')
    expect(words).toContain(
      'Mon, 18 Jan 2027 08:30 Europe/London → Tue, 19 Jan 2027 08:30 Europe/Paris',
    )
    expect(await say('daily status')).toContain('08:30 Europe/Paris, Tue, Thu')
    const again = await say('calendar set days:"tue, thu"')
    expect(again).toContain('Nothing has changed')
    expect(again).not.toContain('is saved')
  })

  test('takes days off with the rest, as many teachers will type them', async () => {
    const { say } = await openClassroom()
    const words = await say('calendar set timezone:London holidays:"15 Feb - 19 Feb"')
    expect(words).toContain('New days off: Mon, 15 Feb 2027 – Fri, 19 Feb 2027')
  })

  test('outside the terms and in exam weeks nothing is posted', async () => {
    const { say } = await openClassroom()
    await say(daily)
    await say(
      'calendar set terms:"Spring: 4 Jan – 29 Jan; Summer 8 Feb – 26 Mar" exam-weeks:"8 Feb"',
    )
    expect(await say('daily why 2027-02-01')).toContain('outside the terms')
    expect(await say('daily why 2027-02-10')).toContain('an exam week')
    expect(await say('daily why 2027-02-15')).toContain('Planned for')
    await say('daily set 08:30 exams:yes')
    expect(await say('daily why 2027-02-10')).toContain('Planned for')
  })

  test('a daily post can have week A or every second week alone', async () => {
    const { say } = await openClassroom()
    await say(daily)
    expect(await say('daily set 08:30 only:A')).toContain('no weeks with names')
    await say('calendar set weeks:"A, B"')
    expect(await say('daily set 08:30 only:"Mon and Wed in week B"')).toContain(
      '08:30 Europe/London, Mon, Wed, week B',
    )
    expect(await say('daily why 2027-01-20')).toContain('Planned for')
    expect(await say('daily why 2027-01-25')).toContain('in this week')
    await say('calendar set this-week:B')
    expect(await say('daily why 2027-01-25')).toContain('Planned for')
    expect(await say('daily set 08:30 only:"every second week"')).toContain('every second week')
    expect(await say('daily set 08:30 only:all')).toContain('08:30 Europe/London, Mon–Fri\n')
  })

  test.each([
    ['weeks:A', '2 to 4 short names'],
    ['weeks:"A, B" this-week:C', 'isn’t one of the weeks'],
    ['this-week:A', 'Name the weeks first'],
    ['terms:"Autumn: whenever"', 'isn’t a valid date'],
    ['timezone:Atlantis', 'time zone'],
  ])('%s is refused', async (options, words) => {
    const { say } = await openClassroom()
    expect(await say(`calendar set ${options}`)).toContain(words)
  })
})

describe('calendar pause and resume', () => {
  test('a snow day: nothing is posted, and nothing comes late', async () => {
    const { say, answer, press, turnTo, poster, chat } = await openClassroom()
    await say(daily)
    turnTo('2027-01-18T06:00:00Z')
    const paused = await answer('calendar pause today Snow day')
    expect(toPlainText(paused)).toContain('Mon, 18 Jan 2027 (Snow day)')
    expect(toPlainText(paused)).toContain('Mon, 18 Jan 2027 08:30 → Tue, 19 Jan 2027 08:30')
    expect(await say('calendar', { person: student })).toContain('Paused')
    turnTo('2027-01-18T08:31:00Z')
    await poster.runDue()
    expect(await press(buttonsOf(paused)['Resume'] ?? '')).toContain('no longer paused')
    turnTo('2027-01-18T12:00:00Z')
    await poster.runDue()
    expect(chat.messages()).toHaveLength(0)
    turnTo('2027-01-19T08:30:05Z')
    await poster.runDue()
    expect(chat.messages()).toHaveLength(1)
  })

  test('a pause that has not begun is called off without saying that anything starts again', async () => {
    const { say, answer, press } = await openClassroom()
    await say(daily)
    const paused = await answer('calendar pause tomorrow')
    const resumed = await press(buttonsOf(paused)['Resume'] ?? '')
    expect(resumed).toContain('No pause is coming any more')
    expect(resumed).not.toContain('start again now')
    expect(await say('calendar', { person: student })).not.toContain('Paused')
  })

  test('until a teacher resumes, however long that takes', async () => {
    const { say, turnTo, poster, chat } = await openClassroom()
    await say(daily)
    expect(await say('calendar pause "until I resume"')).toContain('08:30 → no post')
    expect(await say('daily status')).toContain('waiting, since your class is paused')
    turnTo('2027-02-22T10:00:00Z')
    await poster.runDue()
    expect(await say('calendar resume')).toContain('no post → Tue, 23 Feb 2027 08:30')
    await poster.runDue()
    expect(chat.messages()).toHaveLength(0)
    expect(await say('calendar resume')).toContain('isn’t paused')
  })

  test('a post that is due already does not come after the pause', async () => {
    const { say, turnTo, poster, chat } = await openClassroom()
    await say(daily)
    turnTo('2027-01-18T08:31:00Z')
    await say('calendar pause')
    await say('calendar resume')
    await poster.runDue()
    expect(chat.messages()).toHaveLength(0)
  })

  test('only teachers', async () => {
    const { say } = await openClassroom()
    expect(await say('calendar pause', { person: student })).toContain('Only teachers')
  })
})

describe('two teachers at once', () => {
  test('a form that is older than the calendar is refused, so that no change is lost', async () => {
    const { answer, dispatch, say } = await openClassroom()
    await say('calendar set timezone:London')
    const opener = buttonsOf(await answer('calendar'))['Terms…'] ?? ''
    const event = { id: 'event', person: teacher, room, at: 0, chosen: [] }
    const form = await dispatch.action({ ...event, componentId: opener })
    if (!isForm(form)) throw new Error('There is no form.')
    const okafor = { ...teacher, id: 'web:okafor', name: 'Mr. Okafor' }
    await say('calendar set terms:"Spring: 4 Jan – 26 Mar"', { person: okafor })
    const fields = { terms: ['Summer: 12 Apr – 9 Jul'] }
    const late = await dispatch.action({ ...event, componentId: form.press, fields })
    expect(toPlainText(replyOf(late))).toContain(
      'Mr. Okafor has changed the calendar since you opened this.',
    )
    expect(await say('calendar')).toContain('(Spring)')
  })
})

describe('several daily posts', () => {
  test('setting up a second one moves none of the first', async () => {
    const { say } = await openClassroom()
    await say(`${daily} holidays:2027-02-15..2027-02-19`)
    const words = await say('daily set 09:00 days:mon timezone:Tokyo', { room: otherRoom })
    expect(words).toContain('Only this daily post goes by the time in Asia/Tokyo')
    expect(words).toContain('09:00 Asia/Tokyo, Mon')
    expect(words).toContain('15 Feb 2027')
    expect(await say('daily status', { room })).toContain('08:30 Europe/London, Mon–Fri')
    expect(await say('calendar')).toContain('of its own')
  })
})
