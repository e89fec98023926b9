/** A pack that comes again as text alone keeps the pictures that the class has of it, as far as its questions still name them. */
import type { Pack } from '../../core/pack/pack.ts'
import { type PictureFiles, pictureLines, splitPictures } from './join-pack.ts'
import { parseUpload } from './parse-upload.ts'

interface Texts {
  readonly content: string
  /** What the class has of it now. */
  readonly before: string
}

/** Returns the pack with those pictures; undefined where there are none for it, or not all that it names. */
export function keepPictures({
  content,
  before,
}: Texts): { readonly pack: Pack; readonly content: string } | undefined {
  const kept: PictureFiles = new Map(
    [...splitPictures(before)].filter(([name]) => content.includes(name)),
  )
  if (kept.size === 0) return undefined
  const whole = `${content.trimEnd()}\n${pictureLines(kept).join('\n')}\n`
  const read = parseUpload('pack.yaml', whole)
  return 'pack' in read ? { pack: read.pack, content: whole } : undefined
}
