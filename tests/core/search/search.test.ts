import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { replyWith, text } from '../../../src/core/reply/reply.ts'
import { thesaurus } from '../../../src/app/load-thesaurus.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { visibleContent } from '../../../src/core/pack/visible-content.ts'
import { entriesOf } from '../../../src/core/search/entries.ts'
import { createSearch } from '../../../src/core/search/search.ts'
import { entry } from '../../fixtures/entry.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { anyCodePoint } from '../../fixtures/any-code-point.ts'

const search = createSearch(
  entriesOf(visibleContent(herPack, { ceiling: 'everyone' }), herPack),
  herPack.synonyms,
  thesaurus,
)

function found(words: string, filter?: Parameters<typeof search.search>[1]): readonly string[] {
  return search.search(words, filter).map(({ kind, id }) => `${kind}/${id}`)
}

describe('ranking', () => {
  test('puts a line before other lines with the same words in another order', () => {
    const index = createSearch([
      entry({ kind: 'quote', id: 'other', label: 'The real way to feel is to be real for you.' }),
      entry({ kind: 'quote', id: 'line', label: 'You feel real to me.' }),
      ...Array.from({ length: 20 }, (_, i) => entry({ kind: 'scene', label: `Scene ${i}` })),
    ])
    expect(index.search('you feel real to me')[0]?.id).toBe('line')
  })

  test('finds a line that is nothing but common words', () => {
    expect(found('how was it')[0]).toBe('quote/how-was-it')
  })

  test('puts everything sure before everything that is not', () => {
    for (const words of ['samantha about feelings', 'carnival at night', 'he is lonely']) {
      const tiers = search.search(words).map(({ isStrong }) => isStrong)
      expect(tiers).toEqual(tiers.toSorted((a, b) => Number(b) - Number(a)))
    }
  })

  test('a line word for word comes before what is only called so', () => {
    const index = createSearch([
      entry({ kind: 'scene', id: 'named', label: 'Morning', aliases: ['you woke me up'] }),
      entry({ kind: 'quote', id: 'line', label: 'Something changed in me. You woke me up.' }),
      ...Array.from({ length: 20 }, (_, i) => entry({ kind: 'scene', label: `Scene ${i}` })),
    ])
    expect(index.search('who said you woke me up')[0]?.id).toBe('line')
  })

  test('is the same every time', () => {
    expect(found('the beach')).toEqual(found('the beach'))
  })
})

describe('understanding', () => {
  test('forms of a word find each other', () => {
    expect(found('apologizes')).toContain('scene/not-ready')
  })

  test('a pack’s own synonyms count nearly as much as the word', () => {
    const entries = [
      entry({ kind: 'scene', label: 'The carnival' }),
      entry({ kind: 'scene', label: 'The office' }),
    ]
    expect(createSearch(entries).search('kermesse')).toEqual([])
    const [hit] = createSearch(entries, [['carnival', 'kermesse']]).search('kermesse')
    expect(hit).toMatchObject({ id: 'the-carnival', isStrong: true })
  })

  test('a synonym of several words is understood as a whole', () => {
    const entries = [
      entry({ kind: 'scene', label: 'Talking to Samantha' }),
      entry({ kind: 'scene', label: 'Cooking' }),
    ]
    const index = createSearch(entries, [['Samantha', 'operating system']])
    expect(index.search('the operating system')[0]?.id).toBe('talking-to-samantha')
  })

  test('general synonyms need no pack', () => {
    const index = createSearch(
      [
        entry({ kind: 'scene', label: 'A quarrel at breakfast' }),
        entry({ kind: 'scene', label: 'A walk by the river' }),
      ],
      [],
      thesaurus,
    )
    expect(index.search('argument').map(({ id }) => id)).toEqual(['a-quarrel-at-breakfast'])
  })

  test('a name with a topic is after that person’s words', () => {
    expect(found('samantha about feelings')[0]).toBe('quote/are-these-feelings-real')
    expect(found('what does theodore say about marriage').slice(0, 3)).toContain(
      'quote/sharing-your-life',
    )
  })

  test('who said a line is a question for the line', () => {
    expect(found('who said you feel real to me')[0]).toBe('quote/you-feel-real')
  })

  test('a definition is a question for the term', () => {
    expect(found('what does foreshadowing mean')[0]).toBe('term/foreshadowing')
  })

  test('words run together are taken apart', () => {
    expect(found('cheesepizza')[0]).toBe('scene/slice-of-pizza')
  })
})

