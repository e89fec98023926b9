/** Harvard, Cite Them Right 12: author (year) title. source. (https://www.citethemrightonline.com) */
import { expect, test } from 'vitest'
import { citeHarvard } from '../../../../src/core/lookup/citation/harvard.ts'
import type { Work } from '../../../../src/core/pack/manifest.ts'
import {
  type CitedWork,
  citedSource,
  citedWorks,
  person,
  withItalics,
} from '../../../fixtures/cited-works.ts'

const entries: Record<CitedWork, string> = {
  film: '*Her* (2013) Directed by Spike Jonze [Feature film]. Warner Bros. Pictures.',
  'film of two directors':
    '*Fargo* (1996) Directed by Joel Coen and Ethan Coen [Feature film]. Gramercy Pictures.',
  series: '*Dark* (2017) Created by Baran bo Odar and Jantje Friese [TV series]. Netflix.',
  novel: 'Eliot, G. (1871) *Middlemarch*. Blackwood.',
  'translated novel': 'Kafka, F. (1998) *The trial*. Translated by B. Mitchell. Schocken.',
  play: 'Albee, E. (1962) *Who’s afraid of Virginia Woolf?* Atheneum.',
  'play in a collection':
    'Glaspell, S. (1987) ‘Trifles’, in *Plays by American Women*. Applause, pp. 70–85.',
  'short story':
    'Doe, J. (2001) ‘Who’s there?’, in A.B. Bo (ed.) *Night Tales*. Faber, pp. 112–131.',
  poem: 'Plath, S. (1981) ‘Daddy’, in T. Hughes (ed.) *Collected Poems*. Faber, pp. 222–224.',
  'poem without a poet': '*Beowulf* (2000). Translated by S. Heaney. Norton.',
  article:
    'Reed, B.-J.A. *et al.* (2001) ‘A study of “light”’, *Journal of Optics*, 3(2), pp. 112–131. Available at: https://doi.org/10.1000/182.',
  textbook: 'Commonplace authors (2026) *How cells make energy*. Commonplace.',
  'chapter of a textbook':
    'Reed, B. (2026) ‘The Krebs cycle’, in E. Poe and J. Roe (eds) *Biology Today*, vol. 2. Harbour Press, p. 12.',
  'web page without author and year':
    '*What is a light?* (no date) *Lights*. Available at: https://example.org/light (Accessed: 5 March 2027).',
  'web page of an organisation':
    'World Health Organization (2020) *Clean water*, *WHO*. Available at: https://example.org/water (Accessed: 5 March 2027).',
  speech: 'King, M.L., Jr. (1963) *I have a dream* [Speech]. March on Washington.',
  'non-fiction without year': 'Hughes, T. (ed.) (no date) *Letters*. Faber.',
  'non-fiction of long ago': 'Aristotle (340 BCE) *Ethics*.',
  'play by nobody': '*Low Water* (2026).',
}

function written(work: CitedWork | Work): string {
  return withItalics(citeHarvard(citedSource(work)))
}

test.each(Object.entries(entries))('a %s', (kind, entry) => {
  expect(written(kind as CitedWork)).toBe(entry)
})

test('three authors are all named, of four the first', () => {
  const creators = ['One', 'Two', 'Three', 'Four'].map((family) =>
    person('author', family, 'Ann B.'),
  )
  expect(written({ ...citedWorks.novel, creators: creators.slice(0, 3) })).toBe(
    'One, A.B., Two, A.B. and Three, A.B. (1871) *Middlemarch*. Blackwood.',
  )
  expect(written({ ...citedWorks.novel, creators })).toBe(
    'One, A.B. *et al.* (1871) *Middlemarch*. Blackwood.',
  )
})
