import { describe, expect, test } from 'vitest'
import { UserError } from '../../../src/core/reply/user-error.ts'
import {
  addPauses,
  endPauses,
  parseExamWeeks,
  parsePause,
  parseTerms,
  parseWeekTurns,
} from '../../../src/core/calendar/parse-year.ts'

/** A Wednesday. */
const context = { today: '2027-01-13', prefer: 'next' } as const

describe('terms', () => {
  test.each([
    [
      'Autumn: 1 Sep 2026 – 18 Dec 2026',
      [{ name: 'Autumn', from: '2026-09-01', to: '2026-12-18' }],
    ],
    ['Term 1 2026-09-01..2026-12-18', [{ name: 'Term 1', from: '2026-09-01', to: '2026-12-18' }]],
    ['4 Jan 2027 – 26 Mar 2027 (Lent)', [{ name: 'Lent', from: '2027-01-04', to: '2027-03-26' }]],
    ['2026-09-01', [{ name: 'Term', from: '2026-09-01' }]],
    [
      'Spring 4 Jan 2027 to 26 Mar 2027\n12 Apr 2027 to 9 Jul 2027',
      [
        { name: 'Spring', from: '2027-01-04', to: '2027-03-26' },
        { name: 'Term 2', from: '2027-04-12', to: '2027-07-09' },
      ],
    ],
  ])('%s', (typed, terms) => {
    expect(parseTerms(typed, context)).toEqual(terms)
  })

  test('several dates without semicolons are asked for', () => {
    expect(() =>
      parseTerms('Autumn: 2026-09-01..2026-12-18, 2027-01-04..2027-03-26', context),
    ).toThrow('Put a semicolon')
  })
})

test('one date is a whole exam week', () => {
  expect(parseExamWeeks('Mocks: 3 Feb 2027; 2027-05-10..2027-05-21', context)).toEqual([
    { name: 'Mocks', from: '2027-02-01', to: '2027-02-07' },
    { from: '2027-05-10', to: '2027-05-21' },
  ])
})

test.each(['A, B', 'A/B', 'week A and week B', 'A B'])('weeks: %s', (typed) => {
  const turns = parseWeekTurns(typed, { today: context.today, thisWeek: 'b' })
  expect(turns).toEqual({ names: ['B', 'A'], from: '2027-01-11' })
})

describe('pauses', () => {
  test.each([
    ['today', [{ from: '2027-01-13', to: '2027-01-13' }]],
    ['today snow day', [{ from: '2027-01-13', to: '2027-01-13', reason: 'snow day' }]],
    ['Snow day', [{ from: '2027-01-13', to: '2027-01-13', reason: 'Snow day' }]],
    ['tomorrow', [{ from: '2027-01-14', to: '2027-01-14' }]],
    ['until Friday', [{ from: '2027-01-13', to: '2027-01-15' }]],
    ['this week', [{ from: '2027-01-13', to: '2027-01-17' }]],
    ['until I resume', [{ from: '2027-01-13' }]],
    ['until resumed', [{ from: '2027-01-13' }]],
    ['bis auf Weiteres', [{ from: '2027-01-13' }]],
    ['18 Jan – 20 Jan', [{ from: '2027-01-18', to: '2027-01-20' }]],
  ])('%s', (typed, pauses) => {
    expect(parsePause(typed, undefined, context)).toEqual(pauses)
  })

  test('a reason may be long or have lines, as the form takes it', () => {
    const [{ reason = '' } = {}] = parsePause('today', `Snow\n${'day '.repeat(29)}`, context)
    expect(reason).toMatch(/^Snow day day/)
    expect(reason.length).toBeLessThanOrEqual(60)
    expect(parsePause('today', ' \t', context)).toEqual([{ from: '2027-01-13', to: '2027-01-13' }])
  })

  test.each(['1, ', '12 ', 'ﷺ '])(
    'a text of as many “%s” as a form of the page takes is refused at once',
    (unit) => {
      const text = unit.repeat(4000).slice(0, 4000)
      expect(() => parsePause(text, undefined, context)).toThrow(UserError)
    },
  )

  test('of a text of dates without end only so many are read', () => {
    expect(parsePause('18 Jan, '.repeat(500), undefined, context).length).toBeLessThan(40)
  })

  test('a slip is no pause', () => {
    expect(() => parsePause('thrusdya', undefined, context)).toThrow('isn’t a valid date')
    expect(() => parsePause('2026-12-01', undefined, context)).toThrow('over already')
  })

  test('the same days are paused once, and resuming ends what holds today', () => {
    const snow = { from: '2027-01-13', to: '2027-01-13' }
    const open = { from: '2027-01-12' }
    const trip = { from: '2027-03-01', to: '2027-03-05' }
    expect(addPauses({ pauses: [snow, trip] }, [open])).toEqual([open])
    expect(addPauses({ pauses: [trip] }, [snow])).toEqual([trip, snow])
    expect(endPauses({ pauses: [open, trip] }, context.today)).toEqual([
      { from: '2027-01-12', to: '2027-01-12' },
      trip,
    ])
    expect(endPauses({ pauses: [snow] }, context.today)).toEqual([])
    expect(endPauses({ pauses: [trip] }, context.today)).toEqual([])
  })
})
