import { describe, expect, test } from 'vitest'
import { glimpseOf } from '../../../src/app/exchange/format.ts'
import { type FormatName, formats, recogniseFormat } from '../../../src/app/exchange/formats.ts'
import { readExchange } from '../../../src/app/exchange/read-exchange.ts'
import { goodFiles, readable } from './good-files.ts'
import { namesOfFiles } from './expected-file.ts'

/** These look like any other text, so only the ending of their name tells what they are. */
const byEndingOnly: Partial<Record<FormatName, readonly string[]>> = {
  quizlet: [],
}

describe.each(readable)('%s', (name, format) => {
  test('is known by what is in its files', () => {
    for (const [at, bytes] of goodFiles(name).entries()) {
      const found = recogniseFormat(glimpseOf({ name: 'file', bytes }))
      expect([at, found?.title]).toEqual([at, format.title])
    }
  })
})
