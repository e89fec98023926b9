/** Peer instruction: what must hold under any order of events, and when a class talks. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type QuizEvent, type Transition, hostActions } from '../../../src/core/quiz/events.ts'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import { type Quiz, findPlayer, isOver, wakesAt } from '../../../src/core/quiz/quiz.ts'
import type { QuizSettings } from '../../../src/core/quiz/quiz-settings.ts'
import { transition } from '../../../src/core/quiz/transition.ts'
import { quizMessage } from '../../../src/core/quiz/views/quiz-message.ts'
import { projectorView } from '../../../src/core/quiz/views/projector-view.ts'
import { hostMenu } from '../../../src/core/quiz/views/host-views.ts'
import { shiftRows } from '../../../src/core/quiz/views/vote-shift.ts'
import { voteShift } from '../../../src/core/quiz/vote-shift.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { lobbyOf, openedAt } from '../../fixtures/lobby.ts'

const right = [1]
const wrong = [0]
const people = ['ana', 'ben', 'cleo', 'dan', 'eve', 'fay'] as const
const host = { id: 'host', name: 'Host', isTeacher: true }

function actor(id: string) {
  return { id, name: id.slice(0, 1).toUpperCase() + id.slice(1), isTeacher: false }
}

/** A room that plays in peer mode, and the time that passes in it. */
class Room {
  quiz: Quiz
  now = openedAt

  constructor(settings: Partial<QuizSettings> = {}, quiz = lobbyOf('q')) {
    const { plan } = quiz
    const peer = { ...plan.settings, mode: 'peer' as const, smallClass: 0, ...settings }
    this.quiz = { ...quiz, plan: { ...plan, settings: peer } }
  }

  send(event: Parameters<typeof Object.assign>[0]): Transition[1] {
    const [quiz, effects] = transition(this.quiz, { ...event, now: this.now } as QuizEvent)
    this.quiz = quiz
    return effects
  }

  start(...who: readonly string[]): this {
    for (const id of who) this.send({ kind: 'join', by: actor(id) })
    this.send({ kind: 'start', by: host })
    return this.show()
  }

  show(): this {
    const { state } = this.quiz
    if (!('round' in state)) return this
    const isSecond = state.phase === 'asking' && state.vote === 'second'
    this.send({ kind: 'shown', round: state.round, isSecond })
    return this
  }

  vote(id: string, response: readonly number[], isSecond = false, round = 0): this {
    this.send({ kind: 'answer', by: actor(id), round, response, at: this.now, isSecond })
    return this
  }

  wake(): this {
    this.now = Math.max(this.now, wakesAt(this.quiz.state) ?? this.now)
    this.send({ kind: 'wake', seenAt: this.now })
    // Time is up first; the vote closes a moment later.
    const { state } = this.quiz
    return state.phase === 'asking' && state.heldUntil !== undefined ? this.wake() : this.show()
  }

  act(kind: string): this {
    this.send({ kind, by: host })
    return this.show()
  }

  get phase(): string {
    const { state } = this.quiz
    return state.phase === 'asking' ? `asking ${state.vote}` : state.phase
  }

  get said(): string {
    return toPlainText(quizMessage(this.quiz))
  }
}

describe('the class talks', () => {
  test('where the first vote is divided, and then the second vote counts', () => {
    const room = new Room().start('ana', 'ben')
    room.vote('ana', right).vote('ben', wrong)
    expect(room.phase).toBe('talking')
    expect(room.said).toContain('Talk it over: 3 minutes.')
    expect(room.wake().phase).toBe('asking second')
    room.vote('ana', right, true).vote('ben', right, true)
    expect(room.phase).toBe('revealing')
    expect(room.quiz.players.map(({ points }) => points)).toEqual([100, 100])
    expect(room.said).toContain('First vote: 1 of 2 right. Second vote: 2 of 2.')
  })

  test.each([
    ['everyone is right', [right, right]],
    ['everyone chose the same wrong answer', [wrong, wrong]],
    ['fewer are right than the range begins with', [wrong, [2]]],
  ])('not where %s: the first vote counts', (_, votes) => {
    const room = new Room().start('ana', 'ben')
    votes.forEach((vote, at) => room.vote(people[at] ?? '', vote))
    expect(room.phase).toBe('revealing')
    expect(room.quiz.answers.every(({ score }) => score !== null)).toBe(true)
    expect(room.said).not.toContain('First vote')
  })

  test('not where a single student voted, whatever the range', () => {
    const room = new Room({ talkFrom: 0, talkTo: 100 }).start('ana')
    expect(room.vote('ana', right).phase).toBe('revealing')
  })

  test('within the range that the host asked for, both ends included', () => {
    const votes = [right, right, right, wrong]
    const phases = [75, 74].map((talkTo) => {
      const room = new Room({ talkTo }).start(...people.slice(0, 4))
      votes.forEach((vote, at) => room.vote(people[at] ?? '', vote))
      return room.phase
    })
    expect(phases).toEqual(['talking', 'revealing'])
  })

  test('and where too few were right the host is told to explain first', () => {
    const room = new Room().start('ana', 'ben')
    room.vote('ana', wrong).vote('ben', [2])
    expect(room.said).toContain('It may be worth explaining this one before you go on.')
  })
})

