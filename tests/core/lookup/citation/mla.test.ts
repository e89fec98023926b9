/** MLA 9: author. title. container, contributors, number, publisher, date, place. (https://style.mla.org/works-cited/citations-by-format/) */
import { expect, test } from 'vitest'
import { citeMla } from '../../../../src/core/lookup/citation/mla.ts'
import type { Work } from '../../../../src/core/pack/manifest.ts'
import {
  type CitedWork,
  citedSource,
  citedWorks,
  person,
  withItalics,
} from '../../../fixtures/cited-works.ts'

const entries: Record<CitedWork, string> = {
  film: '*Her*. Directed by Spike Jonze, Warner Bros. Pictures, 2013.',
  'film of two directors':
    '*Fargo*. Directed by Joel Coen and Ethan Coen, screenplay by Ethan Coen, Gramercy Pictures, 1996.',
  series: '*Dark*. Created by Baran bo Odar and Jantje Friese, Netflix, 2017.',
  novel: 'Eliot, George. *Middlemarch*. Blackwood, 1871.',
  'translated novel': 'Kafka, Franz. *The Trial*. Translated by Breon Mitchell, Schocken, 1998.',
  play: 'Albee, Edward. *Who’s Afraid of Virginia Woolf?* Atheneum, 1962.',
  'play in a collection':
    'Glaspell, Susan. *Trifles*. *Plays by American Women*, Applause, 1987, pp. 70–85.',
  'short story':
    'Doe, Jane. “Who’s There?” *Night Tales*, edited by A. B. Bo, Faber, 2001, pp. 112–31.',
  poem: 'Plath, Sylvia. “Daddy.” *Collected Poems*, edited by Ted Hughes, Faber, 1981, pp. 222–24.',
  'poem without a poet': '*Beowulf*. Translated by Seamus Heaney, Norton, 2000.',
  article:
    'Reed, Ben-Jon A., et al. “A Study of ‘Light.’” *Journal of Optics*, vol. 3, no. 2, 2001, pp. 112–31, https://doi.org/10.1000/182.',
  textbook: 'Commonplace authors. *How Cells Make Energy*. Commonplace, 2026.',
  'chapter of a textbook':
    'Reed, Ben. “The Krebs Cycle.” *Biology Today*, edited by Edgar Poe and Jo Roe, vol. 2, Harbour Press, 2026, p. 12.',
  'web page without author and year':
    '“What is a light?” *Lights*, https://example.org/light. Accessed 5 Mar. 2027.',
  'web page of an organisation':
    '“Clean water.” *WHO*, World Health Organization, 2020, https://example.org/water.',
  speech: 'King, Martin Luther, Jr. “I Have a Dream.” March on Washington, 1963. Speech.',
  'non-fiction without year': 'Hughes, Ted, editor. *Letters*. Faber.',
  'non-fiction of long ago': 'Aristotle. *Ethics*. 340 BCE.',
  'play by nobody': '*Low Water*. 2026.',
}

function written(work: CitedWork | Work): string {
  return withItalics(citeMla(citedSource(work)))
}

test.each(Object.entries(entries))('a %s', (kind, entry) => {
  expect(written(kind as CitedWork)).toBe(entry)
})

test('of three authors only the first is named', () => {
  const creators = ['One', 'Two', 'Three'].map((family) => person('author', family, 'Ann'))
  expect(written({ ...citedWorks.novel, creators })).toBe(
    'One, Ann, et al. *Middlemarch*. Blackwood, 1871.',
  )
})

test('who translated a poem stands beside it, and not beside the collection', () => {
  const creators = [...citedWorks.poem.creators, person('translator', 'Ito', 'Rei')]
  expect(written({ ...citedWorks.poem, creators })).toBe(
    'Plath, Sylvia. “Daddy.” Translated by Rei Ito. *Collected Poems*, edited by Ted Hughes, Faber, 1981, pp. 222–24.',
  )
})

test('an organisation that publishes its own book is named once', () => {
  const creators = [person('author', 'Commonplace')]
  expect(written({ ...citedWorks.textbook, creators })).toBe(
    '*How Cells Make Energy*. Commonplace, 2026.',
  )
})
