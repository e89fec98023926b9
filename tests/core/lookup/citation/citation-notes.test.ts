import { expect, test } from 'vitest'
import { citationNotes } from '../../../../src/core/lookup/citation/citation-notes.ts'
import type { Locator } from '../../../../src/core/lookup/citation/locator.ts'
import type { Unit, Work } from '../../../../src/core/pack/manifest.ts'
import { createUnitLabels } from '../../../../src/core/pack/unit-label.ts'
import { citedSource, citedWorks } from '../../../fixtures/cited-works.ts'
import { lantern } from '../../../fixtures/tiny-pack.ts'

function notes(work: Work, locator?: Locator, unit: Unit = { name: 'scene' }, language = 'en') {
  const pack = { ...lantern, work, unit, language }
  return citationNotes({ pack, units: createUnitLabels(pack) }, locator, [
    citedSource(work, language),
  ])
}

const publisher = 'Faber'

test.each([
  [
    'film',
    'If your teacher asks for a time code, add the one from your own copy, such as 0:14:05.',
  ],
  ['play', 'Add the act, scene and line numbers of your own copy, such as 1.2.14–18.'],
  ['poem', 'Add the line numbers, such as lines 14–18.'],
  ['novel', 'Add the page number of your own copy.'],
  ['short story', 'Add the page number of your own copy.'],
  ['textbook', 'Add the page number of your own copy.'],
  ['article', 'Add the page number of your own copy.'],
  ['non-fiction', 'Add the page number of your own copy.'],
  [
    'web page',
    'A web page has no page numbers. If your teacher wants the place, count the paragraphs and add the number, such as para. 4.',
  ],
  ['speech', 'Add the page of the printed text, or the time in the recording.'],
] as const)('a %s without a place', (kind, words) => {
  expect(notes({ title: 'Ash', kind, creators: [], publisher })).toEqual([words])
})

test('a play whose act and scene are known lacks only the lines', () => {
  const play: Work = { ...citedWorks['play by nobody'], title: 'Ash', publisher }
  const locator: Locator = { kind: 'division', numbers: '1.2' }
  expect(notes(play, locator, { name: 'scene', within: 'act' })).toEqual([
    'Add the line numbers of your own copy, such as 1.2.14–18.',
  ])
  expect(notes(play, { kind: 'division', numbers: '1.2.14' })).toEqual([])
})

test('pages are those of one edition', () => {
  expect(notes(citedWorks.novel, { kind: 'page', numbers: '12' })).toEqual([
    'Page numbers differ between editions: check yours.',
  ])
})

test('a book without a publisher', () => {
  const locator: Locator = { kind: 'lines', numbers: '3' }
  expect(notes({ title: 'Beowulf', kind: 'poem', creators: [] }, locator)).toEqual([
    'In the list, add the publisher of your own copy.',
  ])
})

test('capitals within an English title, unless the pack says how a sentence writes it', () => {
  const locator: Locator = { kind: 'lines', numbers: '3' }
  const work: Work = { title: 'The Great Gatsby', kind: 'novel', creators: [], publisher }
  expect(notes(work, locator)[0]).toContain('APA and Harvard')
  expect(notes({ ...work, sentenceTitle: 'The great Gatsby' }, locator)).toEqual([])
  expect(notes({ ...work, title: 'Der Besuch' }, locator, undefined, 'de')).toEqual([])
  expect(notes({ ...work, title: 'Part 2: Loving' }, locator)).toEqual([])
})

test('the day on which a web page was read', () => {
  const locator: Locator = { kind: 'paragraph', numbers: '3' }
  expect(notes(citedWorks['web page without author and year'], locator)).toEqual([
    'The day in it is today. If you read the page earlier, write that day.',
  ])
})

test('a series is asked for its last year too', () => {
  expect(notes({ title: 'Ash', kind: 'series', creators: [], publisher })).toEqual([
    'If your teacher asks for a time code, add the one from your own copy, such as 0:14:05.',
    'A series is listed with its first and its last year, such as 2017–2020, if it ran for longer than one.',
  ])
})
