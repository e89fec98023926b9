/** Reads `commands/locales/<locale>.json`: the commands' names and summaries in the languages of Discord's clients. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { Locale as DiscordLocale } from 'discord.js'
import { z } from 'zod'
import { commandLimits } from './limits.ts'

const Name = z
  .string()
  .regex(/^[-_\p{L}\p{N}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), 'must be in lower case')

const Summary = z.string().min(1).max(commandLimits.description)

const OptionTranslation = z.strictObject({
  name: Name,
  summary: Summary,
  /** Labels by the choice's value. */
  choices: z.record(z.string(), z.string().min(1).max(commandLimits.choiceName)).optional(),
})

const SubcommandTranslation = z.strictObject({
  name: Name.optional(),
  summary: Summary.optional(),
  options: z.record(z.string(), OptionTranslation).optional(),
})

const CommandTranslation = SubcommandTranslation.extend({
  name: Name,
  summary: Summary,
  actions: z
    .record(z.string(), SubcommandTranslation.extend({ name: Name, summary: Summary }))
    .optional(),
})

/** Commands by their own names. */
export const Translation = z.record(z.string(), CommandTranslation)
export type Translation = z.infer<typeof Translation>

/** Translations by Discord's tag for the language, such as `de` or `es-ES`. */
export type Translations = ReadonlyMap<string, Translation>

const tags: ReadonlySet<string> = new Set(Object.values(DiscordLocale))

/** Throws an Error that names the file for one that is not as it must be. */
export async function loadTranslations(folder: string): Promise<Translations> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<readonly [string, Translation]> => {
        const tag = file.slice(0, -'.json'.length)
        if (!tags.has(tag)) throw new Error(`${file}: Discord has no language “${tag}”.`)
        const read = Translation.safeParse(JSON.parse(await readFile(join(folder, file), 'utf8')))
        if (read.success) return [tag, read.data]
        throw new Error(`${file}: ${z.prettifyError(read.error)}`)
      }),
    ),
  )
}
