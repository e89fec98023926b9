/** APA 7: author. (date). title. source. (https://apastyle.apa.org/style-grammar-guidelines/references/examples) */
import { expect, test } from 'vitest'
import { citeApa } from '../../../../src/core/lookup/citation/apa.ts'
import type { Work } from '../../../../src/core/pack/manifest.ts'
import {
  type CitedWork,
  citedSource,
  citedWorks,
  person,
  withItalics,
} from '../../../fixtures/cited-works.ts'

const entries: Record<CitedWork, string> = {
  film: 'Jonze, S. (Director). (2013). *Her* [Film]. Warner Bros. Pictures.',
  'film of two directors':
    'Coen, J., & Coen, E. (Directors). (1996). *Fargo* [Film]. Gramercy Pictures.',
  series: 'Odar, B. bo, & Friese, J. (Creators). (2017). *Dark* [TV series]. Netflix.',
  novel: 'Eliot, G. (1871). *Middlemarch*. Blackwood.',
  'translated novel': 'Kafka, F. (1998). *The trial* (B. Mitchell, Trans.). Schocken.',
  play: 'Albee, E. (1962). *Who’s afraid of Virginia Woolf?* Atheneum.',
  'play in a collection':
    'Glaspell, S. (1987). Trifles. In *Plays by American Women* (pp. 70–85). Applause.',
  'short story':
    'Doe, J. (2001). Who’s there? In A. B. Bo (Ed.), *Night Tales* (pp. 112–131). Faber.',
  poem: 'Plath, S. (1981). Daddy. In T. Hughes (Ed.), *Collected Poems* (pp. 222–224). Faber.',
  'poem without a poet': '*Beowulf* (S. Heaney, Trans.). (2000). Norton.',
  article:
    'Reed, B.-J. A., Vega, L. de, Ito, R., & Lind, E. (2001). A study of “light.” *Journal of Optics*, *3*(2), 112–131. https://doi.org/10.1000/182',
  textbook: 'Commonplace authors. (2026). *How cells make energy*. Commonplace.',
  'chapter of a textbook':
    'Reed, B. (2026). The Krebs cycle. In E. Poe & J. Roe (Eds.), *Biology Today* (Vol. 2, p. 12). Harbour Press.',
  'web page without author and year':
    '*What is a light?* (n.d.). Lights. https://example.org/light',
  'web page of an organisation':
    'World Health Organization. (2020). *Clean water*. WHO. https://example.org/water',
  speech: 'King, M. L., Jr. (1963). *I have a dream* [Speech]. March on Washington.',
  'non-fiction without year': 'Hughes, T. (Ed.). (n.d.). *Letters*. Faber.',
  'non-fiction of long ago': 'Aristotle. (340 B.C.E.). *Ethics*.',
  'play by nobody': '*Low Water*. (2026).',
}

function written(work: CitedWork | Work): string {
  return withItalics(citeApa(citedSource(work)))
}

test.each(Object.entries(entries))('a %s', (kind, entry) => {
  expect(written(kind as CitedWork)).toBe(entry)
})

test('two, three and twenty authors are all named', () => {
  const creators = Array.from({ length: 20 }, (_, index) => person('author', `N${index + 1}`, 'A'))
  expect(written({ ...citedWorks.novel, creators: creators.slice(0, 2) })).toBe(
    'N1, A., & N2, A. (1871). *Middlemarch*. Blackwood.',
  )
  expect(written({ ...citedWorks.novel, creators })).toContain('N19, A., & N20, A. (1871).')
})

test('an organisation that publishes its own book is named once', () => {
  const creators = [person('author', 'Commonplace')]
  expect(written({ ...citedWorks.textbook, creators })).toBe(
    'Commonplace. (2026). *How cells make energy*.',
  )
})

test('an edited book without an author begins with its editors', () => {
  const creators = [person('editor', 'Poe', 'Edgar'), person('editor', 'Roe', 'Jo')]
  expect(written({ ...citedWorks.textbook, creators })).toBe(
    'Poe, E., & Roe, J. (Eds.). (2026). *How cells make energy*. Commonplace.',
  )
})
