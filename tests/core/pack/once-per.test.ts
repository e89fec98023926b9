import { expect, test } from 'vitest'
import { oncePer } from '../../../src/core/pack/once-per.ts'

test('a value is made once for each object, and none is given to another', () => {
  const made: string[] = []
  const labelOf = oncePer(({ name }: { readonly name: string }) => {
    made.push(name)
    return { label: `the ${name}` }
  })
  const [scene, other] = [{ name: 'scene' }, { name: 'scene' }]
  expect(labelOf(scene)).toBe(labelOf(scene))
  expect(labelOf(other)).not.toBe(labelOf(scene))
  expect(labelOf(other)).toEqual({ label: 'the scene' })
  expect(made).toEqual(['scene', 'scene'])
})
