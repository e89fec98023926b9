/** Settings that an earlier version stored can still be read. */
import { expect, test } from 'vitest'
import { Preset } from '../../../src/core/quiz/quiz-records.ts'
import { QuizSettings, defaultSettings } from '../../../src/core/quiz/quiz-settings.ts'

/** As 0.2 stored them in plans and presets. */
const stored = {
  questions: 7,
  seconds: 20,
  scoring: 'speed',
  answers: 'changeable',
  teams: 3,
  teamsBy: 'choice',
  anonymous: true,
  penalty: true,
}

test('a plan of an earlier version keeps its settings and gets the defaults of newer ones', () => {
  expect(QuizSettings.parse(stored)).toEqual({ ...defaultSettings, ...stored })
})

test('so does a preset', () => {
  const preset = Preset.parse(JSON.parse(JSON.stringify({ settings: stored, about: 'scene/a' })))
  expect(preset).toEqual({ settings: { ...defaultSettings, ...stored }, about: 'scene/a' })
})
