import { expect, test } from 'vitest'
import { readHeading } from '../../../src/core/draft/read-heading.ts'

test.each([
  ['CHAPTER I.', { word: 'chapter', number: 1, title: '' }],
  ['Chapter One: The landing', { word: 'chapter', number: 1, title: 'The landing' }],
  ['Chapter 12 — A Storm', { word: 'chapter', number: 12, title: 'A Storm' }],
  ['ACT II', { word: 'act', number: 2, title: '' }],
  ['SCENE II. Capulet’s Garden.', { word: 'scene', number: 2, title: 'Capulet’s Garden' }],
  ['Act the Third', { word: 'act', number: 3 }],
  ['First Act', { word: 'act', number: 1, title: '' }],
  ['Kapitel 3', { word: 'chapter', number: 3, title: '' }],
  ['Scène 4', { word: 'scene', number: 4 }],
  ['Erstes Kapitel', { word: 'chapter', number: 1, title: '' }],
  ['Zweiter Akt', { word: 'act', number: 2 }],
  ['2. Szene: Der Wald', { word: 'scene', number: 2, title: 'Der Wald' }],
  ['Chapitre premier', { word: 'chapter', number: 1 }],
  ['Acte deuxième', { word: 'act', number: 2 }],
  ['Capítulo primero', { word: 'chapter', number: 1 }],
  ['## Chapter 3: The river', { word: 'chapter', number: 3, title: 'The river', level: 2 }],
  ['**Why rock melts**', { title: 'Why rock melts' }],
  ['1. What a volcano is', { number: 1, title: 'What a volcano is' }],
  ['IV', { word: 'chapter', number: 4, title: '' }],
  ['THE LAST FERRY', { title: 'The Last Ferry' }],
])('%s', (line, heading) => {
  expect(readHeading([line])).toMatchObject(heading)
})

test.each([
  'Part of the reason is that nobody had asked.',
  'Act now, before it is too late.',
  'She went down to the river and did not look back',
  '“Chapter and verse,” he said.',
  'Scene by scene, the film changes.',
  'Innstetten verbeugte sich. Effi wurde rot und sagte: „Guten Tag.“',
  'Der Teil',
])('is no heading: %s', (line) => {
  const heading = readHeading([line])
  expect(heading?.word).toBeUndefined()
})

test('a title on the line below belongs to the heading', () => {
  expect(readHeading(['CHAPTER I', 'Down the Rabbit-Hole'])).toMatchObject({
    number: 1,
    title: 'Down the Rabbit-Hole',
  })
})
