/** Reads a file of questions in whichever format it is. It is called in a process of its own, with limits on time and memory. */
import type { ExchangeFile } from '../../core/exchange/question.ts'
import { formatCount } from '../../core/reply/format.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { type ForeignFile, findForeignFile, guessForeignFile } from './foreign-file.ts'
import { type Format, type GivenFile, glimpseOf } from './format.ts'
import { formatByEnding, formats, recogniseFormat } from './formats.ts'

const maxExchangeBytes = 20 * 1024 * 1024

/** More than a pack holds, twice over. */
const maxQuestions = 5000

export interface ReadExchange extends ExchangeFile {
  /** What the file is, such as `Moodle XML`. */
  readonly format: string
}

/** Throws a UserError that says what the file is, if it is nothing that can be read. */
export async function readExchange(file: GivenFile): Promise<ReadExchange> {
  if (file.bytes.length > maxExchangeBytes) {
    throw new UserError('This file is larger than 20 MB. Import it in smaller parts.')
  }
  if (file.bytes.length === 0) throw new UserError('The file is empty.')
  const format = findFormat(file)
  return { ...limitQuestions(await format.read(file)), format: format.title }
}

function findFormat(file: GivenFile): Format {
  const glimpse = glimpseOf(file)
  const found = recogniseFormat(glimpse)
  if (found !== undefined) return found
  const foreign = findForeignFile(glimpse)
  if (foreign !== undefined) throw refuse(foreign)
  const claimed = formatByEnding(glimpse.ending)
  if (claimed !== undefined) return claimed
  const guessed = guessForeignFile(glimpse)
  if (guessed !== undefined) throw refuse(guessed)
  throw new UserError(`This isn’t a file of questions that can be read. ${listReadable()}`)
}

function refuse({ name, advice = [listReadable()] }: ForeignFile): UserError {
  return new UserError(`This is ${name}. `, ...advice)
}

function listReadable(): string {
  const titles = Object.values(formats).map(({ title }) => title)
  return `What can be imported: ${titles.join(', ')}.`
}

function limitQuestions(file: ExchangeFile): ExchangeFile {
  const { questions, unusable } = file
  const [first] = questions.slice(maxQuestions)
  if (first === undefined) return file
  const count = questions.length - maxQuestions
  const rest = `${formatCount(count, 'more question')} ${count === 1 ? 'was' : 'were'} left out`
  return {
    ...file,
    questions: questions.slice(0, maxQuestions),
    unusable: [
      ...unusable,
      {
        place: first.place,
        reason: `A file can bring ${maxQuestions.toLocaleString('en')} questions at once. From here on, ${rest}. Split the file in two.`,
      },
    ],
  }
}
