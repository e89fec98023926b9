import { expect, test } from 'vitest'
import { findSplitLists } from '../../../src/app/pack-tools/split-lists.ts'

function said(content: string): readonly string[] {
  return findSplitLists('scenes.yaml', content).map(
    ({ line, column, message }) => `${line}:${column}: ${message}`,
  )
}

test.each([
  ['an event', '  events: [Osk knocks, and waits, Mara reads.]', '2:24', 'and waits', 'events'],
  [
    'an event further on',
    '  events: [Osk knocks., He waits, then goes.]',
    '2:35',
    'then goes.',
    'events',
  ],
  [
    'a wrong option',
    '  distractors: [Because she is tired, hungry and cold, Nobody]',
    '2:39',
    'hungry and cold',
    'distractors',
  ],
  ['an alias', '  aliases: [The stairs, or so they say]', '2:25', 'or so they say', 'aliases'],
])('%s that a comma splits is noticed, with what to write', (_, line, place, text, name) => {
  expect(said(`- id: the-climb\n${line}\n`)).toEqual([
    `${place}: In brackets every comma begins a new entry, and “${text}” reads like the rest of the one before. Write each entry of “${name}” on a line of its own that begins with “- ”.`,
  ])
})

test('half a follow-up question is noticed', () => {
  expect(said('- followUps: [In the end, Mara leaves. Why?]\n')).toEqual([
    '1:15: In brackets every comma begins a new entry, and “In the end” reads like half a question. Write each entry of “followUps” on a line of its own that begins with “- ”.',
  ])
})

test.each([
  ['words', 'keywords: [oil, lamp]'],
  ['names in both cases', 'aliases: [Mara, the keeper]'],
  ['sentences', 'events: [Osk knocks., Mara reads.]'],
  ['answers in lower case', 'distractors: [he must, he can, he will]'],
  ['quoted texts with commas', "events: ['Osk knocks, and waits', 'Mara reads, then weeps']"],
  ['quoted entries in lower case', "accept: ['Not one', 'one']"],
  ['lines of their own', 'events:\n  - Osk knocks.\n  - and waits.'],
  ['whole questions', 'followUps: [Why?, What then?]'],
  ['no YAML at all', 'events: [Osk'],
])('%s are left alone', (_, content) => {
  expect(said(`${content}\n`)).toEqual([])
})
