import { describe, expect, test } from 'vitest'
import { citationView } from '../../../src/core/lookup/citation-view.ts'
import { createLibrary } from '../../../src/core/pack/library.ts'
import { maxCreators } from '../../../src/core/pack/pack-limits.ts'
import type { Pack } from '../../../src/core/pack/pack.ts'
import { toPlainText } from '../../../src/core/reply/plain-text.ts'
import { render } from '../../../src/render/discord/render.ts'
import { herPack } from '../../fixtures/her-pack.ts'
import { lowWater } from '../../fixtures/low-water.ts'
import { problemsOf } from '../../fixtures/valid-discord-message.ts'
import { builtInPacks } from '../../quality/built-in-packs.ts'

const at = Date.UTC(2027, 2, 5)

function view(pack: Pack, quoteId = pack.quotes[0]!.id) {
  const library = createLibrary(pack, { ceiling: 'mature' })
  return citationView(library, library.quote(quoteId)!, at)
}

describe('a line of each pack that comes with the project', () => {
  test('a film', () => {
    expect(toPlainText(view(herPack))).toContain(`In your essay, right after it

MLA: (Her)
APA: (Jonze, 2013)
Chicago, as a note: Her.
Harvard: (Her, 2013)

In your list of sources: the film

MLA: Her. Directed by Spike Jonze, Warner Bros. Pictures, 2013.
APA: Jonze, S. (Director). (2013). Her [Film]. Warner Bros. Pictures.
Chicago: Jonze, Spike, dir. Her. Warner Bros. Pictures, 2013.
Harvard: Her (2013) Directed by Spike Jonze [Feature film]. Warner Bros. Pictures.

If you used the study guide too

MLA: “Part 2: Loving Samantha.” Her Summary and Analysis.
APA: Part 2: Loving Samantha. (n.d.). In Her Summary and Analysis.
Chicago: “Part 2: Loving Samantha.” In Her Summary and Analysis. n.d.
Harvard: ‘Part 2: Loving Samantha’ (no date), in Her Summary and Analysis.

If your teacher asks for a time code, add the one from your own copy`)
  })

  test('a play in verse', () => {
    expect(toPlainText(view(lowWater))).toContain(`
MLA: (Low Water 1.1.1–3)
APA: (Low Water, 2026, 1.1.1–3)
Chicago, as a note: Low Water, 1.1.1–3.
Harvard: (Low water, 2026, 1.1.1–3)

In your list of sources: the play

MLA: Low Water. Commonplace, 2026.
APA: Low water. (2026). Commonplace.
Chicago: Low Water. Commonplace, 2026.
Harvard: Low water (2026). Commonplace.`)
  })

  test('a chapter of science', () => {
    const cells = builtInPacks.find(({ id }) => id === 'how-cells-make-energy')!
    expect(toPlainText(view(cells))).toContain(`
MLA: (Commonplace authors, sec. A, par. 1)
APA: (Commonplace authors, 2026, Section A, para. 1)
Chicago, as a note: Commonplace authors, How Cells Make Energy, sec. A, para. 1.
Harvard: (Commonplace authors, 2026, section A, para. 1)

In your list of sources: the textbook

MLA: Commonplace authors. How Cells Make Energy. Commonplace, 2026.
APA: Commonplace authors. (2026). How cells make energy. Commonplace.
Chicago: Commonplace authors. How Cells Make Energy. Commonplace, 2026.
Harvard: Commonplace authors (2026) How cells make energy. Commonplace.`)
  })
})

test('a work of non-fiction is a book', () => {
  const work = { ...herPack.work, kind: 'non-fiction' as const }
  expect(toPlainText(view({ ...herPack, work }))).toContain('In your list of sources: the book')
})

test('every citation can be copied by itself', () => {
  const rows = view(herPack).blocks.flatMap((block) => (block.kind === 'facts' ? block.facts : []))
  expect(rows).toHaveLength(12)
  expect(rows.every(({ copy }) => copy)).toBe(true)
})

test('a work with everything as long as it may be still fits', () => {
  function long(length: number): string {
    return '*<&_`'.repeat(length).slice(0, length)
  }
  const url = `https://example.org/${'a'.repeat(480)}`
  const creators = Array.from({ length: maxCreators }, () => ({
    role: 'author' as const,
    given: long(60),
    family: long(60),
  }))
  const guide = {
    ...herPack.guide!,
    title: long(150),
    container: long(100),
    publisher: long(100),
    url,
  }
  const work = {
    title: long(100),
    kind: 'article',
    container: long(150),
    publisher: long(100),
  } as const
  const pack: Pack = {
    ...herPack,
    guide,
    work: { ...work, creators, url, pages: '1-9', volume: '3' },
  }
  const messages = render(view(pack))
  expect(messages.flatMap(problemsOf)).toEqual([])
  expect(messages.length).toBeLessThanOrEqual(5)
})