describe('places in the story', () => {
  const scenes = herPack.scenes.map(({ id }) => `scene/${id}`)

  test.each([
    ['scene 16', 16],
    ['the first scene', 1],
    ['how does it end?', 30],
  ])('%s comes first, and is sure', (words, number) => {
    expect(found(words)[0]).toBe(scenes[number - 1])
    expect(search.search(words)[0]?.isStrong).toBe(true)
    expect(search.suggest(words, ['scene'])[0]?.value).toBe(herPack.scenes[number - 1]?.id)
  })

  test('may be where lines are looked for', () => {
    expect(found('quotes from scene 18')[0]).toMatch(
      /^quote\/(?:are-these-feelings|you-feel)-real$/,
    )
    expect(found('scene 18', { kinds: ['quote'] })[0]).toMatch(/^quote\//)
  })

  test('are counted in the whole story, and nothing stands in for a hidden one', () => {
    const limits = { ceiling: 'everyone', gate: 'eyes-closed' } as const
    const gated = createSearch(
      entriesOf(visibleContent(herPack, limits), herPack),
      herPack.synonyms,
      thesaurus,
    )
    expect(gated.search('scene 6')[0]?.id).toBe('eyes-closed')
    expect(gated.search('scene 7').filter(({ isStrong }) => isStrong)).toEqual([])
    expect(gated.search('the last scene')[0]?.id).toBe('eyes-closed')
  })
})

describe('slips', () => {
  test('are corrected, and the corrected words suggested', () => {
    expect(found('carnvial')[0]).toMatch(/^scene\/(eyes-closed|slice-of-pizza)$/)
    expect(search.didYouMean('the carnvial at nihgt')).toBe('the carnival at night')
  })

  test('are not seen where there are none', () => {
    expect(search.didYouMean('the carnival')).toBeUndefined()
    expect(search.didYouMean('photosynthesis')).toBeUndefined()
    expect(search.didYouMean('sam')).toBeUndefined()
    expect(search.didYouMean('')).toBeUndefined()
  })
})

describe('honesty', () => {
  test.each(['asdfgh jklqwe', '????', '', '   ', '🎉', '\u0000', 'zzzzzzzz'])(
    'nothing is found for %j',
    (words) => {
      expect(found(words)).toEqual([])
    },
  )

  test.each(['plorf znibble qua', 'xqorv the blimfet ca', 'qwop zlib mef tra', 'ghj ca'])(
    'unknown words with the beginning of one find nothing: %s',
    (words) => {
      expect(found(words)).toEqual([])
    },
  )

  test('a mistyped word is found beside an unknown one', () => {
    expect(found('carnivel zzorp')[0]).toBe('scene/eyes-closed')
  })

  test('another subject gets no sure answer', () => {
    expect(search.search('photosynthesis in plants').filter(({ isStrong }) => isStrong)).toEqual([])
  })

  test('an empty view has nothing to say', () => {
    const index = createSearch([])
    expect(index.search('anything at all')).toEqual([])
    expect(index.suggest('a', ['scene'])).toEqual([])
    expect(index.didYouMean('anythng')).toBeUndefined()
  })
})

describe('filters', () => {
  test('keep to kinds, to a person and to a theme', () => {
    const kinds = search.search('feelings', { kinds: ['quote'] })
    expect(kinds.length).toBeGreaterThan(1)
    expect(new Set(kinds.map(({ kind }) => kind))).toEqual(new Set(['quote']))
    const said = found('real', { kinds: ['quote'], person: 'Theodore' })
    expect(said).toContain('quote/you-feel-real')
    expect(said).not.toContain('quote/are-these-feelings-real')
    const wanting = found('ability', { theme: 'Wanting and being wanted' })
    expect(wanting).toContain('quote/ability-to-want')
  })

  test('come before the cut, so that a rare kind is found among many others', () => {
    const index = createSearch([
      ...Array.from({ length: 300 }, (_, i) =>
        entry({ kind: 'quote', id: `q${i}`, label: 'The lamp, the lamp, the lamp' }),
      ),
      entry({ kind: 'term', label: 'Symbol', body: ['Such as a lamp among many other things'] }),
    ])
    expect(index.search('lamp', { kinds: ['term'] }).map(({ id }) => id)).toEqual(['symbol'])
  })
})

describe('marks', () => {
  test('show what matched, and leave the words as they are', () => {
    const [hit] = search.search('you FEEL real')
    expect(hit?.markedLabel).toEqual([
      'You ',
      { mark: 'feel' },
      ' ',
      { mark: 'real' },
      ' to me, Samantha.',
    ])
  })

  test('a hit in a description shows where it matched', () => {
    const hit = search
      .search('mixology', { kinds: ['character'] })
      .find(({ id }) => id === 'the-date')
    expect(hit?.markedLabel).toEqual([hit?.label])
    expect(JSON.stringify(hit?.excerpt)).toContain('{"mark":"mixology"}')
  })

  test('never change a text', () => {
    const labels = fc.constantFrom(...herPack.quotes.map(({ line }) => line))
    fc.assert(
      fc.property(labels, fc.string({ maxLength: 20 }), (line, noise) => {
        for (const hit of search.search(`${line.slice(3, 40)} ${noise}`)) {
          expect(toPlainText(replyWith(text(...hit.markedLabel)))).toBe(hit.label)
        }
      }),
      { numRuns: 50 },
    )
  })
})

describe('anything may be typed', () => {
  test('and nothing throws', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCodePoint, maxLength: 300 }), (words) => {
        expect(Array.isArray(search.search(words))).toBe(true)
        expect(search.suggest(words, ['scene', 'quote']).length).toBeLessThanOrEqual(25)
        search.didYouMean(words)
      }),
      { numRuns: 200 },
    )
  })

  test('and of ten thousand characters no more than three thousand are read', () => {
    const long = 'you feel real to me '.repeat(500)
    expect(long.length).toBe(10_000)
    expect(found(long)).toEqual(found(long.slice(0, 3000)))
    expect(found('x'.repeat(10_000))).toEqual([])
    expect(search.suggest(long, ['quote'])).toEqual(search.suggest(long.slice(0, 120), ['quote']))
  })
})

