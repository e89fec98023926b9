/** Chicago 18, bibliography: author. title. facts of publication. (https://www.chicagomanualofstyle.org/tools_citationguide.html) */
import { expect, test } from 'vitest'
import { citeChicago } from '../../../../src/core/lookup/citation/chicago.ts'
import type { Work } from '../../../../src/core/pack/manifest.ts'
import {
  type CitedWork,
  citedSource,
  citedWorks,
  person,
  withItalics,
} from '../../../fixtures/cited-works.ts'

const entries: Record<CitedWork, string> = {
  film: 'Jonze, Spike, dir. *Her*. Warner Bros. Pictures, 2013.',
  'film of two directors':
    'Coen, Joel, and Ethan Coen, dirs. *Fargo*. Screenplay by Ethan Coen. Gramercy Pictures, 1996.',
  series: 'Odar, Baran bo, and Jantje Friese, creators. *Dark*. Netflix, 2017.',
  novel: 'Eliot, George. *Middlemarch*. Blackwood, 1871.',
  'translated novel': 'Kafka, Franz. *The Trial*. Translated by Breon Mitchell. Schocken, 1998.',
  play: 'Albee, Edward. *Who’s Afraid of Virginia Woolf?* Atheneum, 1962.',
  'play in a collection':
    'Glaspell, Susan. *Trifles*. In *Plays by American Women*, 70–85. Applause, 1987.',
  'short story':
    'Doe, Jane. “Who’s There?” In *Night Tales*, edited by A. B. Bo, 112–31. Faber, 2001.',
  poem: 'Plath, Sylvia. “Daddy.” In *Collected Poems*, edited by Ted Hughes, 222–24. Faber, 1981.',
  'poem without a poet': 'Heaney, Seamus, trans. *Beowulf*. Norton, 2000.',
  article:
    'Reed, Ben-Jon A., Lope de Vega, Rei Ito, and Eva Lind. “A Study of ‘Light.’” *Journal of Optics* 3, no. 2 (2001): 112–31. https://doi.org/10.1000/182.',
  textbook: 'Commonplace authors. *How Cells Make Energy*. Commonplace, 2026.',
  'chapter of a textbook':
    'Reed, Ben. “The Krebs Cycle.” In *Biology Today*, edited by Edgar Poe and Jo Roe, 2:12. Harbour Press, 2026.',
  'web page without author and year':
    'Lights. “What is a light?” Accessed March 5, 2027. https://example.org/light.',
  'web page of an organisation':
    'World Health Organization. “Clean water.” WHO. 2020. https://example.org/water.',
  speech: 'King, Martin Luther, Jr. “I Have a Dream.” Speech, March on Washington, 1963.',
  'non-fiction without year': 'Hughes, Ted, ed. *Letters*. Faber, n.d.',
  'non-fiction of long ago': 'Aristotle. *Ethics*. 340 BCE.',
  'play by nobody': '*Low Water*. 2026.',
}

function written(work: CitedWork | Work): string {
  return withItalics(citeChicago(citedSource(work)))
}

test.each(Object.entries(entries))('a %s', (kind, entry) => {
  expect(written(kind as CitedWork)).toBe(entry)
})

test('six authors are all named, of seven three', () => {
  const creators = Array.from({ length: 7 }, (_, index) => person('author', `N${index + 1}`, 'A.'))
  expect(written({ ...citedWorks.novel, creators: creators.slice(0, 6) })).toBe(
    'N1, A., A. N2, A. N3, A. N4, A. N5, and A. N6. *Middlemarch*. Blackwood, 1871.',
  )
  expect(written({ ...citedWorks.novel, creators })).toBe(
    'N1, A., A. N2, A. N3, et al. *Middlemarch*. Blackwood, 1871.',
  )
})

test('an article of a magazine has a year and no brackets', () => {
  const { volume: _volume, issue: _issue, doi: _doi, ...magazine } = citedWorks.article
  expect(written({ ...magazine, container: 'The Week' })).toContain('*The Week*, 2001, 112–31.')
  expect(written({ ...magazine, issue: '7' })).toContain(
    '*Journal of Optics*, no. 7 (2001): 112–31.',
  )
})

test('a volume stands before the pages without a word only where it is a number that pages follow', () => {
  const { pages: _pages, ...whole } = citedWorks['chapter of a textbook']
  expect(written(whole)).toContain('edited by Edgar Poe and Jo Roe, vol. 2. Harbour')
  expect(written({ ...whole, volume: 'II', pages: '12' })).toContain('Jo Roe, vol. II, 12. Harbour')
})

test('a page of a site without a name is listed under whose it is', () => {
  const { container: _container, ...page } = citedWorks['web page without author and year']
  expect(written({ ...page, publisher: 'Harbour Press' })).toBe(
    'Harbour Press. “What is a light?” Accessed March 5, 2027. https://example.org/light.',
  )
  expect(written(page)).toBe(
    '“What is a light?” Accessed March 5, 2027. https://example.org/light.',
  )
})
