import { expect, test } from 'vitest'
import type { Pack } from '../../../src/core/pack/pack.ts'
import { createUnitLabels } from '../../../src/core/pack/unit-label.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'

type Numbered = Pick<Pack['scenes'][number], 'number' | 'within'>

function unitsOf(unit: Pack['unit'], numbers: readonly Numbered[], visible = numbers.length) {
  const scenes = numbers.map((each, index) => ({
    ...lantern.scenes[0]!,
    ...each,
    id: `unit-${index}`,
  }))
  return createUnitLabels({ unit, scenes }, scenes.slice(0, visible))
}

const acts = { name: 'scene', within: 'act' }

test('a prologue is called by its name, and a Roman numeral stays a number', () => {
  const play = unitsOf(acts, [
    { within: 1, number: 'Prologue' },
    { within: 1, number: 'ii' },
  ])
  expect(play.label('unit-0')).toBe('Act 1, Prologue')
  expect(play.label('unit-1')).toBe('Act 1, Scene ii')
  const novel = unitsOf({ name: 'chapter' }, [
    { number: 'preface' },
    { number: 'XIV' },
    { number: '5a' },
  ])
  expect(novel.label('unit-0')).toBe('Preface')
  expect(novel.label('unit-1')).toBe('Chapter XIV')
  expect(novel.label('unit-2')).toBe('Chapter 5a')
})

test('a number that only a hidden unit has is unknown', () => {
  const numbers = [{ number: '1' }, { number: 'Epilogue' }]
  expect(unitsOf({ name: 'chapter' }, numbers).hasNumber('epilogue')).toBe(true)
  expect(unitsOf({ name: 'chapter' }, numbers, 1).hasNumber('epilogue')).toBe(false)
})

test('where units count by letters, a hidden letter and one that there is not are the same', () => {
  const units = unitsOf({ name: 'section' }, [{ number: 'A' }, { number: 'B' }], 1)
  expect(['b', 'z'].map((each) => units.hasNumber(each))).toEqual([true, true])
})
