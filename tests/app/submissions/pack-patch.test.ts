import { load } from 'js-yaml'
import { expect, test } from 'vitest'
import { packPatch } from '../../../src/app/submissions/pack-patch.ts'

const item = { kind: 'typed', prompt: 'Who says “no”: # Osk?', accept: ['Osk'], id: 'student-a' }

test('the patch reads as YAML, with what was taken out as a note', () => {
  const patch = packPatch([item], [{ item: 'the-oil', prompt: 'Where is\n- the oil?' }])
  expect(load(patch)).toEqual([item])
  expect(patch).toContain('#   the-oil: Where is - the oil?\n# Add these')
})
