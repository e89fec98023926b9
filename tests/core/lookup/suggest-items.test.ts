import { expect, test } from 'vitest'
import { suggestItems } from '../../../src/core/lookup/suggest-items.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { lowWater } from '../../fixtures/low-water.ts'

const whole = createLibrary(herPack, { ceiling: 'everyone' })
const gated = createLibrary(herPack, { ceiling: 'everyone', gate: 'eyes-closed' })

async function values(typed: string, library = whole, reached?: string) {
  return (await suggestItems(library, typed, ['scene'], reached)).map(({ value }) => value)
}

test.each(['6', '06', '#6', 'scene 6', '６'])(
  '%s offers scene 6 first, by its number',
  async (typed) => {
    const [first] = await suggestItems(whole, typed, ['scene'])
    expect(first).toEqual({ label: '6. Eyes closed at the carnival', value: 'eyes-closed' })
  },
)

test('a digit offers every scene whose number begins with it, so that the last can be reached', async () => {
  expect(await values('3')).toEqual(
    expect.arrayContaining(['dreams-of-catherine', 'story-of-the-past']),
  )
  expect((await values('30'))[0]).toBe('story-of-the-past')
})

test('a number past the gate offers nothing that a student may not see', async () => {
  const open = new Set(gated.scenes.map(({ id }) => id))
  for (const typed of ['7', '30', '1']) {
    for (const value of await values(typed, gated)) expect(open).toContain(value)
  }
})

test('nothing typed in a long list offers its beginning and its end', async () => {
  const offered = await values('')
  expect(offered).toHaveLength(25)
  expect(offered[0]).toBe('letter-at-work')
  expect(offered.at(-1)).toBe('story-of-the-past')
})

test('nothing typed offers what is nearest to where the class is', async () => {
  const offered = await values('', whole, 'beach-music')
  expect(offered[0]).toBe('beach-music')
  expect(offered.slice(1, 3).toSorted()).toEqual(['ride-back', 'the-beach'])
})

test('with several kinds each has its share', async () => {
  const offered = await suggestItems(whole, '', ['scene', 'theme', 'question'])
  const kinds = new Set(offered.map(({ value }) => value.split('/')[0]))
  expect(kinds).toEqual(new Set(['scene', 'theme', 'question']))
  expect(offered.length).toBeLessThanOrEqual(25)
})

test.each(['2.2', 'act 2 scene 2', 'act 2, scene', 'Akt 2 Szene 2', '2,2'])(
  'scenes of a play are offered by act and number: %s',
  async (typed) => {
    const play = createLibrary(lowWater, { ceiling: 'everyone' })
    const labels = (await suggestItems(play, typed, ['scene'])).map(({ label }) => label)
    expect(labels.find((label) => label.startsWith('2.2. '))).toBeDefined()
    expect(labels[0]).toMatch(/^2\./)
  },
)
