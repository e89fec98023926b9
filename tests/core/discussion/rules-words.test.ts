import { expect, test } from 'vitest'
import { defaultAnswerRules } from '../../../src/core/discussion/answer-rules.ts'
import { formatChangedRules } from '../../../src/core/discussion/rules-words.ts'

test('names only the rules that have changed, and how they were', () => {
  const after = { ...defaultAnswerRules, groups: 4, roles: 'yes' } as const
  expect(formatChangedRules(defaultAnswerRules, after)).toBe(
    'in groups of 4, with roles (until then without groups, without roles)',
  )
  expect(formatChangedRules(after, after)).toBeUndefined()
})

test('has words for each rule', () => {
  const others = {
    names: 'anonymous',
    minimum: 1,
    hold: 'yes',
    closes: '16:00',
    reveal: 'off',
    groups: 5,
    draw: 'kept',
    roles: 'yes',
    reports: 1,
  } as const
  const said = formatChangedRules(defaultAnswerRules, others)
  const [now = '', before = ''] = said?.split(' (until then ') ?? []
  expect(now.split(', ')).toHaveLength(Object.keys(defaultAnswerRules).length)
  expect(before.split(', ')).toHaveLength(Object.keys(defaultAnswerRules).length)
})
