import { expect, test } from 'vitest'
import { applySettings } from '../../../src/core/settings/settings.ts'
import { room } from '../../fixtures/invoke.ts'
import { settingFacts } from '../../../src/core/settings/settings-view.ts'

const defaults = { pack: 'her', rating: 'everyone', lookups: 'private', locale: 'en' } as const

test('values stand plainly beside their labels, which are bold', () => {
  const facts = settingFacts(applySettings([], room, defaults), [])
  expect(facts.length).toBeGreaterThan(5)
  expect(facts.flatMap(({ value }) => value).filter((part) => typeof part !== 'string')).toEqual([])
})
