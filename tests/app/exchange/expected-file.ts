/** The files in `files/` as real programs and people write them, each with what it says, written by hand. */
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { load } from 'js-yaml'
import type { ExchangeFile, ExchangeQuestion } from '../../../src/core/exchange/question.ts'

const folder = 'tests/app/exchange/files'

export function namesOfFiles(format: string): readonly string[] {
  return readdirSync(join(folder, format)).filter((name) => !name.endsWith('.yaml'))
}

export function readBytes(format: string, name: string): Uint8Array {
  return readFileSync(join(folder, format, name))
}

/** Returns what stands beside a file in YAML. What is not written there is empty. */
export function expectedFrom(format: string, name: string): ExchangeFile {
  const {
    questions = [],
    unusable = [],
    ...file
  } = load(readFileSync(join(folder, format, `${name}.yaml`), 'utf8'), {
    filename: name,
  }) as Partial<ExchangeFile>
  return {
    ...file,
    questions: questions.map((question: Partial<ExchangeQuestion>) => ({
      category: [],
      tags: [],
      notes: [],
      ...question,
    })) as readonly ExchangeQuestion[],
    unusable,
  }
}
