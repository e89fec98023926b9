import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { thesaurus } from '../../../src/app/load-thesaurus.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { entriesOf } from '../../../src/core/search/entries.ts'
import { type EntryKind, entryKinds } from '../../../src/core/pack/sections.ts'
import { createSearch } from '../../../src/core/search/search.ts'
import { entry } from '../../fixtures/entry.ts'
import { herPack } from '../../fixtures/her-pack.ts'

const view = createLibrary(herPack, { ceiling: 'mature' })
const search = createSearch(entriesOf(view), herPack.synonyms, thesaurus)

function values(typed: string, ...kinds: readonly EntryKind[]): readonly string[] {
  return search.suggest(typed, kinds).map(({ value }) => value)
}

describe('suggestions', () => {
  test('before anything is typed are the first names in the order of the story', () => {
    expect(values('', 'scene')).toEqual(herPack.scenes.slice(0, 25).map(({ id }) => id))
    expect(values('  ', 'character')).toContain('samantha')
  })

  test('start with labels that start so, then aliases, then words within', () => {
    const index = createSearch([
      entry({ kind: 'scene', id: 'within', label: 'A long train ride' }),
      entry({ kind: 'scene', id: 'alias', label: 'The ride back', aliases: ['Train home'] }),
      entry({ kind: 'scene', id: 'start', label: 'Train to the beach' }),
    ])
    expect(index.suggest('tra', ['scene']).map(({ value }) => value)).toEqual([
      'start',
      'alias',
      'within',
    ])
  })

  test('put a person’s card before the scenes that bear the name', () => {
    const index = createSearch([
      entry({ kind: 'scene', id: 'visit', label: 'Darcy comes to visit' }),
      entry({ kind: 'character', id: 'darcy', label: 'Mr Fitzwilliam Darcy' }),
    ])
    for (const typed of ['dar', 'darcy', 'Darcy']) {
      expect(index.suggest(typed, ['scene', 'character']).map(({ value }) => value)).toEqual([
        'character/darcy',
        'scene/visit',
      ])
    }
    expect(values('samantha', 'scene', 'character', 'theme')[0]).toBe('character/samantha')
  })

  test('take words in order before words anyhow', () => {
    const index = createSearch([
      entry({ kind: 'quote', id: 'anyhow', label: 'Real people feel' }),
      entry({ kind: 'quote', id: 'in-order', label: 'You feel so real' }),
      entry({ kind: 'quote', id: 'lacking', label: 'You feel so good' }),
    ])
    const offered = index.suggest('feel rea', ['quote']).map(({ value }) => value)
    expect(offered.slice(0, 2)).toEqual(['in-order', 'anyhow'])
  })

  test('forgive a slip, in the last word too', () => {
    expect(values('samntha', 'character')[0]).toBe('samantha')
    expect(values('catehri', 'character')[0]).toBe('catherine')
    expect(values('forshad', 'term')[0]).toBe('foreshadowing')
  })

  test('know other names', () => {
    expect(values('ex-wi', 'character')).toContain('catherine')
    expect(values('empath', 'theme')).toContain('imagining-others')
  })

  test('fall back on descriptions if no name fits', () => {
    expect(values('mixology', 'character')).toContain('the-date')
  })

  test('are none for nonsense', () => {
    expect(values('qqqqzzz', 'scene', 'quote', 'character')).toEqual([])
    expect(values('????', 'scene')).toEqual([])
  })

  test('of several kinds say which they are', () => {
    expect(values('samantha', 'character', 'theme')[0]).toBe('character/samantha')
  })

  test('take no more than asked for, and never more than 25', () => {
    expect(search.suggest('the', entryKinds, 4)).toHaveLength(4)
    expect(search.suggest('', entryKinds, 500)).toHaveLength(25)
  })

  test('fit both platforms, name each entry once, and open what they name', () => {
    const typed = fc.oneof(
      fc
        .constantFrom(...herPack.quotes.map(({ line }) => line))
        .chain((line) => fc.nat({ max: line.length }).map((length) => line.slice(0, length))),
      fc.string({ maxLength: 12 }),
    )
    const kinds = fc.subarray([...entryKinds], { minLength: 1 })
    fc.assert(
      fc.property(typed, kinds, (words, some) => {
        const offered = search.suggest(words, some)
        expect(offered.length).toBeLessThanOrEqual(25)
        expect(new Set(offered.map(({ value }) => value)).size).toBe(offered.length)
        for (const { label, value } of offered) {
          expect(label.length).toBeGreaterThan(0)
          expect(label.length).toBeLessThanOrEqual(75)
          const [kind, id] = some.length === 1 ? [some[0]!, value] : value.split('/')
          expect(some).toContain(kind)
          expect(view[kind as EntryKind](id!)).toBeDefined()
        }
      }),
    )
  })
})
