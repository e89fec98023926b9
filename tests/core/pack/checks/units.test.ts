import { expect, test } from 'vitest'
import { checkUnits } from '../../../../src/core/pack/checks/units.ts'
import type { Pack } from '../../../../src/core/pack/pack.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

function problemsOf(unit: Pack['unit'], numbers: readonly Partial<Pack['scenes'][number]>[]) {
  const scenes = numbers.map((each, index) => ({
    ...lantern.scenes[0]!,
    ...each,
    id: `unit-${index}`,
  }))
  const found: string[] = []
  checkUnits({ ...lantern, unit, scenes }, (file, path, message) => {
    found.push(`${file} ${path.join('.')}: ${typeof message === 'string' ? message : message()}`)
  })
  return found
}

test('two units with one label are a mistake, whether both are numbered or one is counted', () => {
  const message = 'This is the second “Chapter 2”. Give each its own number, such as number: 5.'
  expect(problemsOf({ name: 'chapter' }, [{ number: '2' }, {}])).toEqual([`scenes 1: ${message}`])
  expect(problemsOf({ name: 'chapter' }, [{}, { number: '2' }, { number: '2' }])).toEqual([
    `scenes 2: ${message}`,
  ])
})

test('the same number in another act is none', () => {
  const acts = { name: 'scene', within: 'act' }
  expect(problemsOf(acts, [{ within: 1 }, { within: 2 }, { within: 2 }])).toEqual([])
})
