/** Tables as people, spreadsheets and other programs really make them: what becomes of each, to the word. */
import { cp, readFile } from 'node:fs/promises'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { GivenFile } from '../../src/app/exchange/format.ts'
import { readExchange } from '../../src/app/exchange/read-exchange.ts'
import { importRows } from '../../src/app/pack-tools/import-rows.ts'
import { findOwnList } from '../../src/app/pack-tools/parse-table.ts'
import { loadPack } from '../../src/app/pack/load-packs.ts'
import { UserError } from '../../src/core/reply/user-error.ts'
import { temporaryFolder } from '../fixtures/temporary-folder.ts'
import { lantern, packsFolder } from '../fixtures/tiny-pack.ts'

const folder = 'tests/hostile/inputs/import'

/** What is added, and what is said about the other rows, as `line: sentence`. */
interface Outcome {
  readonly added?: readonly object[]
  readonly problems?: readonly string[]
  readonly notes?: readonly string[]
}

const ada = {
  kind: 'cause',
  prompt: 'Why does Ada wait?',
  answer: 'For the ferry',
  distractors: ['For rain', 'For snow'],
  scene: 'the-climb',
  explanation: 'She goes to school.',
  source: ['T1'],
}
const fog = {
  ...ada,
  prompt: 'Why is there fog?',
  answer: 'Cold air',
  distractors: ['Heat', 'Rain'],
  scene: 'the-light',
  explanation: 'It is October.',
}
const whole = { added: [ada] }

const save = 'Open it and save it as “CSV UTF-8”, then import that file.'
const copy = 'Copy what you need into a spreadsheet and save that as “CSV UTF-8”.'
const quotes =
  'The quotation marks don’t match. If the text of a cell contains any, double each one and put the whole cell in quotation marks.'
const webPage =
  'This is a web page, perhaps a sign-in page that was saved instead of the file. Download the file again, as CSV.'

const noQti =
  'The file has no QTI questions. Export a quiz or a question bank as QTI, or as a Common Cartridge.'
const table = 'a table (CSV or TSV)'
const titles =
  'an Anki package, JSON of the Open Trivia Database, Anki notes as text, an Excel workbook, Moodle XML, QTI or Common Cartridge (Canvas, Blackboard and others), GIFT, Aiken, a table (CSV or TSV), flashcards as text (Quizlet)'

function longRow(line: number): string {
  return `${line}: This row has 8 cells, but the first row names 7 columns. If there’s a comma in the text of a cell, put the cell in quotation marks.`
}

function shortRow(line: number): string {
  return `${line}: This row has 6 cells, but the first row names 7 columns. Check which one is missing.`
}

function becameText(fields: string): string {
  return `2: The HTML in ${fields} became plain text. Check how it reads.`
}

