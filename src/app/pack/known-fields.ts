/** Finds the fields that a schema has at a path, to suggest the right name for a misspelt one. */
import { z } from 'zod'

/** Returns the field names of the object that the path leads to. `data` says which of several kinds an item is. */
export function knownFields(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  data: unknown,
): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return knownFields(schema.unwrap(), path, data)
  }
  if (schema instanceof z.ZodUnion) {
    const match = schema.options.find(
      (option) => option instanceof z.ZodObject && hasKind(option, data),
    )
    return match === undefined ? [] : knownFields(match, path, data)
  }
  const [key, ...rest] = path
  if (schema instanceof z.ZodArray) return knownFields(schema.element, rest, valueAt(data, key))
  if (!(schema instanceof z.ZodObject)) return []
  if (key === undefined) return Object.keys(schema.shape)
  const field: z.core.$ZodType | undefined = schema.shape[String(key)]
  return field === undefined ? [] : knownFields(field, rest, valueAt(data, key))
}

function hasKind(option: z.ZodObject, data: unknown): boolean {
  const kind: z.core.$ZodType | undefined = option.shape['kind']
  return kind !== undefined && z.safeParse(kind, valueAt(data, 'kind')).success
}

function valueAt(data: unknown, key: PropertyKey | undefined): unknown {
  return typeof data === 'object' && data !== null && key !== undefined
    ? Reflect.get(data, key)
    : undefined
}
