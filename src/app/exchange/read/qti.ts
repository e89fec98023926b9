/** Reads QTI, the format that most learning platforms can export: packages of QTI 1.2, 2.1 and 2.2, Common Cartridges, and their single files. */
import type { ExchangeFile } from '../../../core/exchange/question.ts'
import { UserError } from '../../../core/reply/user-error.ts'
import type { GivenFile } from '../format.ts'
import { openArchive } from '../unzip.ts'
import { findAll } from '../xml-query.ts'
import { isZip } from '../zip-directory.ts'
import { readQti1 } from './qti-1.ts'
import { readQti2 } from './qti-2.ts'
import { type QtiResult, openPackage, parseQtiFile } from './qti-package.ts'

/** Throws a UserError if there are no QTI questions in the file. */
export function readQti(file: GivenFile): ExchangeFile {
  const result: QtiResult = { questions: [], unusable: [], number: 0 }
  const { files, title } = isZip(file.bytes)
    ? openPackage(openArchive(file.bytes), result)
    : { files: [parseQtiFile(file.name, file.bytes)], title: '' }
  for (const { top } of files) {
    for (const quiz of findAll(top, 'questestinterop')) readQti1(quiz, result)
  }
  readQti2(files, result)
  if (result.number === 0 && result.unusable.length === 0) {
    throw new UserError(
      'The file has no QTI questions. Export a quiz or a question bank as QTI, or as a Common Cartridge.',
    )
  }
  return withTitle(result, title)
}

/** Where all questions are of one quiz, its name is the title. */
function withTitle({ questions, unusable }: QtiResult, title: string): ExchangeFile {
  const [first] = questions[0]?.category ?? []
  const isOne = first !== undefined && questions.every(({ category }) => category[0] === first)
  const shown = isOne ? first : title
  return {
    ...(shown === '' ? {} : { title: shown }),
    questions: isOne
      ? questions.map((each) => ({ ...each, category: each.category.slice(1) }))
      : questions,
    unusable,
  }
}
