/** Reads `commands/locales/<locale>.json`: the names and summaries of commands in the languages of Discord’s clients. */
import { readFile, readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { Locale as DiscordLocale } from 'discord.js'
import { z } from 'zod'
import { commandLimits } from './limits.ts'

export const translationsFolder = fileURLToPath(
  new URL('../../../commands/locales', import.meta.url),
)

const Name = z
  .string()
  .regex(/^[-_\p{L}\p{N}]{1,32}$/u)
  .refine((name) => name === name.toLowerCase(), 'must be lower case')

const Summary = z.string().min(1).max(commandLimits.description)

const OptionTranslation = z.strictObject({
  name: Name,
  summary: Summary,
  /** Labels by the value of the choice. */
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
  subcommands: z
    .record(z.string(), SubcommandTranslation.extend({ name: Name, summary: Summary }))
    .optional(),
})

/** Translated commands by their English names. */
export const Translation = z.record(z.string(), CommandTranslation)
export type Translation = z.infer<typeof Translation>

/** Translations by Discord’s code for the language, such as `de` or `es-ES`. */
export type Translations = ReadonlyMap<string, Translation>

const localeCodes: ReadonlySet<string> = new Set(Object.values(DiscordLocale))

/** Throws an Error that names the file and what is wrong with it. */
export async function loadTranslations(folder: string): Promise<Translations> {
  const files = (await readdir(folder)).filter((file) => file.endsWith('.json')).sort()
  return new Map(
    await Promise.all(
      files.map(async (file): Promise<readonly [string, Translation]> => {
        const code = file.slice(0, -'.json'.length)
        if (!localeCodes.has(code)) throw new Error(`${file}: Discord has no language “${code}”.`)
        const content: unknown = JSON.parse(await readFile(join(folder, file), 'utf8'))
        const parsed = Translation.safeParse(content)
        if (parsed.success) return [code, parsed.data]
        throw new Error(`${file}: ${z.prettifyError(parsed.error)}`)
      }),
    ),
  )
}
