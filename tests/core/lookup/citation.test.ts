import { describe, expect, test } from 'vitest'
import { citationStyles, citeGuide, citeWork } from '../../../src/core/lookup/citation.ts'
import type { Guide, Work } from '../../../src/core/pack/manifest.ts'
import { flatten } from '../../../src/core/reply/plain-text.ts'

const film: Work = {
  title: 'Her',
  kind: 'film',
  year: 2013,
  creators: [{ role: 'director', given: 'Spike', family: 'Jonze' }],
  publisher: 'Warner Bros. Pictures',
}
const novel: Work = {
  title: 'Middlemarch',
  kind: 'novel',
  year: 1871,
  creators: [{ role: 'author', given: 'George', family: 'Eliot' }],
  publisher: 'Blackwood',
}
const bare: Guide = {
  title: 'Part 2: Loving Samantha',
  container: 'Her Summary and Analysis',
  sections: [{ key: 'S', name: 'Summary', paragraphs: 1 }],
}
const full: Guide = {
  title: 'What is a light?',
  author: { given: 'Ben-Jon A.', family: 'Reed' },
  publisher: 'Harbour Press',
  year: 2026,
  url: 'https://example.org/keeper',
  sections: bare.sections,
}

function all(cite: (style: (typeof citationStyles)[number]) => string) {
  return citationStyles.map((style) => cite(style))
}

describe('citations, letter by letter', () => {
  test('a film', () => {
    expect(all((style) => flatten(citeWork(film, style)))).toEqual([
      'Her. Directed by Spike Jonze, Warner Bros. Pictures, 2013.',
      'Jonze, S. (Director). (2013). Her [Film]. Warner Bros. Pictures.',
      'Jonze, Spike, dir. Her. 2013; Warner Bros. Pictures.',
    ])
  })

  test('a novel', () => {
    expect(all((style) => flatten(citeWork(novel, style)))).toEqual([
      'Eliot, George. Middlemarch. Blackwood, 1871.',
      'Eliot, G. (1871). Middlemarch. Blackwood.',
      'Eliot, George. Middlemarch. Blackwood, 1871.',
    ])
  })

  test('a guide that names no author, publisher or year', () => {
    expect(all((style) => flatten(citeGuide(bare, style)))).toEqual([
      '“Part 2: Loving Samantha.” Her Summary and Analysis.',
      'Part 2: Loving Samantha. (n.d.). Her Summary and Analysis.',
      '“Part 2: Loving Samantha.” Her Summary and Analysis, n.d.',
    ])
  })

  test('a guide that names everything, with a title that ends in a question mark', () => {
    expect(all((style) => flatten(citeGuide(full, style)))).toEqual([
      'Reed, Ben-Jon A. “What is a light?” Harbour Press, 2026, https://example.org/keeper.',
      'Reed, B.-J. A. (2026). What is a light? Harbour Press. https://example.org/keeper',
      'Reed, Ben-Jon A. “What is a light?” Harbour Press, 2026, https://example.org/keeper.',
    ])
  })
})

test('the title of the work is set in italics', () => {
  expect(citeWork(film, 'MLA')[0]).toEqual({ em: 'Her' })
})
