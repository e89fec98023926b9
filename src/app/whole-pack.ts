/** Reads a pack that comes as one YAML file, with a key for each file that a pack's folder would have. */
import { z } from 'zod'
import { checkPack } from '../core/pack-check.ts'
import { type Pack, packFiles } from '../core/pack.ts'
import { type FileProblem, parsePackFile } from './pack-file.ts'

const WholePack = z.strictObject({
  pack: packFiles.pack,
  scenes: packFiles.scenes,
  quotes: packFiles.quotes.default([]),
  characters: packFiles.characters.default([]),
  themes: packFiles.themes.default([]),
  questions: packFiles.questions.default([]),
  quiz: packFiles.quiz.default([]),
  terms: packFiles.terms.default([]),
})

/** The pack, or every mistake in it with its place. */
export function readWholePack(
  file: string,
  content: string,
): { readonly pack: Pack } | { readonly problems: readonly FileProblem[] } {
  const { value, problems, locate } = parsePackFile(file, content, WholePack)
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
