import { describe, expect, test } from 'vitest'
import { createLibrary } from '../../src/core/pack/library.ts'
import { languageOf } from '../../src/core/search/languages/language-of.ts'
import { createSearch } from '../../src/core/search/search.ts'
import { entry } from '../fixtures/entry.ts'
import { frenchStory, germanStory, spanishStory } from '../fixtures/story-packs.ts'
import { frenchNonsense, frenchQueries } from './development-queries/french.ts'
import { germanNonsense, germanQueries } from './development-queries/german.ts'
import { spanishNonsense, spanishQueries } from './development-queries/spanish.ts'
import { measure } from './measure.ts'

describe.each([
  ['German', germanStory, germanQueries, germanNonsense],
  ['French', frenchStory, frenchQueries, frenchNonsense],
  ['Spanish', spanishStory, spanishQueries, spanishNonsense],
] as const)('what students type about a story in %s', (_, story, queries, nonsense) => {
  const library = createLibrary(story, { ceiling: 'mature' })

  test('finds what they mean', async () => {
    const index = await library.openSearch()
    const found = measure(
      (words) =>
        index
          .search(words)
          .map(({ kind, id, isStrong }) => ({ entry: `${kind}/${id}`, strong: isStrong })),
      queries,
    )
    expect(found.count).toBeGreaterThanOrEqual(60)
    expect(found.hit1).toBeGreaterThanOrEqual(0.95)
    expect(found.hit5).toBe(1)
    expect(found.mrr).toBeGreaterThanOrEqual(0.97)
    expect(found.strongHit5).toBeGreaterThanOrEqual(0.94)
  })

  test.each(nonsense)('%s is nothing of the story', async (words) => {
    const index = await library.openSearch()
    expect(index.search(words).filter(({ isStrong }) => isStrong)).toEqual([])
  })
})

/** A title, and how people type a part of it. */
test.each([
  ['ja', '銀河鉄道の夜', ['銀河鉄道', '夜', '鉄道の夜', '銀河鉄道の夜']],
  ['ja', '心の中のガラス', ['ガラス', 'がらす', '心']],
  ['zh', '红楼里的一封信', ['红楼', '一封信', '信']],
  ['ko', '바다로 가는 기차', ['바다로', '기차', '바다']],
  ['th', 'เด็กหญิงกับจดหมายเก่า', ['จดหมาย', 'เด็กหญิง', 'จดหมายเก่า']],
  ['km', 'ក្មេងស្រីនិងសំបុត្រចាស់', ['សំបុត្រ', 'ក្មេងស្រី']],
  ['ar', 'الرِّسَالَةُ القَدِيمَة', ['الرسالة القديمة', 'القديمة', 'الرساله القديمة']],
  ['he', 'הַמִּכְתָּב הָאַחֲרוֹן', ['המכתב האחרון', 'המכתב']],
  ['el', 'Το τελευταίο γράμμα', ['τελευταιο γραμμα', 'ΓΡΑΜΜΑ', 'το τελευταίο']],
  ['ru', 'Ещё одно письмо', ['еще одно письмо', 'ПИСЬМО', 'писмо']],
  ['uk', 'Їжак і старий ліхтар', ['ліхтар', 'їжак']],
  ['hi', 'हिन्दी की आख़िरी चिट्ठी', ['हिंदी', 'चिट्ठी']],
  ['tr', 'Kırık ışık', ['kirik isik', 'KIRIK', 'ışık']],
  ['pl', 'Źródło światła', ['zrodlo swiatla', 'ŹRÓDŁO']],
  ['vi', 'Bức thư cuối cùng', ['buc thu cuoi cung', 'thư cuối']],
  ['it', 'L’ultima lettera', ['ultima', "l'ultima lettera", 'lultima lettera']],
])('a pack in %s finds “%s”', (code, label, typed) => {
  const others = ['Other one', 'Another thing', 'Lorem ipsum'].map((each) =>
    entry({ kind: 'scene', label: each }),
  )
  const wanted = entry({ kind: 'scene', label, id: 'wanted' })
  const index = createSearch([...others, wanted], [], undefined, languageOf(code))
  const missed = typed.filter((words) => index.search(words)[0]?.id !== 'wanted')
  expect(missed).toEqual([])
  const notOffered = typed.filter((words) => index.suggest(words, ['scene'])[0]?.value !== 'wanted')
  expect(notOffered).toEqual([])
})
