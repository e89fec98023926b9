import { expect, test } from 'vitest'
import { citationStyles } from '../../../../src/core/lookup/citation/citation.ts'
import { citeInText } from '../../../../src/core/lookup/citation/in-text.ts'
import type { Locator } from '../../../../src/core/lookup/citation/locator.ts'
import type { Work } from '../../../../src/core/pack/manifest.ts'
import {
  type CitedWork,
  citedSource,
  citedWorks,
  person,
  withItalics,
} from '../../../fixtures/cited-works.ts'

const pages: Locator = { kind: 'page', numbers: '12–13' }
const page: Locator = { kind: 'page', numbers: '71' }
const time: Locator = { kind: 'time', numbers: '0:14:05' }
const lines: Locator = { kind: 'lines', numbers: '3–5' }
const paragraph: Locator = { kind: 'paragraph', numbers: '4' }
const act: Locator = { kind: 'division', numbers: '1.2.14–18' }

/** In the order MLA, APA, Chicago, Harvard. */
function all(work: CitedWork | Work, locator: Locator | undefined = pages, language?: string) {
  return citationStyles.map((style) =>
    withItalics(citeInText(citedSource(work, language), style, locator)),
  )
}

/** In the order MLA, APA, Chicago, Harvard; written from the rules of each style. */
const expected: Record<CitedWork, readonly [Locator, ...(readonly string[])]> = {
  film: [
    time,
    '(*Her* 00:14:05)',
    '(Jonze, 2013, 0:14:05)',
    '*Her*, 0:14:05.',
    '(*Her*, 2013, 0:14:05)',
  ],
  'film of two directors': [
    time,
    '(*Fargo* 00:14:05)',
    '(Coen & Coen, 1996, 0:14:05)',
    '*Fargo*, 0:14:05.',
    '(*Fargo*, 1996, 0:14:05)',
  ],
  series: [
    time,
    '(*Dark* 00:14:05)',
    '(Odar & Friese, 2017, 0:14:05)',
    '*Dark*, 0:14:05.',
    '(*Dark*, 2017, 0:14:05)',
  ],
  novel: [
    pages,
    '(Eliot 12–13)',
    '(Eliot, 1871, pp. 12–13)',
    'Eliot, *Middlemarch*, 12–13.',
    '(Eliot, 1871, pp. 12–13)',
  ],
  'translated novel': [
    pages,
    '(Kafka 12–13)',
    '(Kafka, 1998, pp. 12–13)',
    'Kafka, *The Trial*, 12–13.',
    '(Kafka, 1998, pp. 12–13)',
  ],
  play: [
    pages,
    '(Albee 12–13)',
    '(Albee, 1962, pp. 12–13)',
    'Albee, *Who’s Afraid of Virginia Woolf?*, 12–13.',
    '(Albee, 1962, pp. 12–13)',
  ],
  'play in a collection': [
    page,
    '(Glaspell 71)',
    '(Glaspell, 1987, p. 71)',
    'Glaspell, *Trifles*, 71.',
    '(Glaspell, 1987, p. 71)',
  ],
  'short story': [
    pages,
    '(Doe 12–13)',
    '(Doe, 2001, pp. 12–13)',
    'Doe, “Who’s There?,” 12–13.',
    '(Doe, 2001, pp. 12–13)',
  ],
  poem: [
    lines,
    '(Plath, lines 3–5)',
    '(Plath, 1981, lines 3–5)',
    'Plath, “Daddy,” lines 3–5.',
    '(Plath, 1981, lines 3–5)',
  ],
  'poem without a poet': [
    lines,
    '(*Beowulf*, lines 3–5)',
    '(*Beowulf*, 2000, lines 3–5)',
    'Heaney, *Beowulf*, lines 3–5.',
    '(*Beowulf*, 2000, lines 3–5)',
  ],
  article: [
    pages,
    '(Reed et al. 12–13)',
    '(Reed et al., 2001, pp. 12–13)',
    'Reed et al., “A Study of ‘Light,’” 12–13.',
    '(Reed *et al.*, 2001, pp. 12–13)',
  ],
  textbook: [
    pages,
    '(Commonplace authors 12–13)',
    '(Commonplace authors, 2026, pp. 12–13)',
    'Commonplace authors, *How Cells Make Energy*, 12–13.',
    '(Commonplace authors, 2026, pp. 12–13)',
  ],
  'chapter of a textbook': [
    pages,
    '(Reed 12–13)',
    '(Reed, 2026, pp. 12–13)',
    'Reed, “The Krebs Cycle,” 12–13.',
    '(Reed, 2026, pp. 12–13)',
  ],
  'web page without author and year': [
    paragraph,
    '(“What is a light?,” par. 4)',
    '(*What is a light?*, n.d., para. 4)',
    'Lights, “What is a light?,” para. 4.',
    '(*What is a light?*, no date, para. 4)',
  ],
  'web page of an organisation': [
    paragraph,
    '(“Clean water,” par. 4)',
    '(World Health Organization, 2020, para. 4)',
    'World Health Organization, “Clean water,” para. 4.',
    '(World Health Organization, 2020, para. 4)',
  ],
  speech: [
    pages,
    '(King 12–13)',
    '(King, 1963, pp. 12–13)',
    'King, “I Have a Dream,” 12–13.',
    '(King, 1963, pp. 12–13)',
  ],
  'non-fiction without year': [
    pages,
    '(Hughes 12–13)',
    '(Hughes, n.d., pp. 12–13)',
    'Hughes, *Letters*, 12–13.',
    '(Hughes, no date, pp. 12–13)',
  ],
  'non-fiction of long ago': [
    pages,
    '(Aristotle 12–13)',
    '(Aristotle, 340 B.C.E., pp. 12–13)',
    'Aristotle, *Ethics*, 12–13.',
    '(Aristotle, 340 BCE, pp. 12–13)',
  ],
  'play by nobody': [
    act,
    '(*Low Water* 1.2.14–18)',
    '(*Low Water*, 2026, 1.2.14–18)',
    '*Low Water*, 1.2.14–18.',
    '(*Low Water*, 2026, 1.2.14–18)',
  ],
}

