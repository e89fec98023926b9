/** The JSON Schemas of a pack’s files, from which editors complete and explain fields as somebody types. */
import { z } from 'zod'
import { packSchemas } from '../../core/pack/pack.ts'
import type { PackFile } from '../../core/pack/problem.ts'

const about: Readonly<Record<PackFile, string>> = {
  pack: 'What the pack is about and where it comes from.',
  scenes: 'The scenes, in the order of the story.',
  quotes: 'Lines of the work, word for word.',
  characters: 'The people of the story.',
  themes: 'The ideas of the work and the evidence for them.',
  questions: 'Questions for discussion.',
  quiz: 'Quiz items.',
  terms: 'Terms of film and literary study.',
}

/** The schema files by name, such as `scenes.schema.json`, with their content. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(packSchemas).map(([file, schema]) => [
      `${file}.schema.json`,
      `${JSON.stringify(schemaOf(`${file}.yaml`, about[file as PackFile], schema), undefined, 2)}\n`,
    ]),
  )
}

function schemaOf(title: string, description: string, schema: z.ZodType) {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input', override: simplify })
  return { $schema, title, description, ...rest }
}

/** Drops what an author could not read in a hint: the rule against invisible characters, which loading checks. */
function simplify({ jsonSchema }: { jsonSchema: z.core.JSONSchema.BaseSchema }): void {
  if (jsonSchema.type !== 'string') return
  delete jsonSchema.allOf
  if (jsonSchema.pattern?.includes('\\p{') === true) delete jsonSchema.pattern
}
