/** Settings that work against each other are refused in a sentence, and no option that was asked for is quietly overruled. */
import { expect, test } from 'vitest'
import { mergeSettings } from '../../../src/core/quiz/merge-settings.ts'
import type { GivenOptions } from '../../../src/core/quiz/quiz-options.ts'
import { defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'
import type { conflicts } from '../../../src/core/quiz/settings-conflicts.ts'
import { shownBoard } from '../../../src/core/quiz/shown-board.ts'
import { UserError } from '../../../src/core/reply/user-error.ts'

/** For each pair: what goes well, what somebody asks for too, and how the refusal begins. */
const examples: Record<keyof typeof conflicts, readonly [GivenOptions, GivenOptions, string]> = {
  'own-team without teams': [{}, { 'own-team': true }, 'To let everyone choose a team'],
  'talk without mode:peer': [{}, { talk: 'thread' }, 'To let your class talk it over'],
  'talk-from above talk-to': [
    { mode: 'peer', 'talk-from': 60 },
    { 'talk-to': 50 },
    'Nobody can be both above 60% and below 50%',
  ],
  'talk:pairs and anonymous': [
    { mode: 'peer', talk: 'pairs' },
    { anonymous: true },
    'In an anonymous quiz nobody can be told who to talk to',
  ],
  'help and mode:peer': [{ mode: 'peer' }, { hints: true }, 'Where the class talks it over'],
  'help and confidence:score': [
    { confidence: 'score' },
    { retries: 1 },
    'Points for being sure don’t go together',
  ],
  'retries and answers:changeable': [
    { answers: 'changeable' },
    { retries: 1 },
    'Where people can change their answers',
  ],
  'goal and teams': [{ teams: 3 }, { goal: 80 }, 'For a goal the whole class plays together'],
  'goal and board': [{ board: 'own' }, { goal: 80 }, 'A class that plays for a goal'],
  'goal and opinions alone': [{ opinions: 5 }, { goal: 80 }, 'A goal needs questions'],
  'warm-up and no more questions': [{ questions: 3 }, { 'warm-up': 3 }, 'With 3 questions to'],
  'confidence:score and a board for all': [
    { board: 'top-three' },
    { confidence: 'score' },
    'Points for being sure would show everyone',
  ],
  'confidence:score and scoring:speed': [
    { scoring: 'speed' },
    { confidence: 'score' },
    'Points are either for being sure or for being quick',
  ],
  'confidence:score and penalty': [
    { penalty: true },
    { confidence: 'score' },
    'With confidence:score a wrong answer costs points already',
  ],
}

test.each(Object.entries(examples))('%s', (_, [first, second, words]) => {
  expect(() => mergeSettings(defaultSettings, first)).not.toThrow()
  expect(() => mergeSettings(defaultSettings, { ...first, ...second })).toThrow(UserError)
  expect(() => mergeSettings(defaultSettings, { ...first, ...second })).toThrow(words)
})

test('a preset gives way where an option takes its place, and is refused where both would count', () => {
  const peer = mergeSettings(defaultSettings, { mode: 'peer', talk: 'pairs', board: 'own' })
  expect(mergeSettings(peer, { goal: 80 })).toMatchObject({ goal: 80, talk: 'pairs' })
  expect(() => mergeSettings(peer, { anonymous: true })).toThrow('who to talk to')
})

test('whoever asks for a board gets it, or reads why not', () => {
  const boards = ['everyone', 'top-three', 'own', 'hidden'] as const
  const others: readonly GivenOptions[] = [
    {},
    { goal: 80 },
    { teams: 2 },
    { anonymous: true },
    { confidence: 'ask' },
    { confidence: 'score' },
    { mode: 'peer' },
    { retries: 1 },
  ]
  const shown = boards.flatMap((board) =>
    others.flatMap((other) => {
      try {
        return [[board, shownBoard(mergeSettings(defaultSettings, { ...other, board }))]]
      } catch (error) {
        if (error instanceof UserError) return []
        throw error
      }
    }),
  )
  expect(shown.length).toBeGreaterThan(boards.length)
  for (const [asked, seen] of shown) expect(seen).toBe(asked)
})