describe('long questions', () => {
  test.each([
    [
      'what is the scene called where they are on the train and samantha plays him a song with guitar through his earphones',
      'scene/sunday-train',
    ],
    [
      'I need the quote where theodore says that he tries to see people as more than just a random person walking by for my essay',
      'quote/more-than-a-random-person',
    ],
    [`${'so i was not there and then we were and it was so '.repeat(12)} carnival`, 'scene/'],
  ])('%s', (words, start) => {
    const [best] = found(words)
    expect(best?.startsWith(start)).toBe(true)
  })
})

describe('words that ask', () => {
  test.each([
    ['describe theodore', 'character/theodore'],
    ['who is samantha?', 'character/samantha'],
    ['how does samantha change throughout the film', 'character/samantha'],
    ['character analysis of catherine', 'character/catherine'],
    ['what kind of person is theodore', 'character/theodore'],
    ['tell me about lewman', 'character/lewman'],
    ['samantha', 'character/samantha'],
    ['explain juxtaposition', 'term/juxtaposition'],
    ['examples of metaphor', 'term/metaphor'],
    ['can you explain the pizza scene please', 'scene/slice-of-pizza'],
  ])('say nothing about what is asked for: %s', (words, first) => {
    expect(found(words)[0]).toBe(first)
  })

  test('of two people bring both cards first', () => {
    expect(found('compare theodore and catherine').slice(0, 2).toSorted()).toEqual([
      'character/catherine',
      'character/theodore',
    ])
  })

  test('are what is looked for where nothing else is typed', () => {
    expect(found('comparison')[0]).toMatch(/^term\/(?:simile|metaphor)$/)
  })
})

