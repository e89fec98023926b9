import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type PackContent, entryKinds } from '../../src/core/pack/sections.ts'
import { type SearchIndex, createSearch } from '../../src/core/search/search.ts'
import { type VisibilityLimits, visibleContent } from '../../src/core/pack/visible-content.ts'
import { thesaurus } from '../../src/app/load-thesaurus.ts'
import type { Pack } from '../../src/core/pack/pack.ts'
import { ratings } from '../../src/core/pack/rating.ts'
import { type Entry, entriesOf } from '../../src/core/search/entries.ts'
import { wordsIn } from '../../src/core/search/tokenise.ts'
import { herPack } from '../fixtures/her-pack.ts'
import { lowWater } from '../fixtures/low-water.ts'

function limitsOf(pack: Pack): fc.Arbitrary<VisibilityLimits> {
  return fc.record({
    ceiling: fc.constantFrom(...ratings),
    gate: fc.constantFrom(...pack.scenes.map(({ id }) => id)),
  })
}

/** Words out of the whole pack, hidden parts too: as they stand, cut short, or with a letter missing. */
function wordsOf(pack: Pack): fc.Arbitrary<string> {
  const everything = entriesOf(visibleContent(pack, { ceiling: 'mature' }))
  const texts = everything.flatMap((entry) => [entry.label, ...entry.aliases, ...entry.body])
  return fc
    .tuple(fc.constantFrom(...texts), fc.nat(), fc.integer({ min: 1, max: 7 }), fc.nat(), fc.nat())
    .map(([text, start, count, slip, cut]) => {
      const words = wordsIn(text)
      const some = words
        .slice(start % words.length)
        .slice(0, count)
        .join(' ')
      const slipped =
        slip % 3 === 0
          ? some.slice(0, slip % some.length) + some.slice((slip % some.length) + 1)
          : some
      return cut % 4 === 0 ? slipped.slice(0, 1 + (cut % (slipped.length + 1))) : slipped
    })
}

/** Views are kept, as the bot keeps them: building one for every run would be most of the time. */
interface View extends PackContent {
  readonly search: SearchIndex
  /** What can be opened there, as `kind/id`. */
  readonly open: ReadonlySet<string>
  /** Every word that can be read there. */
  readonly spoken: ReadonlySet<string>
}

const views = new Map<string, View>()

function viewed(pack: Pack, limits: VisibilityLimits, key = ''): View {
  const name = [pack.id, key, limits.ceiling, limits.gate].join(' ')
  return views.getOrInsertComputed(name, () => {
    const content = visibleContent(pack, limits)
    const entries = entriesOf(content)
    return {
      ...content,
      search: createSearch(entries, pack.synonyms, thesaurus),
      open: new Set(entries.map(({ kind, id }) => `${kind}/${id}`)),
      spoken: new Set(entries.flatMap((entry) => wordsOfEntry(entry))),
    }
  })
}

function wordsOfEntry({ label, aliases, people, themes, body }: Entry): readonly string[] {
  return [label, ...aliases, ...people, ...themes, ...body].flatMap((text) => wordsIn(text))
}

function everythingSaid({ search }: View, words: string) {
  return {
    hits: search.search(words).map((hit) => ({ ...hit })),
    suggested: search.suggest(words, entryKinds),
    meant: search.didYouMean(words),
  }
}

/** What is said to these words that can neither be opened nor read there. */
function leaksIn(view: View, words: string): readonly string[] {
  const said = everythingSaid(view, words)
  const opened = [
    ...said.hits.map(({ kind, id }) => `${kind}/${id}`),
    ...said.suggested.map(({ value }) => value),
  ]
  const read = said.hits.flatMap(({ markedLabel, excerpt }) =>
    [...markedLabel, ...(excerpt ?? [])].flatMap((part) =>
      wordsIn(typeof part === 'string' ? part : 'mark' in part ? part.mark : ''),
    ),
  )
  const typed = new Set(wordsIn(words))
  const meant = wordsIn(said.meant ?? '').filter((word) => !typed.has(word))
  return [
    ...opened.filter((address) => !view.open.has(address)),
    ...[...read, ...meant].filter((word) => !view.spoken.has(word)),
  ]
}

describe.each([herPack, lowWater])('what is hidden in $id', (pack) => {
  const anyLimits = limitsOf(pack)
  // Three tries at each view, since building one takes far longer than asking it.
  const threeTries = fc.array(wordsOf(pack), { minLength: 3, maxLength: 3 })

  test('is nowhere in hits, marks, excerpts, suggestions or “did you mean”', () => {
    fc.assert(
      fc.property(anyLimits, threeTries, (limits, tries) => {
        const view = viewed(pack, limits)
        expect(tries.flatMap((words) => leaksIn(view, words))).toEqual([])
      }),
      { numRuns: 50 },
    )
  })

  test('changes nothing that is said: a pack without it says the same', () => {
    fc.assert(
      fc.property(anyLimits, threeTries, (limits, tries) => {
        const { ceiling, gate } = limits
        const view = viewed(pack, limits)
        const without = viewed(
          { ...pack, ...visibleContent(pack, limits) },
          { ceiling: 'mature' },
          `without ${ceiling} ${gate}`,
        )
        for (const words of tries) {
          expect(everythingSaid(view, words)).toEqual(everythingSaid(without, words))
        }
      }),
      { numRuns: 34 },
    )
  })
})
