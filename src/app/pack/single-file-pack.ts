/** Reads a pack that comes as one YAML file, with a key for each file that a pack’s folder would have. */
import { z } from 'zod'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type Pack, packSchemas, sectionSchemas } from '../../core/pack/pack.ts'
import { mapSections, sections } from '../../core/pack/sections.ts'
import { type FileProblem, parsePackFile } from './parse-pack-file.ts'

const SingleFilePack = z.strictObject({
  pack: packSchemas.pack,
  ...mapSections<typeof sectionSchemas>((name) => {
    const schema: z.ZodType<unknown[]> = sectionSchemas[name]
    return sections[name].isRequired === true ? schema : schema.default([])
  }),
})

/** Returns the pack, or every mistake in it with its position. */
export function parseSingleFilePack(
  file: string,
  content: string,
): { readonly pack: Pack } | { readonly problems: readonly FileProblem[] } {
  const { value, problems, locate } = parsePackFile(file, content, SingleFilePack)
  if (value === undefined) return { problems }
  const { pack: manifest, ...parts } = value
  const pack: Pack = { ...manifest, ...parts }
  const disagreements = checkPack(pack).map(({ file: section, path, message }) => ({
    file,
    ...locate([section, ...path]),
    message,
  }))
  return disagreements.length > 0 ? { problems: disagreements } : { pack }
}