describe('the last word', () => {
  const index = createSearch(
    [
      entry({ kind: 'scene', label: 'The carpet' }),
      entry({ kind: 'scene', label: 'An automobile' }),
    ],
    [],
    thesaurus,
  )

  test('is completed where it is none yet', () => {
    expect(index.search('carp')[0]?.id).toBe('the-carpet')
  })

  test('is taken as it stands where it is one', () => {
    const motor = createSearch(
      [
        entry({ kind: 'scene', label: 'The motorcade' }),
        entry({ kind: 'scene', label: 'An engine' }),
      ],
      [],
      thesaurus,
    )
    expect(motor.search('motor')[0]?.id).toBe('an-engine')
  })
})

describe('whose words', () => {
  test('are those of who speaks, not of who is spoken about', () => {
    function said(id: string, who: string) {
      return entry({ kind: 'quote', id, label: `The sea is cold, ${id}`, people: [who] })
    }
    const index = createSearch([
      entry({ kind: 'character', label: 'Ana' }),
      entry({ kind: 'character', label: 'Ben' }),
      said('his', 'Ben'),
      said('hers', 'Ana'),
    ])
    expect(index.search('what does ana say to ben about the sea')[0]?.id).toBe('hers')
    expect(index.search('lines about the sea by ben')[0]?.id).toBe('his')
  })
})

describe('a theme that is asked for', () => {
  const entries = [
    entry({ kind: 'theme', label: 'Wealth and class', body: ['Love is for those who can pay.'] }),
    entry({ kind: 'scene', label: 'The ball' }),
  ]

  test('is not another one that only mentions it', () => {
    const index = createSearch(entries)
    for (const hits of [index.search('theme love'), index.search('love', { kinds: ['theme'] })]) {
      expect(hits.filter(({ kind, isStrong }) => kind === 'theme' && isStrong)).toEqual([])
    }
  })

  test('is the one of that name', () => {
    const index = createSearch([...entries, entry({ kind: 'theme', label: 'Love and marriage' })])
    expect(index.search('theme love')[0]).toMatchObject({ id: 'love-and-marriage', isStrong: true })
  })
})

describe('what was asked a moment ago', () => {
  function counting() {
    const counted = { lookups: 0 }
    const words = {
      has: (root: string) => thesaurus.has(root),
      near(root: string) {
        counted.lookups++
        return thesaurus.near(root)
      },
    }
    return { counted, words }
  }

  test('costs nothing, however it is spelt', () => {
    const { counted, words } = counting()
    const index = createSearch([entry({ kind: 'scene', label: 'The quarrel' })], [], words)
    const first = index.search('the big argument').map((hit) => ({ ...hit }))
    const { lookups } = counted
    expect(lookups).toBeGreaterThan(0)
    expect(index.search('The BIG  argument').map((hit) => ({ ...hit }))).toEqual(first)
    expect(counted.lookups).toBe(lookups)
  })

  test('is asked anew among other kinds', () => {
    const all = search.search('real').length
    expect(search.search('real', { kinds: ['quote'] }).length).toBeLessThan(all)
    expect(search.search('real')).toHaveLength(all)
  })

  test('in an open view answers nothing in a closed one', async () => {
    const open = createLibrary(herPack, { ceiling: 'mature' })
    const closed = createLibrary(herPack, { ceiling: 'everyone', gate: 'out-of-bed' })
    async function ids(library: typeof open) {
      return (await library.openSearch())
        .search('the shared night at the beach')
        .map(({ id }) => id)
    }
    expect(await ids(open)).toContain('shared-night')
    expect(await ids(closed)).not.toContain('shared-night')
    expect(await ids(closed)).not.toContain('the-beach')
    expect(await ids(open)).toContain('shared-night')
  })
})

test('a hit that scores as high as a sure one is sure as well, so that the order is that of the scores', () => {
  const hits = search.search('he compares the woman to a tiger')
  const strong = hits.filter(({ isStrong }) => isStrong)
  expect(hits.slice(0, strong.length)).toEqual(strong)
  expect(strong[0]?.id).toBe('dragon-and-tiger')
})
