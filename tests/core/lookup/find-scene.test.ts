import { describe, expect, test } from 'vitest'
import { findItem } from '../../../src/core/lookup/find-item.ts'
import { readScenePlace, scenesAt } from '../../../src/core/lookup/find-scene.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { herPack } from '../../fixtures/her-pack.ts'

const whole = createLibrary(herPack, { ceiling: 'everyone' })
const gated = createLibrary(herPack, { ceiling: 'everyone', gate: 'eyes-closed' })

async function find(words: string, library = whole) {
  const found = await findItem(library, ['scene'], words)
  return 'id' in found ? found.id : found.closest.map(({ id }) => id)
}

describe('a scene is found by its number', () => {
  test.each([
    '6',
    '06',
    '６',
    '٦',
    '#6',
    'scene 6',
    'Scene #6',
    'scene no. 6',
    'scene number six',
    'six',
    '6th scene',
    'the sixth scene',
    'szene 6',
    '6. Eyes closed at the carnival',
    '6 please',
  ])('%s', async (words) => {
    expect(await find(words)).toBe('eyes-closed')
  })

  test('the first and the last', async () => {
    expect(await find('the first scene')).toBe('letter-at-work')
    expect(await find('last scene')).toBe('story-of-the-past')
    expect(await find('last scene', gated)).toBe('eyes-closed')
  })

  test('a range offers its scenes', async () => {
    const expected = ['letter-at-work', 'awake-in-the-night', 'dreams-of-catherine']
    for (const words of ['1-3', '1–3', 'scenes 1 to 3', '1..3', '3-1', 'scene 1 and 3']) {
      expect(await find(words)).toEqual(expected)
    }
  })

  test('where the class is, before it and after it', async () => {
    expect(await find('current', gated)).toBe('eyes-closed')
    expect(await find('the previous scene', gated)).toBe('out-of-bed')
    await expect(find('next scene', gated)).rejects.toThrow('Scene 7 isn’t available')
    expect(scenesAt(whole, { step: 1 }, 'eyes-closed').map(({ id }) => id)).toEqual([
      'slice-of-pizza',
    ])
  })

  test.each(['a slice of pizza', 'pizza', 'two writers', 'one house', 'nothing'])(
    'words are none: %s',
    (words) => {
      expect(readScenePlace(words, whole.units)).toBeUndefined()
    },
  )
})

describe('a number that the class has no scene for', () => {
  test.each(['0', '99', '6.5', '6,5', '-1', '−1', '1000000', '40-50'])(
    '%s is answered with how far the scenes go, and with the ends',
    async (words) => {
      const error: unknown = await find(words).catch((thrown: unknown) => thrown)
      expect(error).toHaveProperty(
        'message',
        expect.stringContaining('You can see scenes 1 to 30.'),
      )
      expect(error).toHaveProperty('offers', ['scene 1', 'scene 30'])
    },
  )

  test('says the same of a scene past the gate and of one that does not exist', async () => {
    const sentence = 'isn’t available to your class. You can see scenes 1 to 6.'
    await expect(find('7', gated)).rejects.toThrow(`Scene 7 ${sentence}`)
    await expect(find('99', gated)).rejects.toThrow(`Scene 99 ${sentence}`)
    expect(await find('1-50', gated)).toHaveLength(6)
  })
})
