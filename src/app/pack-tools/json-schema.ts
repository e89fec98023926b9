/** The JSON Schemas of a pack’s files, which editors use to complete and explain fields. */
import { z } from 'zod'
import { packSchemas } from '../../core/pack/pack.ts'
import { sectionNames, sections } from '../../core/pack/sections.ts'

/** Returns the schema files by name, such as `scenes.schema.json`, with their content. */
export function schemaFiles(): ReadonlyMap<string, string> {
  return new Map([
    schemaFile('pack', 'What the pack is about and where it comes from.', packSchemas.pack),
    ...sectionNames.map((name) => schemaFile(name, sections[name].summary, packSchemas[name])),
  ])
}

function schemaFile(
  file: string,
  description: string,
  schema: z.ZodType,
): readonly [name: string, content: string] {
  const { $schema, ...rest } = z.toJSONSchema(schema, { io: 'input' })
  const jsonSchema = { $schema, title: `${file}.yaml`, description, ...rest }
  return [`${file}.schema.json`, `${JSON.stringify(jsonSchema, undefined, 2)}\n`]
}