const read: Readonly<Record<string, Outcome>> = {
  // Tables that only look odd.
  'ok.csv': whole,
  'blank-first-line.csv': whole,
  'blank-first-row.csv': whole,
  'excel-blank-rows.csv': whole,
  'blank-rows-unseen.csv': { added: [ada, fog] },
  'cell-nbsp.csv': whole,
  'header-nbsp.csv': whole,
  'header-spaces-case.csv': whole,
  'kind-capital.csv': whole,
  'zero-width-in-kind.csv': whole,
  'double-bom.csv': whole,
  'trailing-comma-col.csv': whole,
  'long-row-blank.csv': whole,
  'sep-line.csv': whole,
  'sep-quoted.csv': whole,
  'sep-tab.csv': whole,
  'sep-other.csv': whole,
  'sep-wrong.csv': whole,
  'semicolons.csv': {
    added: [{ ...ada, prompt: 'Why, Ada, do you wait?', explanation: 'Ah; well, school.' }],
  },
  'tab-empty-cells.tsv': whole,
  'lists-on-lines.csv': whole,
  'newline-in-cell.csv': { added: [{ ...ada, explanation: 'She goes\nto school.' }] },
  'smart-quote-cell.csv': { added: [{ ...ada, answer: '“For the ferry”' }] },
  'csv-injection-answer.csv': { added: [{ ...ada, answer: '=1+1' }] },
  'numberish.csv': { added: [{ ...ada, answer: '0123', distractors: ['1e3', '2026-01-01'] }] },
  'import-twice.csv': { added: [ada, { ...ada, id: 'why-does-ada-wait-2' }] },
  'mixed-line-ends.csv': {
    added: [ada, fog, { prompt: 'Who steers?', answer: 'Ada', distractors: ['Ben'] }],
  },

  // Numbers, and true or false.
  'bool-excel-upper.csv': { added: [{ kind: 'true-false', answer: true }] },
  'bool-1.csv': { problems: ['2: answer should be true or false, not “1”.'] },
  'bool-yes.csv': { problems: ['2: answer should be true or false, not “yes”.'] },
  'bool-german.csv': { problems: ['2: answer should be true or false, not “WAHR”.'] },
  'estimate-plus.csv': { added: [{ answer: 12, max: 50 }] },
  'estimate-thousands.csv': { added: [{ answer: 1200, max: 5000 }] },
  'estimate-unicode-minus.csv': { added: [{ answer: -12, min: -50 }] },
  'numbers.csv': {
    added: [
      { answer: 12, max: 1000, tolerance: 1 },
      { answer: -12, min: -50, max: 1000, tolerance: 1 },
      { answer: 1_200_000, max: 2_000_000, tolerance: 1000 },
    ],
    problems: [
      '5: answer says 1.200, which could mean 1.2 or 1200. Write 1200, or 1.2000 for the smaller number.',
      '6: tolerance should be a number, such as 12, not “1e1”.',
      '7: answer should be a number, such as 12, not “twelve”.',
    ],
  },

  // Rows that cannot be read, without those beside them.
  'short-row-partial.csv': { added: [ada], problems: [shortRow(3)] },
  'short-after-crlf-cells.csv': {
    added: [{ ...ada, explanation: 'She goes\nto\nschool.' }],
    problems: [shortRow(5)],
  },
  'long-row.csv': { added: [fog], problems: [longRow(2)] },
  'comma-in-text.csv': { added: [fog], problems: [longRow(2)] },
  'two-nameless-columns.csv': {
    added: [ada],
    problems: [
      '3: There’s text in column B, which has no name in the first row. Name the column or empty it.',
    ],
  },
  'unclosed-quote.csv': { added: [ada, fog], problems: [`3: ${quotes}`] },
  'quote-hides-rows.csv': {
    added: [
      fog,
      {
        ...fog,
        prompt: 'Who steers?',
        answer: 'Ada',
        distractors: ['Ben', 'Cora'],
        explanation: 'She is the captain.',
      },
    ],
    problems: [`2: ${quotes}`],
  },
  'inch-mark.csv': { added: [ada], problems: [`3: ${quotes}`] },
  'tsv-unescaped-leading-quote.tsv': { problems: [`2: ${quotes}`] },
  'newline-in-prompt.csv': { problems: ['2: prompt should be on one line.'] },
  'null-bytes.csv': {
    problems: ['2: answer has invisible characters. Type it instead of copying it.'],
  },
  'semicolon-lists.csv': {
    problems: ['2: distractors has semicolons, but no “|”. Separate its entries with “|”.'],
  },
  'wrong-kind-column.csv': {
    problems: ['2: events doesn’t go with the kind cause. Empty this cell.'],
  },

  // Other encodings.
  'windows-1252.csv': { added: [{ ...ada, distractors: ['For café', 'For snow'] }] },
  // Its ids stay as they are, since only those in single bytes are replaced.
  'utf-16.csv': {
    problems: [
      '2: The guide has no paragraph S1. It has T1 to T4.',
      '2: There is no scene “the-landing”. Did you mean “the-light”?',
    ],
  },

  // HTML.
  'html-in-kind.csv': { added: [ada], notes: [becameText('kind and explanation')] },
  'html-from-anki.csv': { added: [ada], notes: [becameText('explanation')] },
  'html-list.csv': {
    added: [{ ...ada, explanation: 'She goes:\n• to school\n• by boat' }],
    notes: [becameText('prompt, answer, distractors and explanation')],
  },
  'html-entities.csv': {
    added: [
      {
        ...ada,
        answer: 'For the “ferry”',
        distractors: ['R&D', "A's café"],
        explanation: 'H₂O < x²…',
      },
    ],
    notes: [becameText('prompt, answer, distractors and explanation')],
  },
  'html-lookalikes.csv': {
    added: [
      {
        prompt: 'What is List<String>?',
        answer: 'a < b && c > d',
        distractors: ['I <3 it', 'if a<b and c>d'],
        explanation: 'Vec<Section>, AT&T, <i> and 5 > 3 in x.com/?a=1&copy=2.',
      },
    ],
  },
}

const refused: Readonly<Record<string, string>> = {
  // First rows.
  'empty-file.csv': 'The file is empty.',
  'header-only.csv': 'The file has no rows below its header.',
  'no-header.csv':
    'The first row has to name the columns, at least kind, prompt, scene, explanation and source. In this file it says “cause”, “Why does Ada wait?”, “For the ferry”, “For rain | For snow” and “the-climb”.',
  'title-row.csv':
    'The names of the columns are on line 3, but they have to be in the first row. Delete everything above them.',
  'missing-columns.csv': 'The first row doesn’t name kind and explanation. Add these columns.',
  'duplicate-header.csv': 'More than one column is called answer: C and H. Keep one of them.',
  'three-prompts.csv': 'More than one column is called prompt: B, C and I. Keep one of them.',
  'unknown-columns.csv':
    'The column “comment” isn’t known. Remove it or correct its name. The column “explnation” isn’t known. Did you mean “explanation”?',
  'proto-header.csv': 'The column “__proto__” isn’t known. Remove it or correct its name.',
  'constructor-header.csv': 'The column “constructor” isn’t known. Did you mean “distractors”?',
  'object-headers.csv':
    'The column “toString” isn’t known. Remove it or correct its name. The column “hasOwnProperty” isn’t known. Remove it or correct its name.',
  'inch-marks-everywhere.csv': `Line 3: ${quotes}`,
  'unclosed-header.csv': `Line 1: ${quotes}`,
}

