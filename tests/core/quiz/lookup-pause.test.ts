import { describe, expect, test } from 'vitest'
import type { Room } from '../../../src/core/platform/room.ts'
import { findPause, formatPause } from '../../../src/core/quiz/lookup-pause.ts'
import type { OpenQuestion } from '../../../src/core/quiz/quiz-store.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'

const room: Room = { id: 'web:general', class: 'web:class', platform: 'web', allowsMature: true }
const elsewhere: Room = { ...room, id: 'web:quiz' }
const ana = { id: 'ana', name: 'Ana', isTeacher: false }
const teacher = { id: 'rivera', name: 'Ms. Rivera', isTeacher: true }

function question(given: Partial<OpenQuestion> = {}): OpenQuestion {
  const players = new Set(['ben'])
  return {
    quiz: 'q',
    room: elsewhere.id,
    hostIsTeacher: false,
    players,
    closesInMs: 9_200,
    ...given,
  }
}

describe('an open question pauses', () => {
  test('nobody elsewhere while a student plays alone or with one other', () => {
    expect(findPause([question()], ana, room)).toBeUndefined()
    expect(findPause([question({ players: new Set(['ben', 'cleo']) })], ana, room)).toBeUndefined()
  })

  test('its own room, and its players wherever they are', () => {
    expect(findPause([question()], ana, elsewhere)).toBeDefined()
    expect(findPause([question({ players: new Set(['ana']) })], ana, room)).toBeDefined()
  })

  test('the whole class where a teacher hosts or three play', () => {
    expect(findPause([question({ hostIsTeacher: true })], ana, room)).toBeDefined()
    const players = new Set(['ben', 'cleo', 'dan'])
    expect(findPause([question({ players })], ana, room)).toBeDefined()
  })

  test('no teacher', () => {
    const open = question({ hostIsTeacher: true, players: new Set(['rivera']) })
    expect(findPause([open], teacher, elsewhere)).toBeUndefined()
  })
})

test('says where the question is and how long it takes at most, by the one that closes last', () => {
  const pause = findPause(
    [question({ hostIsTeacher: true }), question({ room: room.id, closesInMs: 31_001 })],
    ana,
    room,
  )!
  expect(flatten(formatPause(pause, room))).toBe(
    'A quiz question is open in this channel, so lookups are paused for up to 32 seconds.',
  )
  expect(formatPause(question(), room)).toContainEqual({
    channel: elsewhere.id,
    name: 'another channel',
  })
  expect(flatten(formatPause(question({ closesInMs: -3 }), room))).toContain('for up to 1 second')
})
