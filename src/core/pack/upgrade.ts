/** Brings packs of earlier versions of the format up to date. */
import { z } from 'zod'
import { packFormat } from './manifest.ts'

/** Version 1 had no field for its version; some write it, with quotation marks or without. All of its fields have the same meaning in version 2. */
const FirstManifest = z.looseObject({ format: z.literal([1, '1']).optional() })

/** Whether this is the content of a pack.yaml of an earlier version. */
export function isEarlierManifest(manifest: unknown): boolean {
  return FirstManifest.safeParse(manifest).success
}

/** Returns the content of a pack.yaml as the current version has it; what isn’t of an earlier version is returned as it is. */
export function upgradeManifest(manifest: unknown): unknown {
  return isEarlierManifest(manifest) ? { ...(manifest as object), format: packFormat } : manifest
}
