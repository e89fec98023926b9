/** Loads study packs from their folders. Every mistake of every pack is found before the first is reported. */
import { isUtf8 } from 'node:buffer'
import { readFile, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { z } from 'zod'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import type { PackFile, PackProblem } from '../../core/pack/problem.ts'
import { type Pack, packSchemas } from '../../core/pack/pack.ts'
import {
  type FileProblem,
  type ParsedFile,
  maxFileBytes,
  parsePackFile,
} from './parse-pack-file.ts'
import { type YamlPosition, createOffsetConverter } from './yaml-positions.ts'

export interface LoadedPacks {
  readonly packs: ReadonlyMap<string, Pack>
  readonly problems: readonly FileProblem[]
}

/** The mistakes as lines of `file:line:column: sentence`, which editors and terminals turn into links. */
export function formatProblems(problems: readonly FileProblem[]): string {
  return problems
    .map(({ file, line, column, message }) => `${file}:${line}:${column}: ${message}`)
    .join('\n')
}

/** Loads every folder that holds a pack.yaml. Throws where the folder itself cannot be read. */
export async function loadPacks(folder: string): Promise<LoadedPacks> {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
  const loaded = await Promise.all(
    names.map(async (name) => {
      const path = join(folder, name)
      return (await exists(join(path, 'pack.yaml')))
        ? loadPack(path)
        : { pack: undefined, problems: [] }
    }),
  )
  const packs = loaded.flatMap(({ pack }) => pack ?? [])
  return {
    packs: new Map(packs.map((pack) => [pack.id, pack])),
    problems: loaded.flatMap(({ problems }) => problems),
  }
}

export interface LoadedPack {
  /** Nothing where the pack has mistakes. */
  readonly pack: Pack | undefined
  readonly problems: readonly FileProblem[]
  /** Gives problems that are found later their place in the files, in the order of the files. */
  readonly locate: (problems: readonly PackProblem[]) => readonly FileProblem[]
}

/** Loads the pack of one folder, or says what is wrong with it. */
export async function loadPack(folder: string): Promise<LoadedPack> {
  function read<S extends z.ZodType>(name: PackFile, schema: S): Promise<ParsedFile<z.output<S>>> {
    return readPackFile(join(folder, `${name}.yaml`), schema)
  }
  const files = {
    pack: await read('pack', packSchemas.pack),
    scenes: await read('scenes', packSchemas.scenes),
    quotes: await read('quotes', packSchemas.quotes),
    characters: await read('characters', packSchemas.characters),
    themes: await read('themes', packSchemas.themes),
    questions: await read('questions', packSchemas.questions),
    quiz: await read('quiz', packSchemas.quiz),
    terms: await read('terms', packSchemas.terms),
  }
  function locate(problems: readonly PackProblem[]): readonly FileProblem[] {
    return problems
      .map(({ file, path, message }) => ({
        file: join(folder, `${file}.yaml`),
        ...files[file].locate(path),
        message,
      }))
      .sort((a, b) => a.file.localeCompare(b.file) || a.line - b.line || a.column - b.column)
  }
  const problems = Object.values(files).flatMap((file) => file.problems)
  const manifest = files.pack.value
  if (problems.length > 0 || manifest === undefined) return { pack: undefined, problems, locate }

  const pack: Pack = {
    ...manifest,
    scenes: files.scenes.value ?? [],
    quotes: files.quotes.value ?? [],
    characters: files.characters.value ?? [],
    themes: files.themes.value ?? [],
    questions: files.questions.value ?? [],
    quiz: files.quiz.value ?? [],
    terms: files.terms.value ?? [],
  }
  const disagreements = [...checkPack(pack), ...checkFolder(pack, basename(folder))]
  return disagreements.length > 0
    ? { pack: undefined, problems: locate(disagreements), locate }
    : { pack, problems, locate }
}

function checkFolder(pack: Pack, name: string): readonly PackProblem[] {
  if (pack.id === name) return []
  const message = `The id “${pack.id}” differs from the folder’s name “${name}”; make them the same.`
  return [{ file: 'pack', path: ['id'], message }]
}

/** Files that a small pack may do without. */
const optionalFiles = new Set(['quotes', 'characters', 'themes', 'questions', 'quiz', 'terms'])

const start: YamlPosition = { line: 1, column: 1 }

async function readPackFile<S extends z.ZodType>(
  path: string,
  schema: S,
): Promise<ParsedFile<z.output<S>>> {
  function refuse(message: string, place = start): ParsedFile<z.output<S>> {
    return {
      value: undefined,
      problems: [{ file: path, ...place, message }],
      locate: () => place,
    }
  }
  if (!(await exists(path))) {
    if (!optionalFiles.has(basename(path, '.yaml'))) {
      return refuse('This file is missing. See data/README.md for what a pack needs.')
    }
    return { value: undefined, problems: [], locate: () => start }
  }
  const file = await stat(path)
  if (!file.isFile()) return refuse('This is a folder and should be a file.')
  const { size } = file
  if (size > maxFileBytes) {
    return refuse(
      `This file has ${size.toLocaleString('en')} bytes; ${maxFileBytes.toLocaleString('en')} fit.`,
    )
  }
  const bytes = await readFile(path)
  const content = bytes.toString('utf8')
  if (!isUtf8(bytes)) {
    return refuse(
      'This file is not UTF-8 text. Save it with the encoding UTF-8.',
      createOffsetConverter(content)(content.indexOf('\uFFFD')),
    )
  }
  return parsePackFile(path, content, schema)
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  )
}
