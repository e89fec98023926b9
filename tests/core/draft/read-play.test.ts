import { expect, test } from 'vitest'
import { measureMarked } from './marked-texts.ts'

test.each(['earnest.txt', 'macbeth-1.txt', 'screenplay.txt'])(
  '%s: every speech has its speaker, and nobody else is in the cast',
  (file) => {
    const { draft, truth, speeches, people } = measureMarked(file)
    expect(draft.kind).toBe('play')
    expect(speeches).toEqual(truth.speeches)
    expect(people).toEqual({ missed: [], extra: [] })
    const lines = draft.material.lines.map(({ text }) => text).join('\n')
    expect(lines).not.toMatch(/[[\]()]|Enter |Exeunt|CUT TO|stares at him|Thunder|comes? in$/)
  },
)
