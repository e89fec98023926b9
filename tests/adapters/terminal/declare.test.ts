import { expect, test } from 'vitest'
import { complete } from '../../../src/adapters/terminal/declare.ts'
import { openPlayground } from '../../fixtures/playground.ts'
import { createPractice } from '../../fixtures/practice.ts'

const { dispatch } = await openPlayground({ extra: [createPractice().command] })

test('Tab completes commands, subcommands and the first option', async () => {
  expect(await complete(dispatch, 'sce')).toEqual(['scene '])
  expect(await complete(dispatch, 'practice fo')).toEqual(['practice form '])
  expect((await complete(dispatch, 'scene storm'))[0]).toMatch(/^scene /)
  expect(await complete(dispatch, 'nonsense x')).toEqual([])
})
