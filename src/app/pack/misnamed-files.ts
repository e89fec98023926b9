/** Finds files of a pack that were saved under a name that the bot doesn’t read, such as quiz.yaml.txt or chapters.yaml. */
import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { findClosestName } from '../../core/command/did-you-mean.ts'
import { packSchemas } from '../../core/pack/pack.ts'
import type { FileProblem } from './parse-pack-file.ts'

export interface MisnamedFiles {
  /** Their content is nowhere else in the pack, so that a class would miss it without a word. */
  readonly lost: readonly FileProblem[]
  /** The pack also has a file with the right name. */
  readonly spare: readonly FileProblem[]
}

const known: readonly string[] = Object.keys(packSchemas)

/** What people call the file that the format calls scenes.yaml. */
const wordsForScenes = ['acts', 'chapters', 'paragraphs', 'parts', 'sections', 'stanzas', 'units']

export async function findMisnamedFiles(folder: string): Promise<MisnamedFiles> {
  const names = await readdir(folder).catch((): string[] => [])
  const found = names.toSorted().flatMap((name) => {
    const meant = fileMeantBy(name)
    if (meant === undefined || name === meant) return []
    const message = `The bot doesn’t read files with this name. Should it be ${meant}?`
    const problem = { file: join(folder, name), line: 1, column: 1, message }
    return [{ problem, isSpare: names.includes(meant) }]
  })
  return {
    lost: found.filter(({ isSpare }) => !isSpare).map(({ problem }) => problem),
    spare: found.filter(({ isSpare }) => isSpare).map(({ problem }) => problem),
  }
}

/** Whether somebody meant a folder to be a pack: it has a pack.yaml, whatever its ending, or another of a pack’s files. */
export async function isPackFolder(folder: string): Promise<boolean> {
  const names = await readdir(folder).catch((): string[] => [])
  return names.some((name) => {
    const meant = fileMeantBy(name)
    return meant !== undefined && (name === meant || /^pack\./i.test(name))
  })
}

/** A word processor’s file counts only if its name is that of a pack’s file, since it may be notes. */
function fileMeantBy(name: string): string | undefined {
  const [, stem = '', ending = ''] =
    /^([^.]+?)(?: ?\(\d+\))?\.(ya?ml|json|(?:ya?ml\.)?(?:txt|docx?|rtf|odt|pages|md))$/.exec(
      name.toLowerCase(),
    ) ?? []
  const meant = stemMeantBy(stem, /^(?:ya?ml|json)/.test(ending))
  return meant === undefined ? undefined : `${meant}.yaml`
}

function stemMeantBy(stem: string, mayBeMistyped: boolean): string | undefined {
  if (known.includes(stem)) return stem
  if (stem === '' || !mayBeMistyped) return undefined
  return wordsForScenes.includes(stem) ? 'scenes' : findClosestName(stem, known)
}
