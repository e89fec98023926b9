/** The fields that a schema has at a path, to say which one a misspelt name was meant to be. */
import { z } from 'zod'

/** Field names of the object that the path leads to; `data` tells which of several kinds an item is. */
export function knownFields(
  schema: z.core.$ZodType,
  path: readonly PropertyKey[],
  data: unknown,
): readonly string[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodDefault) {
    return knownFields(schema.unwrap(), path, data)
  }
  if (schema instanceof z.ZodUnion) {
    const fits = schema.options.find(
      (option) => option instanceof z.ZodObject && hasKind(option, data),
    )
    return fits === undefined ? [] : knownFields(fits, path, data)
  }
  const [step, ...rest] = path
  if (schema instanceof z.ZodArray) return knownFields(schema.element, rest, valueAt(data, step))
  if (!(schema instanceof z.ZodObject)) return []
  if (step === undefined) return Object.keys(schema.shape)
  const field: z.core.$ZodType | undefined = schema.shape[String(step)]
  return field === undefined ? [] : knownFields(field, rest, valueAt(data, step))
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
