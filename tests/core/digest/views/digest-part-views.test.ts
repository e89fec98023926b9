import { describe, expect, it } from 'vitest'
import type { DigestFacts, FailedPost } from '../../../../src/core/digest/digest-facts.ts'
import { digestPartView } from '../../../../src/core/digest/views/digest-part-views.ts'
import { digestParts, digestView } from '../../../../src/core/digest/views/digest-view.ts'
import { toPlainText } from '../../../../src/core/reply/plain-text.ts'

const now = Date.UTC(2027, 0, 13, 16)

function factsWith(some: Partial<DigestFacts>): DigestFacts {
  return {
    zone: 'Europe/London',
    date: '2027-01-13',
    now,
    since: now - 86_400_000,
    members: [],
    notHeard: [],
    couldBeHeard: true,
    answers: undefined,
    posted: 0,
    failed: [],
    paused: [],
    quizzes: [],
    homework: [],
    again: [],
    turn: undefined,
    library: undefined,
    ...some,
  }
}

function failedOn(day: number): FailedPost {
  const date = `2027-01-${String((day % 28) + 1).padStart(2, '0')}`
  const delivery = {
    room: 'web:general',
    date,
    state: 'failed',
    problem: 'It was away.',
    sideTasks: {},
  }
  return { delivery } as unknown as FailedPost
}

const everything = factsWith({
  members: Array.from({ length: 500 }, (_, n) => ({ id: `web:s${n}`, name: `Student ${n}` })),
  answers: { people: 300, posts: 2, mostReacted: undefined, held: 3 },
  failed: Array.from({ length: 100 }, (_, day) => failedOn(day)),
  quizzes: Array.from({ length: 30 }, (_, n) => ({
    id: `q${n}`,
    about: 'The letter '.repeat(40),
    openedAt: now,
    students: 400,
    share: 0.5,
    missed: { prompt: 'Who opens the letter? '.repeat(40), share: 0.2 },
  })),
})
const crowded = factsWith({ ...everything, notHeard: everything.members.slice(100) })

describe('a digest of 500 students after a long outage', () => {
  it('stays as short as a phone’s screen, and counts whom it does not name', () => {
    const text = toPlainText(digestView(crowded))
    expect(text).toContain('300 of 500 answered at least one of 2 questions.')
    expect(text).toContain('and 397 more')
    expect(text).toContain('100 daily posts didn’t go out as planned.')
    expect(text).toContain('And 28 more quizzes.')
    expect(text.length).toBeLessThan(900)
  })

  it.each(digestParts)('has a part “%s” that fits a message', (part) => {
    const view = digestPartView(part, {
      facts: crowded,
      digest: undefined,
      linkTo: () => undefined,
    })
    expect(toPlainText(view).length).toBeLessThan(4_000)
  })

  it('counts what its parts do not list', () => {
    function said(part: (typeof digestParts)[number]): string {
      const parts = { facts: crowded, digest: undefined, linkTo: () => undefined }
      return toPlainText(digestPartView(part, parts))
    }
    expect(said('posts')).toContain('And 92 more that didn’t go out as planned.')
    expect(said('results')).toContain('And 22 more quizzes.')
    expect(said('people')).toContain('and 360 more')
  })
})

describe('a digest of a class that nobody has used yet', () => {
  it('has no “0 of 0”', () => {
    const answers = { people: 0, posts: 1, mostReacted: undefined, held: 0 }
    const text = toPlainText(digestView(factsWith({ answers })))
    expect(text).toContain('Nobody answered the question.')
    expect(text).not.toContain('0')
  })
})
