import { expect, test } from 'vitest'
import { sentenceStarters } from '../../../src/core/discussion/sentence-starters.ts'

test('there are three for each level, in the language that is asked for, else in English', () => {
  for (const level of ['recall', 'analysis', 'interpretation', 'connection', 'own'] as const) {
    for (const language of ['en', 'de-AT', 'fr', 'es', 'fi']) {
      expect(new Set(sentenceStarters(level, language)).size).toBe(3)
    }
    expect(sentenceStarters(level, 'fi')).toEqual(sentenceStarters(level, 'en-GB'))
    expect(sentenceStarters(level, 'DE')).not.toEqual(sentenceStarters(level, 'en'))
  }
})
