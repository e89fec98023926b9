import { describe, expect, test } from 'vitest'
import { findItem } from '../../../src/core/lookup/find-item.ts'
import { readScenePlace, scenesAt } from '../../../src/core/lookup/find-scene.ts'
import { suggestItems } from '../../../src/core/lookup/suggest-items.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { lowWater } from '../../fixtures/low-water.ts'
import { builtInPacks } from '../../quality/built-in-packs.ts'

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

const play = createLibrary(lowWater, { ceiling: 'everyone' })
const cells = builtInPacks.find(({ id }) => id === 'how-cells-make-energy')!
const chapter = createLibrary(cells, { ceiling: 'everyone' })
const numbered = createLibrary(
  { ...cells, scenes: cells.scenes.map((scene, at) => ({ ...scene, number: `2.${at + 1}` })) },
  { ceiling: 'everyone' },
)

const quotationMarks = [
  '"…"',
  '“…”',
  '„…“',
  '«…»',
  '« … »',
  '»…«',
  '‹…›',
  '‘…’',
  "'…'",
  '‚…‘',
  '`…`',
  '＂…＂',
  '「…」',
]

test.each(['scene 1.2', 'the scene 1.2', 'Scene 1:2'])('%s is act 1, scene 2', async (words) => {
  expect(await find(words, play)).toBe('empty-pails')
})

describe.each(quotationMarks)('quotation marks are ignored: %s', (marks) => {
  const hearing = lowWater.scenes.find(({ title }) => title === 'The hearing')!
  test.each([
    ['a title', hearing.title, hearing.id],
    ['an id', hearing.id, hearing.id],
    ['act and scene', 'act 1 scene 2', 'empty-pails'],
    ['numbers', '1.2', 'empty-pails'],
    ['numbers of another act', '2.2', 'blue-scarf'],
    ['a step', 'last', lowWater.scenes.at(-1)!.id],
  ])('%s', async (_, words, expected) => {
    const quoted = marks.replace('…', words)
    for (const typed of [quoted, `scene ${quoted}`, ` ${quoted} `]) {
      const found = await findItem(play, ['scene'], typed)
      expect(found, `${typed}`).toMatchObject({ id: expected })
      expect('isOnlyClosest' in found && found.isOnlyClosest, `${typed}`).not.toBe(true)
    }
    if (words === 'last') return
    const [first] = await suggestItems(play, quoted, ['scene'])
    expect(first?.value).toContain(expected)
  })
})

describe('a scene of a play is found by its act and number', () => {
  const second = lowWater.scenes.filter(({ within }) => within === 2)[1]?.id

  test.each([
    '2.2',
    '2,2',
    '2 2',
    'II.ii',
    'act 2 scene 2',
    'Act 2, Scene 2',
    'act ii scene ii',
    'act two, scene two',
    'the second scene of act 2',
    'second act, second scene',
    '2nd act, 2nd scene',
    'scene 2 of act 2',
    'Akt 2 Szene 2',
    '2. Akt, 2. Szene',
    'Szene 2 im 2. Akt',
    'acte 2 scène 2',
    'acto 2 escena 2',
  ])('%s', async (words) => {
    expect(await find(words, play)).toBe(second)
  })

  test('an act alone offers its scenes', async () => {
    const ids = lowWater.scenes.filter(({ within }) => within === 2).map(({ id }) => id)
    for (const words of ['act 2', 'Akt II', 'second act']) {
      expect(await find(words, play)).toEqual(ids)
    }
  })

  test('one that is not there is answered with how far they go', async () => {
    await expect(find('act 9 scene 1', play)).rejects.toThrow(/^Act 9, scene 1 isn’t available/)
  })
})

describe('a section of a chapter is found by its letter or its place', () => {
  test.each([
    'E',
    'e',
    'section E',
    'Section e',
    'Abschnitt E',
    '5',
    'section 5',
    'section v',
    'E. The mitochondrion',
  ])('%s', async (words) => {
    expect(await find(words, chapter)).toBe(cells.scenes[4]?.id)
  })

  test('“I” is the ninth letter there, and no numeral', async () => {
    expect(await find('section I', chapter)).toBe(cells.scenes[8]?.id)
  })

  test('a range of letters offers its sections', async () => {
    for (const words of ['B-D', 'sections b to d', '2–4']) {
      expect(await find(words, chapter)).toEqual(cells.scenes.slice(1, 4).map(({ id }) => id))
    }
  })

  test('one that is not there is answered in the pack’s words', async () => {
    await expect(find('section 40', chapter)).rejects.toThrow(
      'Section 40 isn’t available to your class. You can see sections A to L.',
    )
  })

  test.each([
    [['1', '2', '5'], 'sections 1, 2 and 5'],
    [['1', '2', '3', '7', '8'], 'sections 1 to 3, 7 and 8'],
    [['1', '2', '3'], 'sections 1 to 3'],
  ])('a range does not hold numbers that are not there: %s', async (numbers, range) => {
    const scenes = numbers.map((number, index) => ({ ...cells.scenes[index]!, number }))
    const library = createLibrary({ ...cells, scenes }, { ceiling: 'everyone' })
    await expect(find('section 4', library)).rejects.toThrow(
      `Section 4 isn’t available to your class. You can see ${range}.`,
    )
  })

  test.each(['2.3', 'section 2.3'])('numbers with a point are its own: %s', async (words) => {
    expect(await find(words, numbered)).toBe(cells.scenes[2]?.id)
  })
})

describe('units with letters and names for numbers', () => {
  const numbers = [
    { within: 1, number: 'Prologue' },
    { within: 1, number: '1' },
    { within: 2, number: 'a' },
    { within: 2, number: 'b' },
    { within: 3, number: 'Epilogue' },
  ]
  const scenes = numbers.map((number, index) => ({
    ...lowWater.scenes[index]!,
    ...number,
    aliases: [],
  }))
  const acts = { ...lowWater, scenes, characters: [], quotes: [], quiz: [], questions: [] }
  const all = createLibrary(acts, { ceiling: 'everyone' })
  const begun = createLibrary(acts, { ceiling: 'everyone', gate: scenes[2]!.id })

  test.each([
    ['prologue', 0],
    ['act 1 prologue', 0],
    ['the prologue of act 1', 0],
    ['act 1, scene 1', 1],
    ['act 2 scene a', 2],
    ['act 2, scene b', 3],
    ['scene b', 3],
    ['2b', 3],
    ['2.b', 3],
    ['epilogue', 4],
  ])('%s', async (words, index) => {
    expect(await find(words, all)).toBe(scenes[index]!.id)
  })

  test('a hidden letter is answered like one that there is not, and not with another scene', async () => {
    for (const letter of ['b', 'z']) {
      await expect(find(`act 2, scene ${letter}`, begun)).rejects.toThrow(
        `Act 2, scene ${letter} isn’t available to your class. You can see act 1, Prologue to act 2, scene a.`,
      )
    }
  })

  test('a hidden epilogue is answered like a word that means nothing', async () => {
    expect(await find('epilogue', begun)).toEqual([])
  })

  test('the next one is not called by a number that it does not have', async () => {
    await expect(find('next', begun)).rejects.toThrow('The next scene isn’t available')
  })

  test('a class that sees one scene is not told a range', async () => {
    const first = createLibrary(acts, { ceiling: 'everyone', gate: scenes[0]!.id })
    await expect(find('scene 9', first)).rejects.toThrow('You can see act 1, Prologue.')
  })
})
