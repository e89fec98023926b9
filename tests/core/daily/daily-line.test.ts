import { describe, expect, test } from 'vitest'
import { dailyLine } from '../../../src/core/daily/daily-line.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { isWholeLine } from '../../../src/core/pack/whole-line.ts'
import { lantern } from '../../fixtures/tiny-pack.ts'
import { builtInPacks } from '../../quality/built-in-packs.ts'

const year = Array.from({ length: 365 }, (_, day) => 20_000 + day)
const twoWeeks = 14

describe.each([lantern, ...builtInPacks].map((pack) => [pack.id, pack] as const))(
  '%s',
  (_, pack) => {
    const open = createLibrary(pack, { ceiling: 'mature' })

    test('on no day of a year is the line cut off, or from the end of a work that is all open', () => {
      const lines = year.map((day) => dailyLine(open, day))
      expect(lines.filter((line) => line === undefined || !isWholeLine(line))).toEqual([])
      const places = lines.map((line) => open.sceneNumber(line?.scene ?? '') / pack.scenes.length)
      expect(Math.max(...places)).toBeLessThanOrEqual(2 / 3)
      expect(new Set(lines).size).toBeGreaterThan(1)
    })

    test('no line comes again within two weeks while others wait', () => {
      const lines = year.map((day) => dailyLine(open, day)?.id)
      const span = Math.min(twoWeeks, new Set(lines).size)
      for (const start of year.keys()) {
        const some = lines.slice(start, start + span)
        expect(new Set(some).size).toBe(some.length)
      }
    })

    test('a class that has got somewhere reads whole lines of its newest part, and nothing past it', () => {
      for (const { id: gate } of pack.scenes) {
        const library = createLibrary(pack, { ceiling: 'mature', gate })
        const lines = new Set(year.map((day) => dailyLine(library, day)))
        const whole = library.quotes.filter((quote) => isWholeLine(quote))
        const newest = Math.max(...whole.map(({ scene }) => library.sceneNumber(scene)))
        const shown = [...lines].flatMap((line) => (line === undefined ? [] : [line]))
        expect(shown.length > 0).toBe(whole.length > 0)
        expect(whole).toEqual(expect.arrayContaining(shown))
        if (whole.length === 0) continue
        for (const quote of whole.filter(({ scene }) => library.sceneNumber(scene) === newest)) {
          expect(shown).toContain(quote)
        }
      }
    })
  },
)

test('scenes that the rating hides move no line out of the end', () => {
  const library = createLibrary(lantern, { ceiling: 'everyone' })
  const end = lantern.scenes.at(-1)?.id
  expect(library.scenes.length).toBeLessThan(lantern.scenes.length)
  expect(year.filter((day) => dailyLine(library, day)?.scene === end)).toEqual([])
})

test('where nothing but the end has a whole line, it comes all the same, and without one nothing does', () => {
  const last = lantern.scenes.at(-1)?.id
  const endOnly = { ...lantern, quotes: lantern.quotes.filter(({ scene }) => scene === last) }
  expect(dailyLine(createLibrary(endOnly, { ceiling: 'mature' }), 3)?.scene).toBe(last)
  const cut = lantern.quotes.map((quote) => ({ ...quote, fragment: true }))
  const none = createLibrary({ ...lantern, quotes: cut }, { ceiling: 'mature' })
  expect(dailyLine(none, 3)).toBeUndefined()
})
