import { describe, expect, test } from 'vitest'
import { maxCalendarLength } from '../../../src/core/calendar/parse-calendar.ts'
import { parseIcs } from '../../../src/core/calendar/parse-ics.ts'

function ics(...events: readonly string[]): string {
  const body = events.map((event) => `BEGIN:VEVENT\r\nUID:x\r\n${event}\r\nEND:VEVENT`)
  return ['BEGIN:VCALENDAR', 'VERSION:2.0', ...body, 'END:VCALENDAR', ''].join('\r\n')
}

function read(...events: readonly string[]) {
  return parseIcs(ics(...events), '2026-09-01', '2028-08-31')
}

describe('holidays from an .ics file', () => {
  test('whole-day events are read with their names; the stored end is the day after', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20261221\r\nDTEND;VALUE=DATE:20270105\r\nSUMMARY:Winter\\, break',
      'DTSTART;VALUE=DATE:20270503\r\nSUMMARY:May Day',
    )
    expect(holidays).toEqual([
      { from: '2026-12-21', to: '2027-01-04', name: 'Winter, break' },
      { from: '2027-05-03', to: '2027-05-03', name: 'May Day' },
    ])
  })

  test('yearly holidays repeat, except where the file says otherwise', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20201225\r\nRRULE:FREQ=YEARLY\r\nEXDATE;VALUE=DATE:20261225',
    )
    expect(holidays.map((holiday) => holiday.from)).toEqual(['2027-12-25'])
  })

  test('events with a time of day are not days off, but are counted', () => {
    const { holidays, skippedEvents } = read('DTSTART:20261201T090000Z\r\nDTEND:20261201T100000Z')
    expect(holidays).toEqual([])
    expect(skippedEvents).toBe(1)
  })

  test('events outside the dates are left out', () => {
    expect(read('DTSTART;VALUE=DATE:20200101').holidays).toEqual([])
  })

  test('finds Thanksgiving by its rule', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20201126\r\nDTEND;VALUE=DATE:20201128\r\nRRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH',
    )
    expect(holidays).toEqual([
      { from: '2026-11-26', to: '2026-11-27' },
      { from: '2027-11-25', to: '2027-11-26' },
    ])
  })

  test('midnights in UTC are the school’s, even where the calendar says that its zone is UTC', () => {
    const content = ics(
      'DTSTART:20270301T050000Z\r\nDTEND:20270302T050000Z\r\nSUMMARY:No school',
      'DTSTART:20270315T040000Z\r\nDTEND:20270316T040000Z\r\nRRULE:FREQ=WEEKLY;UNTIL=20270330T035959Z',
      'DTSTART:20270401T130000Z\r\nDTEND:20270401T140000Z\r\nSUMMARY:Meeting',
    ).replace('VERSION:2.0', 'VERSION:2.0\r\nX-WR-TIMEZONE:UTC')
    const read = parseIcs(content, '2026-09-01', '2028-08-31', 'America/New_York')
    expect(read.holidays.map(({ from, to }) => `${from}..${to}`)).toEqual([
      '2027-03-01..2027-03-01',
      '2027-03-15..2027-03-15',
      '2027-03-22..2027-03-22',
      '2027-03-29..2027-03-29',
    ])
    expect(read.skippedEvents).toBe(1)
  })

  test.each(['Status: x\n', 'no colon\n', 'a=\n'])(
    'a description of 80,000 lines like %j is read',
    (line) => {
      const content = `BEGIN:VEVENT\nDTSTART:20270301\nDESCRIPTION:x\n${line.repeat(80_000)}END:VEVENT`
      expect(parseIcs(content, '2026-09-01', '2028-08-31').holidays).toHaveLength(1)
    },
  )

  test('a series is followed through the whole window, however long ago it started', () => {
    const { holidays, readUntil } = read(
      'DTSTART;VALUE=DATE:20240906\r\nRRULE:FREQ=WEEKLY;BYDAY=FR',
    )
    expect(holidays).toHaveLength(104)
    expect(holidays[0]?.from).toBe('2026-09-04')
    expect(holidays.at(-1)?.from).toBe('2028-08-25')
    expect(readUntil).toBe('2028-08-31')
  })

  test.each([
    ['DTSTART;VALUE=DATE:19570315\r\nRRULE:FREQ=YEARLY', ['2027-03-15', '2028-03-15']],
    [
      'DTSTART;VALUE=DATE:16010903\r\nRRULE:FREQ=YEARLY;BYMONTH=9;BYDAY=1MO',
      ['2026-09-07', '2027-09-06'],
    ],
    ['DTSTART;VALUE=DATE:20240229\r\nRRULE:FREQ=YEARLY', ['2028-02-29']],
    ['DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=MONTHLY;COUNT=0', ['2026-12-01']],
    [
      'DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=MONTHLY;COUNT=-1;UNTIL=20270201',
      ['2026-12-01', '2027-01-01', '2027-02-01'],
    ],
    [
      'DTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=MONTHLY;BYDAY=5MO',
      ['2026-11-30', '2027-03-29', '2027-05-31', '2027-08-30', '2027-11-29'],
    ],
    [
      'DTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1;COUNT=3',
      ['2026-11-30', '2026-12-31', '2027-01-29'],
    ],
    [
      'DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=MONTHLY;BYMONTHDAY=1,15,-1;COUNT=4',
      ['2026-12-01', '2026-12-15', '2026-12-31', '2027-01-01'],
    ],
    [
      'DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=YEARLY;BYMONTH=12,3;BYMONTHDAY=1;COUNT=3',
      ['2026-12-01', '2027-03-01', '2027-12-01'],
    ],
    [
      'DTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=WEEKLY;BYDAY=MO;BYHOUR=0;BYMINUTE=0;COUNT=2',
      ['2026-11-30', '2026-12-07'],
    ],
    [
      'DTSTART;VALUE=DATE:20261130\r\nrrule:freq=weekly; byday=mo ;count=2;',
      ['2026-11-30', '2026-12-07'],
    ],
    [
      'DTSTART;VALUE=DATE:20270326\r\nRDATE:20280414\r\nRDATE;VALUE=DATE:20270402,20270409\r\nRDATE:',
      ['2027-03-26', '2027-04-02', '2027-04-09', '2028-04-14'],
    ],
    [
      'DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEXDATE:20261202\r\nEXDATE;TZID=Europe/London:20261203T000000',
      ['2026-12-01', '2026-12-04'],
    ],
    [
      'DTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=DAILY;COUNT=4\r\nEXRULE:FREQ=DAILY;INTERVAL=2;COUNT=2',
      ['2026-12-01', '2026-12-02', '2026-12-04'],
    ],
    // The first day counts, even where the rule does not fall on it (section 3.8.2.4).
    [
      'DTSTART;VALUE=DATE:20270106\r\nRRULE:FREQ=WEEKLY;BYDAY=TH;COUNT=3',
      ['2027-01-06', '2027-01-07', '2027-01-14'],
    ],
  ])('the days of %j', (event, days) => {
    const { holidays, partialEvents } = read(event)
    expect(
      holidays.map(({ from }) => from).filter((day) => day < '2028-01-01' || days.includes(day)),
    ).toEqual(days)
    expect(partialEvents).toBe(0)
  })

  test('a period among the added days has a length of its own', () => {
    const { holidays } = read(
      'DTSTART;VALUE=DATE:20270326\r\nRDATE;VALUE=PERIOD:20270402T000000/P3D,20270412T000000/20270414T000000',
    )
    expect(holidays.map(({ from, to }) => `${from}/${to}`)).toEqual([
      '2027-03-26/2027-03-26',
      '2027-04-02/2027-04-04',
      '2027-04-12/2027-04-13',
    ])
  })

  test.each([
    'FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30',
    'FREQ=DAILY;INTERVAL=7;BYDAY=MO',
    'FREQ=WEEKLY;INTERVAL=400000000',
    'FREQ=MONTHLY;BYDAY=MO;BYMONTHDAY=1;BYSETPOS=9',
  ])('a rule that never falls on another day gives its first day: %s', (rule) => {
    const { holidays, partialEvents } = read(`DTSTART;VALUE=DATE:20260901\r\nRRULE:${rule}`)
    expect(holidays).toEqual([{ from: '2026-09-01', to: '2026-09-01' }])
    expect(partialEvents).toBe(0)
  })

  test.each([
    'RRULE:FREQ=SECONDLY',
    'RRULE:FREQ=DAILY;INTERVAL=0',
    'RRULE:FREQ=YEARLY;BYDAY=54MO',
    'RRULE:FREQ=MONTHLY;BYMONTHDAY=32',
    'RRULE:FREQ=WEEKLY;BYDAY=1MO',
    'RRULE:FREQ=WEEKLY;UNTIL=soon',
    'RRULE:FREQ=YEARLY;BYEASTER=0',
    'RRULE:RSCALE=HEBREW;FREQ=YEARLY',
    'RRULE:FREQ=DAILY;FREQ=WEEKLY',
    'RRULE:W1 MO TU #10',
    'RRULE:COUNT=4',
    'RDATE:TBD',
    'EXDATE:2026',
  ])('what cannot be followed is counted, and the first day is taken: %s', (line) => {
    const { holidays, partialEvents } = read(`DTSTART;VALUE=DATE:20260901\r\n${line}`)
    expect(holidays).toEqual([{ from: '2026-09-01', to: '2026-09-01' }])
    expect(partialEvents).toBe(1)
  })

  test.each([
    ['DTSTART:20261127T000000\r\nDTEND:20261128T000000', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDTEND:20261127T235900', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDTEND:20261127T235959', '2026-11-27'],
    ['DTSTART:20261127T000100\r\nDTEND:20261127T235900', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDTEND:20261127T240000', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDTEND;VALUE=DATE:20261128', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDURATION:PT24H', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDURATION:P3D', '2026-11-27..2026-11-29'],
    ['DTSTART:20261127T000000', '2026-11-27'],
    ['DTSTART:20261127T000000\r\nDTEND:20261127T000000', '2026-11-27'],
    [
      'DTSTART;VALUE=DATE-TIME:20261127T000000\r\nDTEND;VALUE=DATE-TIME:20261130T000000',
      '2026-11-27..2026-11-29',
    ],
    [
      'DTSTART;TZID=Eastern Standard Time:20261127T000000\r\nDTEND;TZID=Eastern Standard Time:20261128T000000',
      '2026-11-27',
    ],
    [
      'DTSTART;TZID=(UTC-05:00) Eastern Time (US & Canada):20261127T000000\r\nDTEND;TZID=(UTC-05:00) Eastern Time (US & Canada):20261128T000000',
      '2026-11-27',
    ],
    ['DTSTART:20261127T000000Z\r\nDTEND:20261128T000000Z', '2026-11-27'],
    [
      'DTSTART;TZID=America/New_York:20261127T080000\r\nDTEND;TZID=America/New_York:20261127T160000\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      '2026-11-27',
    ],
    [
      'DTSTART:20261127T050000Z\r\nDTEND:20261128T050000Z\r\nX-MICROSOFT-CDO-ALLDAYEVENT:TRUE',
      '2026-11-27',
    ],
    ['DTSTART:20261126T230000Z\r\nDTEND:20261127T230000Z\r\nX-FUNAMBOL-ALLDAY:1', '2026-11-27'],
    ['DTSTART;VALUE=DATE:20261026\r\nDTEND:20261031T000000Z', '2026-10-26..2026-10-30'],
    ['DTSTART;VALUE=DATE:20261026\r\nDTEND:20261030T150000', '2026-10-26..2026-10-30'],
    ['DTSTART;VALUE=DATE:20261026\r\nDTEND:', '2026-10-26'],
    ['DTSTART:2026-11-27', '2026-11-27'],
    ['DTSTART:2026-11-27T00:00:00\r\nDTEND:2026-11-28T00:00:00', '2026-11-27'],
    ['DTSTART;VALUE=DATE:20261127T000000', '2026-11-27'],
  ])('%j is of whole days', (event, days) => {
    const { holidays, skippedEvents } = read(event)
    expect(holidays.map(({ from, to }) => (from === to ? from : `${from}..${to}`))).toEqual([days])
    expect(skippedEvents).toBe(0)
  })

  test.each([
    'DTSTART;VALUE=DATE:20270104T120000\r\nDTEND;VALUE=DATE:20270104T130000',
    'DTSTART:20270104T000000\r\nDTEND:20270104T120000',
    'DTSTART:20270104T080000\r\nDTEND:20270105T080000',
    'DTSTART:20270104T000000Z',
    'DTSTART:20270104T050000Z\r\nDTEND:20270105T050000Z',
    'DTSTART:20270104T000000\r\nDTEND:20270105T000000Z',
  ])('%j has a time of day', (event) => {
    expect(read(event)).toMatchObject({ holidays: [], skippedEvents: 1 })
  })

  describe('times in UTC', () => {
    const event = 'DTSTART:20270326T040000Z\r\nDTEND:20270328T040000Z'

    function daysIn(zone: string | undefined, ...events: readonly string[]) {
      const { holidays } = parseIcs(ics(...events), '2026-09-01', '2028-08-31', zone)
      return holidays.map(({ from, to }) => (from === to ? from : `${from}..${to}`))
    }

    test('are whole days where they are midnight at school, in the calendar’s or in the event’s own zone', () => {
      expect(daysIn('America/New_York', event)).toEqual(['2027-03-26..2027-03-27'])
      expect(daysIn('Europe/London', event)).toEqual([])
      const named = ics(event).replace('VERSION', 'X-WR-TIMEZONE:America/New_York\r\nVERSION')
      expect(parseIcs(named, '2026-09-01', '2028-08-31', 'Europe/London').holidays).toHaveLength(1)
      expect(daysIn('Europe/London', event.replace(':', ';TZID=America/New_York:'))).toHaveLength(1)
    })

    test('over a clock change too', () => {
      expect(
        daysIn('America/New_York', 'DTSTART:20270312T050000Z\r\nDTEND:20270316T040000Z'),
      ).toEqual(['2027-03-12..2027-03-15'])
    })

    test('end a series with the day that they end', () => {
      const series = 'DTSTART;VALUE=DATE:20261130\r\nRRULE:FREQ=WEEKLY;UNTIL=20261215T045959Z'
      expect(daysIn('America/New_York', series)).toEqual(['2026-11-30', '2026-12-07', '2026-12-14'])
      const early = series.replace('20261215', '20261214')
      expect(daysIn('America/New_York', early)).toEqual(['2026-11-30', '2026-12-07'])
      expect(daysIn('Europe/London', early)).toHaveLength(3)
      expect(daysIn(undefined, early.replace('T045959Z', 'T000000Z'))).toHaveLength(3)
    })
  })

  describe('changes', () => {
    const series = 'SUMMARY:Training\r\nDTSTART;VALUE=DATE:20261201\r\nRRULE:FREQ=MONTHLY;COUNT=4'

    function days(...events: readonly string[]) {
      return read(...events).holidays.map(({ from, name }) => `${from} ${name ?? ''}`.trim())
    }

    test('a cancelled event is none', () => {
      expect(days('DTSTART;VALUE=DATE:20270212\r\nSTATUS:CANCELLED')).toEqual([])
      expect(days('DTSTART;VALUE=DATE:20270212\r\nSTATUS: canceled')).toEqual([])
      const all = ics(series).replace('VERSION', 'METHOD:CANCEL\r\nVERSION')
      expect(parseIcs(all, '2026-09-01', '2028-08-31').holidays).toEqual([])
    })

    test.each([
      'RECURRENCE-ID;VALUE=DATE:20270101',
      'RECURRENCE-ID:20270101',
      'RECURRENCE-ID:20270101T000000Z',
      'RECURRENCE-ID;TZID=Europe/London:20270101T000000',
    ])('a day of a series is moved or cancelled: %s', (line) => {
      const rest = ['2026-12-01 Training', '2027-02-01 Training', '2027-03-01 Training']
      expect(days(series, `${line}\r\nDTSTART;VALUE=DATE:20270108`)).toEqual([
        rest[0],
        '2027-01-08 Training',
        ...rest.slice(1),
      ])
      expect(days(`${line}\r\nSTATUS:CANCELLED`, series)).toEqual(rest)
      expect(days(`${line}\r\nDTSTART:20270101T090000`, series)).toEqual(rest)
      expect(read(`${line}\r\nDTSTART:TBD`, series)).toMatchObject({
        holidays: { length: 4 },
        unreadableEvents: 1,
      })
    })

    test('all days from one on are moved or cancelled', () => {
      const line = 'RECURRENCE-ID;RANGE=THISANDFUTURE;VALUE=DATE:20270201'
      expect(days(series, `${line}\r\nDTSTART;VALUE=DATE:20270202\r\nSUMMARY:Later`)).toEqual([
        '2026-12-01 Training',
        '2027-01-01 Training',
        '2027-02-02 Later',
        '2027-03-02 Later',
      ])
      expect(days(series, `${line}\r\nSTATUS:CANCELLED`)).toEqual([
        '2026-12-01 Training',
        '2027-01-01 Training',
      ])
    })

    test('a moved day whose series is not in the file stands alone', () => {
      expect(days('RECURRENCE-ID:20270101\r\nDTSTART;VALUE=DATE:20270108')).toEqual(['2027-01-08'])
    })

    test('the days of a cancelled series are cancelled too', () => {
      expect(
        days(`${series}\r\nSTATUS:CANCELLED`, 'RECURRENCE-ID:20270101\r\nDTSTART:20270108'),
      ).toEqual([])
    })

    test('of several versions of an event the latest counts', () => {
      expect(
        days(
          'DTSTART;VALUE=DATE:20270212\r\nSEQUENCE:1',
          'DTSTART;VALUE=DATE:20270219\r\nSEQUENCE:2',
        ),
      ).toEqual(['2027-02-19'])
      expect(
        days('DTSTART;VALUE=DATE:20270212', 'DTSTART;VALUE=DATE:20270219\r\nSEQUENCE:0'),
      ).toHaveLength(2)
    })
  })

  test('an event that cannot be read is left out and counted', () => {
    const bad = [
      'DTSTART;VALUE=DATE:TBD',
      'DTSTART;VALUE=DATE:00000000',
      'DTSTART;VALUE=DATE:20260231',
      'DTSTART:',
      'SUMMARY:Nothing',
      'DTSTART;VALUE=DATE:20260901\r\nDURATION:x',
      'DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:x',
      'DTSTART;VALUE=DATE:20260901\r\nDURATION:P99999999W',
      'DTSTART;VALUE=DATE:20260901\r\nDTEND;VALUE=DATE:99991231',
      'DTSTART:20260901T253000\r\nDTEND:20260902',
      'DTSTART;VALUE=DATE:20260901\r\nRECURRENCE-ID:then',
    ]
    expect(read(...bad, 'DTSTART;VALUE=DATE:20270301')).toMatchObject({
      holidays: [{ from: '2027-03-01', to: '2027-03-01' }],
      unreadableEvents: bad.length,
    })
  })

  test('school days are apart, and the same day is off if any of its names says so', () => {
    const { holidays, schoolDays } = read(
      'DTSTART;VALUE=DATE:20261218\r\nSUMMARY:Last day before winter break',
      'DTSTART;VALUE=DATE:20261221\r\nSUMMARY:Winter recess – closed',
      'DTSTART;VALUE=DATE:20270118\r\nSUMMARY:Late start',
      'DTSTART;VALUE=DATE:20270118\r\nSUMMARY:Martin Luther King Day',
    )
    expect(holidays.map(({ name }) => name)).toEqual([
      'Winter recess – closed',
      'Martin Luther King Day',
    ])
    expect(schoolDays.map(({ name }) => name)).toEqual(['Last day before winter break'])
  })

  test.each([
    ['a'.repeat(59) + '🎄 break', `${'a'.repeat(59)}…`],
    ['a'.repeat(58) + '👩‍🎓', `${'a'.repeat(58)}…`],
    ['Snow day\\nmake-up', 'Snow day make-up'],
    ['Parents\\, teachers\\; a \\\\ b', 'Parents, teachers; a \\ b'],
    ['\u202EBreak\u200B', 'Break'],
    ['\u200B', undefined],
  ])('the name %j is stored as %j', (summary, name) => {
    const [holiday] = read(`DTSTART;VALUE=DATE:20270301\r\nSUMMARY:${summary}`).holidays
    expect(holiday?.name).toBe(name)
  })

  test('whoever saved the file, and however', () => {
    const file = ics('SUMMARY:Weihnachten\r\nDTSTART;VALUE=DATE:20261224')
    const expected = [{ from: '2026-12-24', to: '2026-12-24', name: 'Weihnachten' }]
    const forms = [
      file.replaceAll('\r\n', '\n'),
      file.replaceAll('\r\n', '\r'),
      file.replaceAll('\r\n', '\r\r\n'),
      file.replaceAll('\r\n', '\r\n\r\n'),
      `\uFEFF${file}`,
      `\n\nWarning: something on line 3\n${file}`,
      file.replaceAll(/END:.*\r\n/g, ''),
      file.slice(0, file.indexOf('END:VEVENT')),
      file.split('').join('\0'),
      file.replace('Weihnachten', 'Weih\r\n nachten'),
      file.replace('DTSTART;VALUE=DATE:', 'DTSTART\r\n\t;VALUE=DATE\r\n :'),
      file.replace('DTSTART', 'LOCATION:Main hall\r\nnot indented\r\nDTSTART'),
      file.replace('DTSTART', 'ORGANIZER;CN=School Office\r\nDTSTART'),
      file.replace('DTSTART;VALUE=DATE:', 'DTSTART; VALUE = DATE : '),
      file.replace(
        'DTSTART',
        'BEGIN:VALARM\r\nTRIGGER:-P1D\r\nDTSTART:19700101\r\nEND:VALARM\r\nDTSTART',
      ),
      file.toLowerCase().replace('weihnachten', 'Weihnachten'),
      file.slice(file.indexOf('BEGIN:VEVENT')),
      file.replace(
        'BEGIN:VEVENT',
        'BEGIN:VTIMEZONE\r\nBEGIN:STANDARD\r\nDTSTART:16010101T000000\r\nRRULE:FREQ=YEARLY\r\nEND:STANDARD\r\nEND:VTIMEZONE\r\nBEGIN:VEVENT',
      ),
    ]
    const read = forms.map((form) => parseIcs(form, '2026-09-01', '2028-08-31'))
    expect(read.map(({ holidays }) => holidays)).toEqual(forms.map(() => expected))
    expect(read.map(({ unreadableEvents }) => unreadableEvents)).toEqual(forms.map(() => 0))
  })

  test('a file that ends in the middle is read, and said to', () => {
    const file = ics('DTSTART;VALUE=DATE:20261224', 'DTSTART;VALUE=DATE:20261225')
    const cut = file.slice(0, file.lastIndexOf('1225'))
    expect(parseIcs(cut, '2026-09-01', '2028-08-31')).toMatchObject({
      holidays: [{ from: '2026-12-24' }],
      unreadableEvents: 1,
      isCutOff: true,
    })
    expect(parseIcs(file, '2026-09-01', '2028-08-31').isCutOff).toBe(false)
  })

  test.each([
    ['DTSTART;VALUE=DATE:20280901', true],
    ['DTSTART;VALUE=DATE:20280831', false],
    ['DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=YEARLY;COUNT=2', false],
    ['DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=YEARLY;COUNT=3', true],
    ['DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=YEARLY;UNTIL=20280831', false],
    ['DTSTART;VALUE=DATE:20260901\r\nRDATE:20290101', true],
  ])('whether %j goes on after the window: %j', (event, goesOn) => {
    expect(read(event).readUntil).toBe(goesOn ? '2028-08-31' : undefined)
  })

  test.each(['99991231', '99991231\r\nRRULE:FREQ=YEARLY'])(
    'a date at the end of the calendar is only far away: %s',
    (start) => {
      expect(read(`DTSTART;VALUE=DATE:${start}`).holidays).toEqual([])
    },
  )

  test('a daily series from the year 1 on is read', () => {
    expect(read('DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=DAILY').holidays).toHaveLength(731)
  })

  test('a length is read from DURATION too', () => {
    expect(read('DTSTART;VALUE=DATE:20261221\r\nDURATION:P2W').holidays).toEqual([
      { from: '2026-12-21', to: '2027-01-03' },
    ])
  })

  describe('work', () => {
    function many(count: number, event: (index: number) => string): readonly string[] {
      return Array.from({ length: count }, (_, index) => event(index))
    }

    test('1,900 birthdays since 1900 are read', () => {
      const birthdays = many(1900, (index) => {
        const day = String((index % 28) + 1).padStart(2, '0')
        return `DTSTART;VALUE=DATE:${1900 + (index % 100)}05${day}\r\nRRULE:FREQ=YEARLY`
      })
      expect(read(...birthdays).holidays).toHaveLength(56)
    })

    test('700 weekly series that began years ago are read', () => {
      const weekly = many(
        700,
        (index) => `DTSTART;VALUE=DATE:201${index % 10}0906\r\nRRULE:FREQ=WEEKLY;BYDAY=FR`,
      )
      expect(read(...weekly).holidays).toHaveLength(104)
    })

    test('8,000 events with daily rules are refused', () => {
      const daily = many(8000, () => 'DTSTART;VALUE=DATE:20260901\r\nRRULE:FREQ=DAILY')
      expect(() => read(...daily)).toThrow('repeat too often')
    })

    test('rules that must be counted from long ago on are refused together', () => {
      const old = many(1900, () => 'DTSTART;VALUE=DATE:00010101\r\nRRULE:FREQ=DAILY;COUNT=999999')
      expect(() => read(...old)).toThrow('repeat too often')
    })

    test('more different days than anybody has are refused', () => {
      const long = many(
        40,
        (index) => `DTSTART;VALUE=DATE:20260901\r\nDURATION:P${index + 1}D\r\nRRULE:FREQ=DAILY`,
      )
      expect(() => read(...long)).toThrow('repeat too often')
    })

    test('an event with 10,000 rules is refused', () => {
      const rules = many(10_000, (index) => `RRULE:FREQ=DAILY;COUNT=${index + 9000}`).join('\r\n')
      expect(() => read(`DTSTART;VALUE=DATE:20000101\r\n${rules}`)).toThrow('repeat too often')
    })
  })

  test.each(['', 'hello', 'BEGIN:VCARD\r\nEND:VCARD', 'BEGIN:VCALENDAR', '<html></html>'])(
    '“%s” isn’t a calendar',
    (content) => {
      expect(() => parseIcs(content, '2026-01-01', '2027-01-01')).toThrow(
        'This file isn’t a valid calendar.',
      )
    },
  )

  test('an archive is told apart: Google exports one', () => {
    expect(() => parseIcs('PK\u0003\u0004', '2026-01-01', '2027-01-01')).toThrow(
      'This is a zip file.',
    )
  })

  test('a huge file is refused before it is parsed', () => {
    expect(() => parseIcs('x'.repeat(maxCalendarLength + 1), '', '')).toThrow('too large')
  })
})
