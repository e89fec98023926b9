/** What people really type gets a good answer, and nobody is left standing. */
import { describe, expect, test } from 'vitest'
import { herPack } from '../fixtures/her-pack.ts'
import type { TypedLine } from './typed-line.ts'
import { faultsOf, isDeadEnd, shown } from './typed-lines-answer.ts'
import { answerTo } from './typed-lines-class.ts'
import { typedLines } from './typed-lines.ts'

const named = typedLines.map((each) => [nameOf(each), each] as const)

function nameOf({ who, where, line }: TypedLine): string {
  return `a ${who} ${where === 'page' ? 'on the page' : `in ${where}`}: ${JSON.stringify(line)}`
}

test('there are a hundred lines, no two alike', () => {
  expect(typedLines).toHaveLength(100)
  expect(new Set(named.map(([name]) => name)).size).toBe(100)
})

test('every card that is expected is in the pack', () => {
  const titles = new Set([
    ...herPack.scenes.map(({ title }) => title),
    ...[...herPack.characters, ...herPack.themes].map(({ name }) => name),
    ...herPack.questions.map(({ prompt }) => prompt),
    ...herPack.terms.map(({ term }) => term),
  ])
  const expected = typedLines.flatMap(({ good }) =>
    [good].flat().flatMap(({ opens = [], finds = [] }) => [opens, finds].flat(2)),
  )
  expect(expected.filter((each) => typeof each === 'string' && !titles.has(each))).toEqual([])
})

describe('what people type is answered well', () => {
  test.each(named)('%s', async (_, { who, where, line, after, good, why }) => {
    const { answer, commands } = await answerTo(who, where, line, after)
    const asker = { who, commands }
    const faults = [
      ...(isDeadEnd(answer, asker) ? ['It is a dead end.'] : []),
      ...faultsOf(answer, good, asker),
    ]
    const report = `${why}\n${faults.join('\n')}\nThe bot said:\n${shown(answer, asker)}`
    expect(faults.length === 0 ? '' : report).toBe('')
  })
})
