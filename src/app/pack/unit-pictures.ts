/** Reads the drawings that the units of a pack show, from the folder `pictures` of the pack. */
import { isUtf8 } from 'node:buffer'
import { readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackProblem } from '../../core/pack/pack.ts'
import { maxPictureBytes, maxPictureBytesPerPack } from '../../core/pack/pack-limits.ts'
import type { PackContent } from '../../core/pack/sections.ts'
import { readDrawing } from '../../core/picture/drawing/read-drawing.ts'
import { isInside } from './is-inside.ts'

export const picturesFolder = 'pictures'

interface UnitPictures {
  /** By the names of their files. */
  readonly drawings: ReadonlyMap<string, string>
  readonly problems: readonly PackProblem[]
}

/** Returns each drawing that can be shown, and what to change in each that cannot. */
export async function readUnitPictures(
  folder: string,
  { scenes }: Pick<PackContent, 'scenes'>,
): Promise<UnitPictures> {
  const named = scenes.flatMap(({ pictures = [] }, index) =>
    pictures.map(({ file }, at) => ({ file, path: [index, 'pictures', at, 'file'] })),
  )
  const drawings = new Map<string, string>()
  const problems: PackProblem[] = []
  const seen = new Set<string>()
  let bytes = 0
  for (const { file, path } of named) {
    if (seen.has(file)) continue
    seen.add(file)
    const read = await readPicture(folder, file)
    const message = 'message' in read ? read.message : undefined
    if ('svg' in read) {
      drawings.set(file, read.svg)
      bytes += read.bytes
    }
    if (message !== undefined) problems.push({ file: 'scenes', path, message })
    else if (bytes > maxPictureBytesPerPack) {
      problems.push({ file: 'scenes', path, message: tooManyBytes() })
      break
    }
  }
  return { drawings, problems }
}

function tooManyBytes(): string {
  return `The pictures up to this one have more than ${maxPictureBytesPerPack.toLocaleString('en')} bytes together. Simplify some, or leave some out.`
}

async function readPicture(
  folder: string,
  file: string,
): Promise<{ readonly svg: string; readonly bytes: number } | { readonly message: string }> {
  const name = `${picturesFolder}/${file}`
  const path = await realpath(join(folder, picturesFolder, file)).catch(() => undefined)
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined)
  if (path === undefined || found?.isFile() !== true) {
    return {
      message: `There is no file ${name} in the folder of the pack. Add it, or leave the picture out.`,
    }
  }
  if (!isInside(await realpath(folder), path)) {
    return {
      message: `${name} is a link out of the folder of the pack. Put the file itself there.`,
    }
  }
  const tooLarge = {
    message: `${name} has more than ${maxPictureBytes.toLocaleString('en')} bytes. Simplify the drawing, or save it as “Optimised SVG”.`,
  }
  if (found.size > maxPictureBytes) return tooLarge
  const bytes = await readFile(path)
  if (bytes.length > maxPictureBytes) return tooLarge
  if (!isUtf8(bytes)) {
    return { message: `${name} isn’t UTF-8 text. Save it with the encoding UTF-8.` }
  }
  const read = readDrawing(bytes.toString('utf8'))
  return 'problem' in read
    ? { message: `${name}, line ${read.problem.line}: ${read.problem.message}` }
    : { svg: read.svg, bytes: bytes.length }
}
