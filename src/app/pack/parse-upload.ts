/** Reads a pack that comes as one YAML file, with a key for each file that a pack’s folder would have. */
import { z } from 'zod'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type RawContent, checkUnfinished } from '../../core/pack/checks/check-unfinished.ts'
import { type Pack, type PackProblem, packSchemas, sectionSchemas } from '../../core/pack/pack.ts'
import { describePackSize, maxPackBytes, maxUploadBytes } from '../../core/pack/pack-limits.ts'
import { mapSections, sections } from '../../core/pack/sections.ts'
import type { PackPath } from '../../core/pack/section.ts'
import { imageFile } from '../../core/picture/pack-image.ts'
import { upgradeManifest } from '../../core/pack/upgrade.ts'
import { type FileProblem, parsePackFile } from './parse-pack-file.ts'
import { readInlineImages } from './question-images.ts'

/** Fixing the first mistakes often fixes the rest. */
const maxProblems = 15

/** Files as base64 by their names; a person writes none of it. */
const Pictures = z.record(
  z.string().regex(imageFile),
  z.string().regex(/^[A-Za-z0-9+/]+={0,2}$/, 'should be a picture in base64, as the bot writes it'),
)

const SingleFilePack = z.strictObject({
  pack: packSchemas.pack,
  pictures: Pictures.optional(),
  ...mapSections<typeof sectionSchemas>((name) => {
    const schema: z.ZodType<unknown[]> = sectionSchemas[name]
    return sections[name].isRequired === true ? schema : schema.default([])
  }),
})

/** What classes uploaded in an earlier version of the format is upgraded whenever it is read, and stays stored as it is. */
function upgradeUpload(data: unknown): unknown {
  return typeof data === 'object' && data !== null && 'pack' in data
    ? { ...data, pack: upgradeManifest(data.pack) }
    : data
}

/**
 * Returns the pack, or its first mistakes as lines of `line:column: sentence`. A text that holds no pictures is sound unless it
 * `needsPictures`: their words stand for them.
 */
export function parseUpload(
  file: string,
  content: string,
  { needsPictures = false } = {},
): { readonly pack: Pack } | { readonly problems: readonly string[] } {
  const size = Buffer.byteLength(content)
  const sizeProblem = size > maxUploadBytes ? describePackSize(size) : undefined
  if (sizeProblem !== undefined) return { problems: [sizeProblem] }
  const { value, problems, data, wrong, locate } = parsePackFile(file, content, SingleFilePack, {
    maxProblems,
    prepare: upgradeUpload,
  })
  if (value === undefined) {
    const others = checkRest(data, wrong).map(({ file: section, path, message }) => {
      return { ...locate([section, ...path]), message }
    })
    return { problems: [...problems, ...others].slice(0, maxProblems).map(format) }
  }
  const { pack: manifest, pictures, ...parts } = value
  const textBytes = size - lengthOf(pictures)
  const textProblem = describePackSize(textBytes) ?? describeExpansion(content, textBytes)
  if (textProblem !== undefined) return { problems: [textProblem] }
  const { images, problems: imageProblems } = readInlineImages(
    parts,
    pictures ?? (needsPictures ? {} : undefined),
  )
  const pack: Pack = {
    ...manifest,
    ...parts,
    ...(Object.keys(images).length > 0 && { images }),
  }
  const disagreements = [...checkPack(pack, maxProblems), ...imageProblems].slice(0, maxProblems)
  if (disagreements.length === 0) return { pack }
  return {
    problems: disagreements.map(({ file: section, path, message }) =>
      format({ ...locate([section, ...path]), message }),
    ),
  }
}

function lengthOf(pictures: z.infer<typeof Pictures> = {}): number {
  return Object.values(pictures).reduce((sum, { length }) => sum + length, 0)
}

/** Searches and quizzes take characters such as ﷺ apart, into eighteen letters, so these count. */
function describeExpansion(content: string, textBytes: number): string | undefined {
  const more = Buffer.byteLength(content.normalize('NFKC')) - Buffer.byteLength(content)
  return textBytes + more > maxPackBytes
    ? 'The pack is too large: many of its characters stand for several letters each, as ﷺ does. Write them as letters, or split it in two.'
    : undefined
}

/** What else is wrong with a pack whose form is wrong somewhere. */
function checkRest(data: unknown, wrong: readonly PackPath[]): readonly PackProblem[] {
  const whole = z.record(z.string(), z.unknown()).safeParse(data)
  if (!whole.success) return []
  const manifest = packSchemas.pack.safeParse(whole.data['pack'])
  const raw = mapSections<RawContent>((name) => whole.data[name] ?? [])
  const mistakes = wrong.map(([file, ...path]) => ({ file: String(file), path }))
  return checkUnfinished(manifest.data, raw, mistakes)
}

function format({ line, column, message }: Omit<FileProblem, 'file'>): string {
  return `${line}:${column}: ${message}`
}
