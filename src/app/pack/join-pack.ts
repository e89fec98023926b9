/** Makes one file of the files of a pack’s folder, and the files again of the one, word for word with their comments. */
import { isDeepStrictEqual } from 'node:util'
import { dump } from 'js-yaml'
import type { PackFile } from '../../core/pack/pack.ts'
import { packFiles } from '../../core/pack/sections.ts'
import { imageFile } from '../../core/picture/pack-image.ts'
import { UserError } from '../../core/reply/user-error.ts'
import { isBlank } from './is-blank.ts'
import { parseYaml } from './parse-yaml.ts'

const indent = '  '

/** Where a file begins in the one file that was made of several. */
export interface FilePlace {
  readonly file: PackFile
  /** The line of the joined file that stands before its first one, from 1 on. */
  readonly line: number
}

/** The pictures of the questions, by the names of their files. */
export type PictureFiles = ReadonlyMap<string, Uint8Array>

/** What they stand under in the one file. */
const picturesKey = 'pictures'

/** Returns the one file, and where each of its parts begins. Files that are missing or hold nothing are left out. */
export function joinPack(texts: ReadonlyMap<PackFile, string>, pictures: PictureFiles = new Map()) {
  const lines: string[] = []
  const places: FilePlace[] = []
  for (const file of packFiles) {
    const text = texts.get(file)
    if (text === undefined || isBlank(text)) continue
    lines.push(`${file}:`)
    places.push({ file, line: lines.length })
    for (const line of contentLines(text)) lines.push(line === '' ? '' : indent + line)
  }
  lines.push(...pictureLines(pictures))
  return { text: `${lines.join('\n')}\n`, places }
}

/** Returns the part of the one file that holds pictures, as base64; no lines if there are none. */
export function pictureLines(pictures: PictureFiles): readonly string[] {
  const files = [...pictures].map(
    ([name, bytes]) => `${indent}${name}: '${Buffer.from(bytes).toString('base64')}'`,
  )
  return files.length === 0 ? [] : [`${picturesKey}:`, ...files]
}

/** Editors find the schema of a file by its first line, and the joined file has none. */
function contentLines(text: string): readonly string[] {
  return trimEnd(text.replace(/^\uFEFF/, ''))
    .split(/\r?\n/)
    .filter((line, index) => index > 0 || !line.startsWith('# yaml-language-server:'))
    .filter((line) => !/^(?:---|\.\.\.)\s*$/.test(line))
}

/** Takes away what YAML skips at the end, but no other blank, which the check of the whole file has to see. */
function trimEnd(text: string): string {
  let end = text.length
  while (end > 0 && ' \t\r\n'.includes(text.charAt(end - 1))) end -= 1
  return text.slice(0, end)
}

/** Returns the texts that the one file holds. Throws a UserError if it is no YAML or holds no pack. */
export function splitPack(text: string): ReadonlyMap<PackFile, string> {
  const whole = readWhole(text)
  const parts = partsOf(text)
  return new Map(
    packFiles.flatMap((file) => {
      const content = whole[file]
      if (content === undefined) return []
      return [[file, schemaLine(file) + (asWritten(parts.get(file), content) ?? toYaml(content))]]
    }),
  )
}

/** Returns the pictures that the one file holds, those of no allowed name left out. Throws the same. */
export function splitPictures(text: string): PictureFiles {
  const pictures = readWhole(text)[picturesKey]
  if (typeof pictures !== 'object' || pictures === null) return new Map()
  return new Map(
    Object.entries(pictures).flatMap(([name, base64]): readonly (readonly [string, Uint8Array])[] =>
      typeof base64 === 'string' && imageFile.test(name)
        ? [[name, new Uint8Array(Buffer.from(base64, 'base64'))]]
        : [],
    ),
  )
}

function readWhole(text: string): Readonly<Record<string, unknown>> {
  const read = parseYaml(text)
  if ('problem' in read) {
    const { line, column, message } = read.problem
    throw new UserError(
      `The file can’t be split, because of a mistake in ${line}:${column}: ${message}`,
    )
  }
  const { value } = read
  const whole: Readonly<Record<string, unknown>> =
    typeof value === 'object' && value !== null ? { ...value } : {}
  if (whole['pack'] === undefined) {
    throw new UserError('This isn’t a study pack in one file: there’s no “pack:” in it.')
  }
  return whole
}

function schemaLine(file: PackFile): string {
  return `# yaml-language-server: $schema=../schema/${file}.schema.json\n`
}

function toYaml(content: unknown): string {
  return dump(content, { quoteStyle: 'single', noRefs: true })
}

/** Returns the lines of each part without their indent; what stands on the line of its name is left to YAML. */
function partsOf(text: string): ReadonlyMap<PackFile, string> {
  const parts = new Map<PackFile, string[]>()
  let lines: string[] | undefined
  for (const line of text.replace(/^\uFEFF/, '').split(/\r?\n/)) {
    const [, name] = /^([a-z]+):\s*(?:#.*)?$/.exec(line) ?? []
    const file = packFiles.find((each) => each === name)
    if (name === picturesKey) lines = undefined
    else if (file === undefined) lines?.push(line)
    else parts.set(file, (lines = []))
  }
  return new Map([...parts].map(([file, own]) => [file, `${dedent(own).join('\n').trim()}\n`]))
}

function dedent(lines: readonly string[]): readonly string[] {
  const depths = lines
    .filter((line) => /^ *[^\s#]/.test(line))
    .map((line) => line.length - line.trimStart().length)
  const depth = Math.min(...depths)
  return lines.map((line) => line.slice(Math.min(depth, line.length - line.trimStart().length)))
}

/** Returns the part as it was written, if that says the same as in the whole file. */
function asWritten(part: string | undefined, content: unknown): string | undefined {
  if (part === undefined) return undefined
  const read = parseYaml(part)
  return 'value' in read && isDeepStrictEqual(read.value, content) ? part : undefined
}
