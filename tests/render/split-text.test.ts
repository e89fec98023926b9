import { expect, test } from 'vitest'
import { inlineText } from '../../src/core/reply/plain-text.ts'
import { splitText } from '../../src/render/split-text.ts'

test.each(['🎄', '👨‍👩‍👧‍👦', '🇩🇪', 'e\u0301', 'दि'])(
  'a word of nothing but %s is split between characters',
  (character) => {
    const parts = splitText([character.repeat(500)], 400, (run) => inlineText(run).length)
    expect(parts.length).toBeGreaterThan(1)
    for (const part of parts) {
      const words = part.map((run) => inlineText(run)).join('')
      expect(words.length % character.length).toBe(0)
      expect(words.length).toBeLessThanOrEqual(400)
    }
    expect(
      parts
        .flat()
        .map((run) => inlineText(run))
        .join(''),
    ).toBe(character.repeat(500))
  },
)