test('in a small class nothing says that all of them were wrong', () => {
  const room = new Room({ smallClass: 5 }).start('ana', 'ben')
  room.vote('ana', wrong).vote('ben', [2])
  expect(room.phase).toBe('revealing')
  expect(room.said).not.toMatch(/worth explaining|were right/)
})

test('whoever has voted and then left is not waited for, neither in the talk nor in the second vote', () => {
  const room = new Room().start('ana', 'ben', 'cleo')
  room.vote('ana', right)
  room.send({ kind: 'leave', by: actor('ana') })
  room.vote('ben', wrong).vote('cleo', right)
  expect(room.phase).toBe('talking')
  room.wake().vote('ben', right, true).vote('cleo', right, true)
  expect(room.phase).toBe('revealing')
  room.wake()
  expect(room.said).toContain('0 of 2 have answered.')
})

describe('the host', () => {
  function talking(): Room {
    return new Room().start('ana', 'ben').vote('ana', right).vote('ben', wrong)
  }

  test('ends the talk early', () => {
    expect(talking().act('skip').phase).toBe('asking second')
  })

  test('adds time to the talk', () => {
    const room = talking()
    const before = wakesAt(room.quiz.state) ?? 0
    room.act('extend')
    expect((wakesAt(room.quiz.state) ?? 0) - before).toBe(30_000)
  })

  test.each(['talking', 'asking second'])('skips the question for good in %s', (phase) => {
    const room = phase === 'talking' ? talking() : talking().act('skip')
    expect(room.act('skip-question').phase).toBe('revealing')
    expect(room.said).toContain('it doesn’t count')
    expect(room.quiz.players.every(({ points }) => points === 0)).toBe(true)
    expect(room.wake()).toMatchObject({ phase: 'asking first' })
  })

  test('does not skip the second vote with a press that was meant for the first', () => {
    const room = new Room().start('ana', 'ben')
    const seen = { phase: 'asking', round: 0, posts: 0 }
    room.vote('ana', right).vote('ben', wrong).act('skip')
    room.send({ kind: 'skip', by: host, seen })
    expect(room.phase).toBe('asking second')
  })
})

describe('votes', () => {
  test('for the first vote that arrive in the second count in neither', () => {
    const room = new Room().start('ana', 'ben', 'cleo')
    room.vote('ana', right).vote('ben', wrong).wake()
    expect(room.phase).toBe('talking')
    room.vote('cleo', right).wake()
    room.vote('cleo', right, false)
    expect(room.phase).toBe('asking second')
    expect(room.quiz.answers).toEqual([])
  })

  test('of latecomers and of those who left are counted apart', () => {
    const room = new Room().start('ana', 'ben')
    room.vote('ana', right).vote('ben', wrong)
    room.send({ kind: 'leave', by: actor('ben') })
    room.wake().vote('dan', right, true).vote('ana', right, true)
    expect(room.phase).toBe('revealing')
    expect(room.said).toContain('1 voted only before the talk')
    expect(room.said).toContain('1 voted only after it')
    expect(findPlayer(room.quiz, 'dan')?.points).toBe(100)
    expect(findPlayer(room.quiz, 'ben')?.points).toBe(0)
  })

  test('only in the first vote keep a quiz awake that nobody votes in again', () => {
    const room = new Room().start('ana', 'ben')
    room.vote('ana', right).vote('ben', wrong).wake().wake()
    expect(room.phase).toBe('revealing')
    expect(room.quiz.state.quiet).toBe(0)
  })
})

test('time that an outage took in the talk is given back', () => {
  const room = new Room().start('ana', 'ben').vote('ana', right).vote('ben', wrong)
  const before = wakesAt(room.quiz.state) ?? 0
  room.now += 90_000
  room.send({ kind: 'wake', seenAt: room.now - 60_000 })
  expect((wakesAt(room.quiz.state) ?? 0) - before).toBe(60_000)
})

const gap = fc.oneof(
  { weight: 12, arbitrary: fc.constantFrom(0, 10, 400) },
  { weight: 2, arbitrary: fc.constantFrom(3_000, 9_000) },
)
const by = fc.constantFrom(...people).map(actor)
const happening = fc.oneof(
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('join', 'leave'), by, gap }) },
  {
    weight: 30,
    arbitrary: fc.record({
      kind: fc.constant('answer'),
      by,
      gap,
      round: fc.constantFrom('now', 'now', 'now', 0, 1),
      isSecond: fc.constantFrom('now', 'now', true, false),
      response: fc.constantFrom(right, right, wrong, [2], [7]),
      lag: fc.constantFrom(0, 0, 1_500, -300),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constantFrom(...hostActions.filter((action) => action !== 'stop')),
      by: fc.constant(host),
      gap,
    }),
  },
  { weight: 5, arbitrary: fc.record({ kind: fc.constant('due'), gap }) },
)

