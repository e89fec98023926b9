import { describe, expect, test } from 'vitest'
import { findForeignFile, findForeignTable } from '../../../src/app/exchange/foreign-file.ts'

describe('a file that is no table', () => {
  test.each([
    ['#separator:Comma\n#columns:kind,prompt\ncause,x', 'an Anki export'],
    ['\uFEFF#html:true\nx\ty', 'an Anki export'],
    ['#deck:Ferry', 'an Anki export'],
    ['<!-- saved from url=(0020)https://x.org/ -->\n<html>', webPage()],
    ['\n\n<!DOCTYPE HTML>', webPage()],
    ['<quiz><question type="truefalse">', 'a Moodle XML file'],
    ['<?xml version="1.0"?><assessmentItem identifier="x">', 'a QTI file'],
    ['<qti-assessment-item>', 'a QTI file'],
    ['<?xml version="1.0"?><rss>', 'an XML file'],
    ['{"kind": "cause"}\n{"kind": "cause"}', 'a JSON file'],
    ['[["kind","prompt"]]', 'a JSON file'],
    ['---\nkind: cause', 'a YAML file'],
    ['# yaml-language-server: $schema=x\n- id: a', 'a YAML file'],
    ['::Q1:: Why? {=a ~b}', 'a GIFT file, as Moodle exports it'],
    ['$CATEGORY: Unit 1\n\nWhy? {=a}', 'a GIFT file, as Moodle exports it'],
    ['SQLite format 3\0', 'a database, as Anki keeps its decks in'],
    ['Rar!\x1A', 'an archive'],
    ['GIF89a', 'a picture'],
  ])('%j', (content, name) => {
    expect(findForeignFile(Buffer.from(content))?.name).toBe(name)
  })

  test.each([
    'kind,prompt',
    'PK, kind, prompt',
    '"kind","prompt"',
    'sep=;\nkind;prompt',
    'Kind\tPrompt',
    '',
    '- - -',
  ])('but %j may be one', (content) => {
    expect(findForeignFile(Buffer.from(content))).toBeUndefined()
  })
})

describe('a table whose first row names nothing', () => {
  test.each([
    ['x', 'deck.apkg', 'a packed Anki deck'],
    ['x', 'C:\\quiz\\Fragen.XLSX', 'an Excel workbook'],
    ['x', 'quiz.numbers', 'a Numbers file'],
    ['Ada waits. {T}', 'quiz.csv', 'a GIFT file, as Moodle exports it'],
    ['Why?\nA) a\nB) b\nANSWER: B', 'quiz.csv', 'an Aiken file'],
    ['kind: cause\nprompt: Why?', 'quiz.csv', 'a YAML file'],
    ['front\tback\nfront\tback', 'quiz.csv', 'a list of cards, as Quizlet or Anki exports it'],
  ])('%j in %s', (content, file, name) => {
    expect(findForeignTable(Buffer.from(content), file)?.name).toBe(name)
  })

  test('may be of no kind that is known', () => {
    expect(findForeignTable(Buffer.from('a,b,c\nd,e,f'), 'quiz.csv')).toBeUndefined()
    expect(findForeignTable(Buffer.from('{x}, {y = 1}'), 'quiz')).toBeUndefined()
  })
})

function webPage(): string {
  return 'a web page, perhaps a sign-in page that was saved instead of the file'
}
