/** Reads JSON from the database that another version, or somebody by hand, may have written. */
import type { z } from 'zod'

/** Returns undefined for what the schema does not know, so that one bad row stops nothing but itself. */
export function parseStored<T>(schema: z.ZodType<T>, stored: string): T | undefined {
  try {
    return schema.parse(JSON.parse(stored))
  } catch {
    return undefined
  }
}
