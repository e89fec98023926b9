/** What all requests of the studio have in common. */
import type { Context } from 'hono'
import { z } from 'zod'
import { packFiles } from '../../core/pack/sections.ts'
import type { PackFile } from '../../core/pack/pack.ts'
import { maxPackBytes } from '../../core/pack/pack-limits.ts'
import { toPlainText } from '../../core/reply/plain-text.ts'
import { UserError } from '../../core/reply/user-error.ts'

/** The text of each part of a pack. */
export const Texts = z.strictObject(
  Object.fromEntries(packFiles.map((file) => [file, z.string().max(maxPackBytes)])) as Record<
    PackFile,
    z.ZodString
  >,
)

/** Answers with the sentence of a UserError. */
export async function answerUserError<T>(
  c: Context,
  work: () => Promise<T>,
): Promise<T | Response> {
  try {
    return await work()
  } catch (error) {
    if (!(error instanceof UserError)) throw error
    return c.json({ error: toPlainText({ blocks: [{ kind: 'text', text: error.text }] }) }, 409)
  }
}
