import { expect, test } from 'vitest'
import type { PlayItem } from '../../../src/core/quiz/kinds/index.ts'
import type { Place } from '../../../src/core/quiz/places.ts'
import { findWorthReading } from '../../../src/core/quiz/worth-reading.ts'

const places: Readonly<Record<string, readonly Place[]>> = {
  ninety: [
    { kind: 'quote', id: 'ninety' },
    { kind: 'scene', id: 'the-climb' },
  ],
  steps: [{ kind: 'scene', id: 'the-climb' }],
  letter: [
    { kind: 'quote', id: 'wet-letter' },
    { kind: 'scene', id: 'the-letter' },
  ],
  storm: [{ kind: 'scene', id: 'the-storm' }],
  end: [{ kind: 'scene', id: 'the-end' }],
  gone: [],
}

function answered(id: string, credit: number) {
  const item: PlayItem = {
    by: 'words',
    id,
    scene: 's',
    prompt: 'Which?',
    explanation: 'So.',
    accept: ['this'],
  }
  return { item, credit }
}

function worthReading(...answers: readonly ReturnType<typeof answered>[]): readonly string[] {
  return findWorthReading(answers, ({ id }) => places[id] ?? []).map(({ id }) => id)
}

test('one missed question leads to its line, several of one scene to the scene', () => {
  expect(worthReading(answered('ninety', 0))).toEqual(['ninety'])
  expect(worthReading(answered('ninety', 0), answered('steps', 0))).toEqual(['the-climb'])
})

test('most was lost where reading begins, and there are three places at most', () => {
  expect(
    worthReading(
      answered('letter', 0.5),
      answered('storm', 0),
      answered('ninety', 0),
      answered('steps', 0),
      answered('end', 0.9),
    ),
  ).toEqual(['the-climb', 'the-storm', 'wet-letter'])
})

test('nothing is worth reading for what was right, or where the class is not yet', () => {
  expect(worthReading(answered('ninety', 1), answered('gone', 0))).toEqual([])
})
