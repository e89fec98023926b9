/** Reads a pack that comes as one YAML file, with a key for each file that a pack's folder would have. */
import { z } from 'zod'
import { checkPack } from '../../core/pack/checks/check-pack.ts'
import { type Pack, packSchemas } from '../../core/pack/pack.ts'
import { type FileProblem, parsePackFile } from './parse-pack-file.ts'

const SingleFilePack = z.strictObject({
  pack: packSchemas.pack,
  scenes: packSchemas.scenes,
  quotes: packSchemas.quotes.default([]),
  characters: packSchemas.characters.default([]),
  themes: packSchemas.themes.default([]),
  questions: packSchemas.questions.default([]),
  quiz: packSchemas.quiz.default([]),
  terms: packSchemas.terms.default([]),
})

/** The pack, or every mistake in it with its place. */
export function parseSingleFilePack(
  file: string,
  content: string,
): { readonly pack: Pack } | { readonly problems: readonly FileProblem[] } {
  const { value, problems, locate } = parsePackFile(file, content, SingleFilePack)
  if (value === undefined) return { problems }
  const { pack: manifest, ...parts } = value
  const pack: Pack = { ...manifest, ...parts }
  const disagreements = checkPack(pack).map(({ file: part, path, message }) => ({
    file,
    ...locate([part, ...path]),
    message,
  }))
  return disagreements.length > 0 ? { problems: disagreements } : { pack }
}
