/** Finds the part of a schema that stands for a value inside a file. */
import { z } from 'zod'

/**
 * Returns the schema at a path, or undefined where there is none. `data` says which of several kinds a value is. The schema
 * itself is returned as its author wrote it, with its description; `unwrapSchema` takes off what surrounds it.
 */
export function schemaAt(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  data: unknown,
): z.core.$ZodType | undefined {
  const [key, ...rest] = path
  if (key === undefined) return schema
  const inner = unwrapSchema(schema, data)
  if (inner instanceof z.ZodArray) return schemaAt(inner.element, rest, valueAt(data, key))
  if (!(inner instanceof z.ZodObject)) return undefined
  const field: z.core.$ZodType | undefined = inner.shape[String(key)]
  return field === undefined ? undefined : schemaAt(field, rest, valueAt(data, key))
}

/** Takes off defaults and transformations, and chooses the option that fits the data. */
export function unwrapSchema(schema: z.core.$ZodType, data: unknown): z.core.$ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return unwrapSchema(schema.unwrap(), data)
  }
  if (schema instanceof z.ZodPipe) return unwrapSchema(schema.in, data)
  if (!(schema instanceof z.ZodUnion)) return schema
  const objects = schema.options.filter((option) => option instanceof z.ZodObject)
  return objects.find((option) => hasKind(option, data)) ?? objects[0] ?? schema
}

function hasKind(option: z.ZodObject, data: unknown): boolean {
  const kind: z.core.$ZodType | undefined = option.shape['kind']
  return kind !== undefined && z.safeParse(kind, valueAt(data, 'kind')).success
}

export function valueAt(data: unknown, key: PropertyKey): unknown {
  return typeof data === 'object' && data !== null ? Reflect.get(data, key) : undefined
}

/** Returns the names of an object’s fields; none for other schemas. */
export function fieldNames(schema: z.core.$ZodType | undefined, data: unknown): readonly string[] {
  const inner = schema === undefined ? undefined : unwrapSchema(schema, data)
  return inner instanceof z.ZodObject ? Object.keys(inner.shape) : []
}