/** Files that are no table of the pack’s own: what they are read as, or what is said of them. */
const foreign: Readonly<Record<string, string>> = {
  'anki-export.txt': 'Anki notes as text',
  'anki-deck.apkg':
    'This isn’t an Anki package: there are no cards in it. In Anki, choose “Export”, then “Anki Deck Package”.',
  'quizlet-export.txt': 'flashcards as text (Quizlet)',
  'aiken.txt': 'Aiken',
  'gift.txt': 'GIFT',
  'gift-true-false.txt': 'GIFT',
  'moodle-xml.txt': 'Moodle XML',
  'qti.txt': noQti,
  'qti-package.zip': noQti,
  'kahoot.csv': table,
  'quizizz.csv': table,
  'gimkit.csv': table,
  'flashcards.csv': table,
  'form-answers.csv':
    'The first row has to name the columns, such as question, correct answer, wrong answer 1 and wrong answer 2. In this file it says “Timestamp”, “Your name” and “Why does Ada wait?”.',
  'json.csv': `This is a JSON file. What can be imported: ${titles}.`,
  'yaml.csv': 'This is a YAML file. Items in YAML belong in the pack’s own files.',
  'calendar.csv': 'This is a calendar. For days off, give it to calendar days-off.',
  'html-login-page.csv': webPage,
  'html-table.csv': webPage,
  'xlsx-renamed.csv': `This is a workbook, such as .xlsx or .ods, or another zip file. ${save}`,
  'workbook.csv':
    'The workbook is damaged, so its cells can’t be read. Open it, save it again as .xlsx, and try once more.',
  'spreadsheet.ods': `This is an OpenDocument spreadsheet. ${save}`,
  'old-excel.csv': `This is an old Excel or Word file. ${save}`,
  'word-document.csv': `This is a Word document. ${copy}`,
  'formatted-text.csv': `This is a formatted text (RTF). ${copy}`,
  'pdf-renamed.csv': `This is a PDF. ${copy}`,
  'picture.csv':
    'This is a picture. Type its questions into a spreadsheet and save that as “CSV UTF-8”.',
}

/** The file, with the names of the small pack in place of its own. */
function tableOf(file: string): Buffer {
  const content = readFileSync(join(folder, file)).toString('latin1')
  const named = content
    .replaceAll('the-landing', 'the-climb')
    .replaceAll('the-fog', 'the-light')
    .replaceAll(/\bS1\b/g, 'T1')
  return Buffer.from(named, 'latin1')
}

async function importFile(fileName: string, partial: boolean) {
  const copy = join(await temporaryFolder(), 'lantern')
  await cp(join(packsFolder, 'lantern'), copy, { recursive: true })
  const before = await readFile(join(copy, 'quiz.yaml'), 'utf8')
  const result = await importRows({
    folder: copy,
    pack: lantern,
    list: 'quiz',
    table: tableOf(fileName),
    partial,
  })
  const { pack, problems } = await loadPack(copy)
  return {
    ...result,
    before,
    after: await readFile(join(copy, 'quiz.yaml'), 'utf8'),
    pack,
    problemsOfPack: problems,
  }
}

function lines(messages: readonly { readonly line: number; readonly message: string }[]) {
  return messages.map(({ line, message }) => `${line}: ${message}`)
}

test('every table has an expectation here', () => {
  const names = [read, refused, foreign].flatMap((each) => Object.keys(each))
  expect(readdirSync(folder).toSorted()).toEqual(names.toSorted())
})

test.each(Object.entries(foreign))(
  '%s is none of the pack’s own tables',
  async (file, sentence) => {
    const bytes = tableOf(file)
    expect([findOwnList(bytes), findOwnList(bytes, 'quiz')]).toEqual([undefined, undefined])
    expect(await formatOrReason({ name: file, bytes })).toBe(sentence)
  },
)

async function formatOrReason(file: GivenFile): Promise<string> {
  return readExchange(file).then(
    ({ format }) => format,
    (error: UserError) => error.message,
  )
}

test.each(Object.entries(refused))('%s is refused', async (file, sentence) => {
  await expect(importFile(file, true)).rejects.toThrow(new UserError(sentence))
})

describe.each(Object.entries(read))('%s', (file, { added = [], problems = [], notes = [] }) => {
  test('is read, all but what cannot be', async () => {
    const result = await importFile(file, true)
    expect(lines(result.problems)).toEqual(problems)
    expect(lines(result.notes)).toEqual(notes)
    expect(result.problemsOfPack).toEqual([])
    expect(result.pack?.quiz.slice(lantern.quiz.length)).toMatchObject(added)
    expect(result.added).toBe(added.length)
  })

  test('is added as a whole or not at all, unless parts are asked for', async () => {
    const { added: count, before, after } = await importFile(file, false)
    expect(count).toBe(problems.length === 0 ? added.length : 0)
    expect(after === before).toBe(count === 0)
  })
})
