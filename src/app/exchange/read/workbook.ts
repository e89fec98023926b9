/** Reads questions from an Excel workbook, such as Kahoot’s template: each sheet is a table. */
import type { ExchangeFile, ExchangeQuestion, Unusable } from '../../../core/exchange/question.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import type { GivenFile } from '../format.ts'
import { readRows } from '../table/read-rows.ts'
import { type Sheet, readSheets } from '../workbook/read-sheets.ts'

/** Throws a UserError if the file is no workbook, or no row of any sheet names the columns. */
export function readWorkbook({ bytes }: GivenFile): ExchangeFile {
  const sheets = readSheets(bytes)
  const filled = sheets.filter(({ rows }) => rows.length > 0)
  const questions: ExchangeQuestion[] = []
  const unusable: Unusable[] = []
  const refusals: UserError[] = []
  for (const sheet of sheets) {
    const prefix = filled.length > 1 ? `sheet “${sheet.name}”, ` : ''
    const file = readSheetRows(sheet, prefix)
    if (file instanceof UserError) refusals.push(file)
    else questions.push(...file.questions)
    unusable.push(...problemsOf(sheet, file, prefix))
  }
  const [refusal] = refusals
  if (filled.length === 0) {
    throw new UserError('The workbook is empty. Write your questions into its first sheet.')
  }
  if (questions.length === 0 && refusals.length === filled.length && refusal !== undefined) {
    throw refusal
  }
  return { questions, unusable }
}

function readSheetRows({ rows }: Sheet, prefix: string): ExchangeFile | UserError {
  if (rows.length === 0) return { questions: [], unusable: [] }
  try {
    return readRows(rows.map(({ number, cells }) => ({ place: `${prefix}row ${number}`, cells })))
  } catch (error) {
    if (error instanceof UserError) return error
    throw error
  }
}

function problemsOf(
  sheet: Sheet,
  file: ExchangeFile | UserError,
  prefix: string,
): readonly Unusable[] {
  const place = `sheet “${sheet.name}”`
  if (sheet.isHidden) {
    return [
      {
        place,
        reason: 'It is hidden, so it was not read. Show it in Excel if its questions are meant.',
      },
    ]
  }
  const last = sheet.rows.at(-1)
  const cut = {
    place: `${prefix}row ${(last?.number ?? 0) + 1}`,
    reason:
      'From here on, rows were left out: there are more than the bot reads. Split the sheet in two.',
  }
  return [
    ...(file instanceof UserError
      ? [{ place, reason: 'None of its rows names the columns, such as “Question” and “Answer”.' }]
      : file.unusable),
    ...(sheet.isCut ? [cut] : []),
    ...(sheet.isWide
      ? [{ place, reason: 'Everything to the right of column IV was left out.' }]
      : []),
  ]
}
