import { describe, expect, test } from 'vitest'
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

/** In the order MLA, APA, Chicago, Harvard. */
function all(work: CitedWork | Work, locator: Locator | undefined = pages, language?: string) {
  return citationStyles.map((style) =>
    withItalics(citeInText(citedSource(work, language), style, locator)),
  )
}

describe('each kind of work, by page', () => {
  const expected: Partial<Record<CitedWork, readonly string[]>> = {
    novel: [
      '(Eliot 12–13)',
      '(Eliot, 1871, pp. 12–13)',
      'Eliot, *Middlemarch*, 12–13.',
      '(Eliot, 1871, pp. 12–13)',
    ],
    'short story': [
      '(Doe 12–13)',
      '(Doe, 2001, pp. 12–13)',
      'Doe, “Who’s There?,” 12–13.',
      '(Doe, 2001, pp. 12–13)',
    ],
    'poem without a poet': [
      '(*Beowulf* 12–13)',
      '(*Beowulf*, 2000, pp. 12–13)',
      'Heaney, *Beowulf*, 12–13.',
      '(*Beowulf*, 2000, pp. 12–13)',
    ],
    article: [
      '(Reed et al. 12–13)',
      '(Reed et al., 2001, pp. 12–13)',
      'Reed et al., “A Study of ‘Light,’” 12–13.',
      '(Reed *et al.*, 2001, pp. 12–13)',
    ],
    speech: [
      '(King 12–13)',
      '(King, 1963, pp. 12–13)',
      'King, “I Have a Dream,” 12–13.',
      '(King, 1963, pp. 12–13)',
    ],
    'non-fiction without year': [
      '(Hughes 12–13)',
      '(Hughes, n.d., pp. 12–13)',
      'Hughes, *Letters*, 12–13.',
      '(Hughes, no date, pp. 12–13)',
    ],
  }

  test.each(Object.entries(expected))('a %s', (kind, written) => {
    expect(all(kind as CitedWork)).toEqual(written)
  })
})

test('a film by time code, found under its title or its director as the list is', () => {
  expect(all('film', { kind: 'time', numbers: '0:14:05' })).toEqual([
    '(*Her* 00:14:05)',
    '(Jonze, 2013, 0:14:05)',
    'Jonze, *Her*, 0:14:05.',
    '(*Her*, 2013, 0:14:05)',
  ])
  expect(all('film of two directors', { kind: 'time', numbers: '14:05' })).toEqual([
    '(*Fargo* 00:14:05)',
    '(Coen & Coen, 1996, 14:05)',
    'Coen and Coen, *Fargo*, 14:05.',
    '(*Fargo*, 1996, 14:05)',
  ])
})

test('a play by act, scene and line', () => {
  expect(all('play by nobody', { kind: 'division', numbers: '1.2.14–18' })).toEqual([
    '(*Low Water* 1.2.14–18)',
    '(*Low Water*, 2026, 1.2.14–18)',
    '*Low Water*, 1.2.14–18.',
    '(*Low Water*, 2026, 1.2.14–18)',
  ])
})

test('a poem by its lines, or its one line', () => {
  expect(all('poem', { kind: 'lines', numbers: '3–5' })).toEqual([
    '(Plath, lines 3–5)',
    '(Plath, 1981, lines 3–5)',
    'Plath, “Daddy,” lines 3–5.',
    '(Plath, 1981, lines 3–5)',
  ])
  expect(all('poem', { kind: 'lines', numbers: '3' })[0]).toBe('(Plath, line 3)')
})

test('a web page by its paragraph', () => {
  expect(all('web page without author and year', { kind: 'paragraph', numbers: '4' })).toEqual([
    '(“What is a light?,” par. 4)',
    '(*What is a light?*, n.d., para. 4)',
    '“What is a light?,” para. 4.',
    '(*What is a light?*, no date, para. 4)',
  ])
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

test('in German', () => {
  expect(all('poem', { kind: 'lines', numbers: '3–5' }, 'de')).toEqual([
    '(Plath, V. 3–5)',
    '(Plath, 1981, V. 3–5)',
    'Plath, „Daddy“, V. 3–5.',
    '(Plath, 1981, V. 3–5)',
  ])
})
