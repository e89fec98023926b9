import { describe, expect, test } from 'vitest'
import { findForeignFile, guessForeignFile } from '../../../src/app/exchange/foreign-file.ts'
import { type Glimpse, glimpseOf } from '../../../src/app/exchange/format.ts'

function glimpse(content: string, name = 'quiz'): Glimpse {
  return glimpseOf({ name, bytes: Buffer.from(content) })
}

const webPage = 'a web page, perhaps a sign-in page that was saved instead of the file'

describe('a file that no format reads', () => {
  test.each([
    ['<!-- saved from url=(0020)https://x.org/ -->\n<html>', webPage],
    ['\n\n<!DOCTYPE HTML>', webPage],
    ['<?xml version="1.0"?><rss>', 'an XML file'],
    ['{"kind": "cause"}\n{"kind": "cause"}', 'a JSON file'],
    ['[["kind","prompt"]]', 'a JSON file'],
    ['---\nkind: cause', 'a YAML file'],
    ['# yaml-language-server: $schema=x\n- id: a', 'a YAML file'],
    ['SQLite format 3\0', 'a database, as Anki keeps its decks in'],
    ['Rar!\x1A', 'an archive'],
    ['GIF89a', 'a picture'],
  ])('%j', (content, name) => {
    expect(findForeignFile(glimpse(content))?.name).toBe(name)
  })

  test.each([
    'kind,prompt',
    'PK, kind, prompt',
    '"kind","prompt"',
    'sep=;\nkind;prompt',
    'Kind\tPrompt',
    '',
    '- - -',
  ])('but %j may be a table', (content) => {
    expect(findForeignFile(glimpse(content))).toBeUndefined()
  })
})

describe('a file that may be anything', () => {
  test.each([
    ['x', 'quiz.numbers', 'a Numbers file'],
    ['x', 'C:\\quiz\\Fragen.XLS', 'an old Excel workbook'],
    ['kind: cause\nprompt: Why?', 'quiz', 'a YAML file'],
    ['Timestamp,Your name\n1,Ada', 'quiz', 'a table of answers to a form'],
  ])('%j in %s', (content, file, name) => {
    expect(guessForeignFile(glimpse(content, file))?.name).toBe(name)
  })

  test('may be of no kind that is known', () => {
    expect(guessForeignFile(glimpse('a,b,c\nd,e,f', 'quiz.csv'))).toBeUndefined()
    expect(guessForeignFile(glimpse('{x}, {y = 1}'))).toBeUndefined()
  })
})