test.each(Object.entries(expected))('a %s', (kind, [locator, ...written]) => {
  expect(all(kind as CitedWork, locator)).toEqual(written)
})

test('APA keeps the capitals of a title in the essay, unlike in the list', () => {
  const work: Work = {
    title: 'Low Tide',
    sentenceTitle: 'Low tide',
    kind: 'play',
    year: 2026,
    creators: [],
  }
  const [, apa, , harvard] = all(work)
  expect([apa, harvard]).toEqual(['(*Low Tide*, 2026, pp. 12–13)', '(*Low tide*, 2026, pp. 12–13)'])
})

test('a time without hours, and one line', () => {
  expect(all('film', { kind: 'time', numbers: '14:05' })).toEqual([
    '(*Her* 00:14:05)',
    '(Jonze, 2013, 14:05)',
    '*Her*, 14:05.',
    '(*Her*, 2013, 14:05)',
  ])
  expect(all('poem', { kind: 'lines', numbers: '3' })[0]).toBe('(Plath, line 3)')
})

test('a textbook by section and paragraph', () => {
  expect(all('textbook', { kind: 'paragraph', numbers: '2–3', unit: 'section 4' })).toEqual([
    '(Commonplace authors, sec. 4, pars. 2–3)',
    '(Commonplace authors, 2026, Section 4, paras. 2–3)',
    'Commonplace authors, *How Cells Make Energy*, sec. 4, paras. 2–3.',
    '(Commonplace authors, 2026, section 4, paras. 2–3)',
  ])
})

test('one page has another word than several', () => {
  expect(all('novel', { kind: 'page', numbers: '12' })).toEqual([
    '(Eliot 12)',
    '(Eliot, 1871, p. 12)',
    'Eliot, *Middlemarch*, 12.',
    '(Eliot, 1871, p. 12)',
  ])
})

test('without a place', () => {
  const written = citationStyles.map((style) =>
    withItalics(citeInText(citedSource('novel'), style, undefined)),
  )
  expect(written).toEqual(['(Eliot)', '(Eliot, 1871)', 'Eliot, *Middlemarch*.', '(Eliot, 1871)'])
})

test('two and three authors, and a subtitle', () => {
  const creators = ['One', 'Two', 'Three'].map((family) => person('author', family, 'Ann'))
  const work = { ...citedWorks.novel, title: 'Ash: A Life' }
  expect(all({ ...work, creators: creators.slice(0, 2) })).toEqual([
    '(One and Two 12–13)',
    '(One & Two, 1871, pp. 12–13)',
    'One and Two, *Ash*, 12–13.',
    '(One and Two, 1871, pp. 12–13)',
  ])
  expect(all({ ...work, creators })).toEqual([
    '(One et al. 12–13)',
    '(One et al., 1871, pp. 12–13)',
    'One et al., *Ash*, 12–13.',
    '(One, Two and Three, 1871, pp. 12–13)',
  ])
})

test.each([
  [
    'de',
    '(Plath, V. 3–5)',
    '(Plath, 1981, V. 3–5)',
    'Plath, „Daddy“, V. 3–5.',
    '(Plath, 1981, V. 3–5)',
  ],
  [
    'fr',
    '(Plath, v. 3-5)',
    '(Plath, 1981, v. 3-5)',
    'Plath, «\u00A0Daddy\u00A0», v. 3-5.',
    '(Plath, 1981, v. 3-5)',
  ],
  [
    'es',
    '(Plath, vv. 3-5)',
    '(Plath, 1981, vv. 3-5)',
    'Plath, «Daddy», vv. 3-5.',
    '(Plath, 1981, vv. 3-5)',
  ],
])('lines of a poem in %s', (language, ...written) => {
  expect(all('poem', lines, language)).toEqual(written)
})

test.each([
  [
    'de',
    '(Reed u.\u00A0a. 12–13)',
    '(Reed et al., 2001, S. 12–13)',
    'Reed u.\u00A0a., „A Study of ‚Light‘“, 12–13.',
    '(Reed *u.\u00A0a.*, 2001, S. 12–13)',
  ],
  [
    'fr',
    '(Reed et al. 12-13)',
    '(Reed et al., 2001, p. 12-13)',
    'Reed et al., «\u00A0A Study of “Light”\u00A0», 12-13.',
    '(Reed *et al.*, 2001, p. 12-13)',
  ],
  [
    'es',
    '(Reed et al. 12-13)',
    '(Reed et al., 2001, pp. 12-13)',
    'Reed et al., «A Study of “Light”», 12-13.',
    '(Reed *et al.*, 2001, pp. 12-13)',
  ],
])('an article of four in %s', (language, ...written) => {
  expect(all('article', pages, language)).toEqual(written)
})