/** Long enough for several rounds. */
const happenings = fc.array(happening, { minLength: 30, maxLength: 90 })

const anySettings = fc.record({
  talkFrom: fc.constantFrom(0, 30),
  talkTo: fc.constantFrom(70, 100),
  talk: fc.constantFrom('freely' as const, 'thread' as const, 'pairs' as const),
  answers: fc.constantFrom('final' as const, 'changeable' as const),
})

/** Plays these events; calls `look` after each with the room before and after it. */
function playAll(
  settings: Partial<QuizSettings>,
  events: readonly Record<string, unknown>[],
  look: (before: Quiz, after: Quiz) => void,
): Room {
  const room = new Room(settings).start('ana', 'ben')
  for (const { gap: passed, lag, ...event } of events) {
    room.now += Number(passed)
    const before = room.quiz
    const { state } = before
    if (event['kind'] === 'due') room.wake()
    else {
      const isNow = {
        round: 'round' in state ? state.round : 0,
        isSecond: room.phase.endsWith('second'),
      }
      const given = Object.fromEntries(
        Object.entries(event).map(([key, value]) => [
          key,
          value === 'now' ? isNow[key as keyof typeof isNow] : value,
        ]),
      )
      room.send({ ...given, at: room.now - Number(lag ?? 0) })
      room.show()
    }
    look(before, room.quiz)
  }
  return room
}

test('whatever happens, nobody is counted twice and the table adds up to everyone who voted', () => {
  let talks = 0
  fc.assert(
    fc.property(anySettings, happenings, (settings, events) => {
      playAll(settings, events, (_, after) => {
        for (const votes of [after.answers, after.firstVotes]) {
          expect(new Set(votes.map(({ person }) => person)).size).toBe(votes.length)
        }
        const { state } = after
        const item = 'round' in state ? after.plan.items[state.round] : undefined
        if (state.phase !== 'revealing' || item === undefined) return
        const voters = new Set([...after.firstVotes, ...after.answers].map(({ person }) => person))
        const shift = voteShift(item, after.firstVotes, after.answers)
        const rows = shiftRows(shift).map(({ count }) => count)
        expect(rows.reduce((sum, count) => sum + count, 0)).toBe(voters.size)
        if (after.firstVotes.length > 0) talks += 1
      })
    }),
    { numRuns: 120 },
  )
  expect(talks).toBeGreaterThan(50)
})

test('whatever happens, the first vote earns nothing once the class has talked', () => {
  fc.assert(
    fc.property(anySettings, happenings, (settings, events) => {
      playAll(settings, events, (before, after) => {
        const gained = after.players.filter(
          ({ person, points }) => points !== (findPlayer(before, person)?.points ?? 0),
        )
        for (const { person } of gained) {
          expect(after.answers.some((answer) => answer.person === person)).toBe(true)
        }
        expect(after.firstVotes.every(({ score }) => score === null)).toBe(true)
      })
    }),
    { numRuns: 100 },
  )
})

test('until the second vote has closed, nothing on any screen depends on who was right', () => {
  fc.assert(
    fc.property(anySettings, happenings, (settings, events) => {
      playAll(settings, events, (_, after) => {
        if (after.state.phase !== 'asking' && after.state.phase !== 'talking') return
        const other = withOtherKey(after)
        expect(quizMessage(other)).toEqual(quizMessage(after))
        expect(projectorView(other)).toEqual(projectorView(after))
        expect(hostMenu(other, host, undefined)).toEqual(hostMenu(after, host, undefined))
        // Who talks with whom says that two answers differ, and nothing more.
        if (settings.talk === 'pairs') return
        expect(quizMessage(withOtherVotes(after))).toEqual(quizMessage(after))
      })
    }),
    { numRuns: 100 },
  )
})

function withOtherKey(quiz: Quiz): Quiz {
  const items = quiz.plan.items.map((item): PlayItem => ({ ...item, key: 2 }) as PlayItem)
  return { ...quiz, plan: { ...quiz.plan, items } }
}

function withOtherVotes(quiz: Quiz): Quiz {
  const [answers, firstVotes] = [quiz.answers, quiz.firstVotes].map((votes) =>
    votes.map((vote) => ({ ...vote, response: wrong })),
  )
  return { ...quiz, answers: answers ?? [], firstVotes: firstVotes ?? [] }
}

test('whatever happened, a quiz that is only woken when it wants to be ends', () => {
  fc.assert(
    fc.property(anySettings, happenings, (settings, events) => {
      const room = playAll(settings, events, () => {})
      for (let wakes = 0; wakes < 60 && !isOver(room.quiz.state); wakes += 1) room.wake()
      expect(isOver(room.quiz.state)).toBe(true)
    }),
    { numRuns: 100 },
  )
})
