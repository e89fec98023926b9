/** Reads one file of a pack’s folder and parses it; what is wrong with the file itself becomes a problem too. */
import { isUtf8 } from 'node:buffer'
import { readFile, stat } from 'node:fs/promises'
import type { z } from 'zod'
import { type ParsedFile, maxFileBytes, parsePackFile } from './parse-pack-file.ts'
import { type YamlPosition, createOffsetConverter } from './yaml-positions.ts'

const startOfFile: YamlPosition = { line: 1, column: 1 }

/** A missing file is a problem only if the pack needs it. */
export async function readPackFile<S extends z.ZodType>(
  path: string,
  schema: S,
  isRequired: boolean,
): Promise<ParsedFile<z.output<S>>> {
  function refuse(message: string, position = startOfFile): ParsedFile<z.output<S>> {
    return {
      value: undefined,
      problems: [{ file: path, ...position, message }],
      locate: () => position,
    }
  }
  if (!(await fileExists(path))) {
    return isRequired
      ? refuse('This file is missing, and every pack needs it. See data/README.md.')
      : { value: undefined, problems: [], locate: () => startOfFile }
  }
  const file = await stat(path)
  if (!file.isFile()) return refuse('This is a folder, but it should be a file.')
  if (file.size > maxFileBytes) {
    const [size, limit] = [file.size, maxFileBytes].map((bytes) => bytes.toLocaleString('en'))
    return refuse(`This file is too large: it has ${size} bytes, and the limit is ${limit}.`)
  }
  const bytes = await readFile(path)
  const content = bytes.toString('utf8')
  if (!isUtf8(bytes)) {
    return refuse(
      'This file isn’t UTF-8 text. Save it with the encoding UTF-8.',
      createOffsetConverter(content)(content.indexOf('\uFFFD')),
    )
  }
  return parsePackFile(path, content, schema)
}

export function fileExists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
