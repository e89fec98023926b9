/** The pictures of a pack’s questions: checked one by one and together, from its folder or from its one file. */
import { readFile, realpath, stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackProblem } from '../../core/pack/pack.ts'
import { maxImageBytes, maxImageBytesPerPack } from '../../core/pack/pack-limits.ts'
import type { PackContent } from '../../core/pack/sections.ts'
import { readImage, tooLargeImage } from './check-image.ts'
import { isInside } from './is-inside.ts'

interface QuestionImages {
  /** As `data:` addresses, by the names of their files. */
  readonly images: Readonly<Record<string, string>>
  readonly problems: readonly PackProblem[]
}

type FoundImage = { readonly bytes: Uint8Array } | { readonly message: string }

/** Returns each picture that can be shown, and what to change in each that cannot. */
function readImages(
  { quiz }: Pick<PackContent, 'quiz'>,
  find: (file: string) => FoundImage,
): QuestionImages {
  const images: Record<string, string> = {}
  const problems: PackProblem[] = []
  const seen = new Set<string>()
  let total = 0
  for (const [index, { picture }] of quiz.entries()) {
    if (picture === undefined || seen.has(picture.file)) continue
    seen.add(picture.file)
    const found = find(picture.file)
    const read = 'bytes' in found ? readImage(picture.file, found.bytes) : found
    total += 'bytes' in found ? found.bytes.length : 0
    const message =
      'message' in read ? read.message : total > maxImageBytesPerPack ? tooManyBytes() : undefined
    if (message !== undefined) {
      problems.push({ file: 'quiz', path: [index, 'picture', 'file'], message })
    } else if ('data' in read) images[picture.file] = read.data
    if (total > maxImageBytesPerPack) break
  }
  return { images, problems }
}

function tooManyBytes(): string {
  return `The pictures up to this one have more than ${maxImageBytesPerPack.toLocaleString('en')} bytes together. Save some smaller, or leave some out.`
}

export async function readFolderImages(
  folder: string,
  content: Pick<PackContent, 'quiz'>,
): Promise<QuestionImages> {
  const files = new Map<string, FoundImage>()
  let total = 0
  for (const { picture } of content.quiz) {
    if (picture === undefined || files.has(picture.file)) continue
    const found = await readImageFile(folder, picture.file)
    files.set(picture.file, found)
    total += 'bytes' in found ? found.bytes.length : 0
    if (total > maxImageBytesPerPack) break
  }
  return readImages(content, (file) => files.get(file) ?? missing(file, 'folder of the pack'))
}

async function readImageFile(folder: string, file: string): Promise<FoundImage> {
  const path = await realpath(join(folder, file)).catch(() => undefined)
  const found = path === undefined ? undefined : await stat(path).catch(() => undefined)
  if (path === undefined || found?.isFile() !== true) return missing(file, 'folder of the pack')
  if (!isInside(await realpath(folder), path)) {
    return {
      message: `${file} is a link out of the folder of the pack. Put the file itself there.`,
    }
  }
  return found.size > maxImageBytes
    ? { message: tooLargeImage(file) }
    : { bytes: await readFile(path) }
}

/**
 * @param pictures base64 by the name of the file; left out, the pack came without them, and their words stand for them
 */
export function readInlineImages(
  content: Pick<PackContent, 'quiz'>,
  pictures: Readonly<Record<string, string>> | undefined,
): QuestionImages {
  if (pictures === undefined) return { images: {}, problems: [] }
  return readImages(content, (file) => {
    const base64 = Object.hasOwn(pictures, file) ? pictures[file] : undefined
    return base64 === undefined
      ? missing(file, 'upload')
      : { bytes: new Uint8Array(Buffer.from(base64, 'base64')) }
  })
}

function missing(file: string, where: string): FoundImage {
  return {
    message: `There is no file ${file} in the ${where}. Add it, or leave the picture out.`,
  }
}
